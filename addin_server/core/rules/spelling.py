"""A name written in two ways, and the ways to make it one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from addin_server.core.model import Span
from addin_server.core.rules.rule import BlockFix, Issue
from addin_server.core.structure.article import Passage


class Spelling(NamedTuple):
    """A name as it is written, and every place it is written so."""

    text: str
    places: Sequence[tuple[Passage, Span]]

    def written(self, other: str, label: str) -> BlockFix:
        """Return the fix that writes `other` at all of them."""
        return BlockFix(label, "review", (), tuple((passage, span, other) for passage, span in self.places))


def either(here: Spelling, there: Spelling) -> tuple[BlockFix, BlockFix]:
    """Return the two ways to make one of two spellings: what is marked as the other, or the other as what is marked."""
    where = "另一处" if len(there.places) == 1 else "别处"
    return (
        here.written(there.text, f"改为“{there.text}”"),
        there.written(here.text, f"把{where}改为“{here.text}”"),
    )


def by_use(before: Spelling, after: Spelling) -> tuple[Spelling, Spelling]:
    """Return the slip and what is meant: the slip is the rarer, of two as often the one told later."""
    return (before, after) if len(before.places) < len(after.places) else (after, before)


def variant(before: Spelling, after: Spelling) -> Issue:
    """Return the issue of two spellings: marked is the slip."""
    slip, known = by_use(before, after)
    (passage, span), *again = slip.places
    return Issue(
        at=passage,
        span=span,
        params={"match": slip.text, "against": known.text},
        evidence=((*known.places[0], "另一种写法"), *((*place, "又一处") for place in again)),
        fixes=either(slip, known),
    )
