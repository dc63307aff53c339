"""What a computation found: two statements that cannot both be right."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.core.model import Span
from addin_server.core.structure.article import Passage


class Clash(NamedTuple):
    """`span` contradicts `other` in the same paragraph; `because` is the sum a reader can redo."""

    case: str
    span: Span
    because: str
    other: Span | None = None


class ArticleClash(NamedTuple):
    """A clash that only the whole brief shows: `clash` stands in `passage`, what it contradicts in `against`."""

    passage: Passage
    clash: Clash
    against: Passage | None = None


def plain(value: object) -> str:
    """A number as a reader writes it: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
