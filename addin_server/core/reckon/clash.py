"""What a computation found: two places that cannot both be right."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.core.article import Passage
from addin_server.core.model import Span


class Clash(NamedTuple):
    """`span` contradicts `other` (which may lie in another passage); `because` is the sum a reader can redo."""

    case: str
    passage: Passage
    span: Span
    because: str
    other: tuple[Passage, Span] | None = None


def plain(value: object) -> str:
    """A number as a reader writes it: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
