"""What a proofreader is to us: texts in, marks out. Which one it is, nobody else needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec


class ProofreaderMatch(msgspec.Struct, frozen=True):
    """A place a proofreader points at, in its own words.

    `start` and `end` are code points of the text it was given; `source` and `category` are its names for the rule
    and the family of the rule; `right` is what it would write there, best first; `says` may hold another language.
    """

    start: int
    end: int
    source: str
    category: str
    says: str
    right: tuple[str, ...] = ()


class Proofreader(Protocol):
    """Reads texts one by one; nothing it says spans two of them."""

    name: str
    """What `skipped` calls it."""

    def read(self, texts: Sequence[str]) -> list[list[ProofreaderMatch]]:
        """Return the marks of each text, in the order of the texts. Raises Unavailable."""
        ...


class Unavailable(Exception):  # noqa: N818  (a state, told to the user as it is)
    """A proofreader cannot read now. The text is one Chinese sentence without its full stop.

    `soon` when it is only a matter of seconds: asking again is worth it.
    """

    def __init__(self, sentence: str, *, soon: bool = False) -> None:
        super().__init__(sentence)
        self.soon = soon
