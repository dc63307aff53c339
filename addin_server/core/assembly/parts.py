"""The nouns of assembling. Data only."""

from __future__ import annotations

from typing import Literal, NamedTuple

from addin_server.core.model import Span
from addin_server.core.structure.article import Passage

Says = Literal["unit", "problem", "action", "effect"]

JOINTS = frozenset({"针对", "，", "。"})
"""All that is ever written between two parts."""


class SourcePhrase(NamedTuple):
    """Words of the draft that say one thing, where they stand, how well they would do, and the things they name."""

    says: Says
    passage: Passage
    span: Span
    worth: float
    things: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return self.passage.block.quote(self.span)


class Hole(NamedTuple):
    """What the draft does not say; `ask` tells its writer what to fill in."""

    says: Says
    ask: str

    @property
    def text(self) -> str:
        return f"〔{self.ask}〕"


class Connective(NamedTuple):
    """A word of JOINTS."""

    text: str


class Assembled(NamedTuple):
    """Parts in the order they are read."""

    parts: tuple[SourcePhrase | Hole | Connective, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def phrases(self) -> tuple[SourcePhrase, ...]:
        return tuple(part for part in self.parts if isinstance(part, SourcePhrase))
