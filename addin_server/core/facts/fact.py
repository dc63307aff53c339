"""One checkable fact of a text."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import NamedTuple

from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.reading.statement import Measure
from addin_server.core.structure.article import Passage


class FactKind(enum.StrEnum):
    """What sort of fact it is, in the order a checker goes through them."""

    FIGURE = "figure"
    NAME = "name"
    DATE = "date"
    QUOTATION = "quotation"


class Quantity(NamedTuple):
    """A figure's value counted in its unit, the names of one unit made one."""

    value: Decimal
    unit: str


class Day(NamedTuple):
    """A date as far as it is told; None for what is not."""

    year: int | None
    month: int | None
    day: int | None


class Fact(NamedTuple):
    """What is said at `span`: by kind a figure's value and unit, a name, a day, or the words quoted.

    `about` are the content words of its clause, `head` is what a figure counts.
    """

    kind: FactKind
    passage: Passage
    span: Span
    says: Quantity | Day | str
    about: frozenset[str] = frozenset()
    head: str = ""
    measure: Measure | None = None
    exact: bool = True

    @property
    def block(self) -> Block:
        return self.passage.block

    @property
    def text(self) -> str:
        """As it is written."""
        return self.block.raw[self.span.start : self.span.end]

    @property
    def same(self) -> tuple[object, ...]:
        """What two mentions of one fact have in common."""
        return (self.kind, self.says, self.exact, self.head)
