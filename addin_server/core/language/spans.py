"""Sorted spans of a text: those within one, those that touch one, the longest of those that overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from addin_server.core.model import Span


def inside(spans: list[Span], within: Span) -> list[Span]:
    """Those of the sorted `spans` that lie wholly in `within`."""
    first = bisect_left(spans, (within.start, within.start))
    found = []
    for at in range(first, len(spans)):  # a slice would copy all that follow
        span = spans[at]
        if span.start >= within.end:
            break
        if span.end <= within.end:
            found.append(span)
    return found


def overlapping(spans: list[Span], with_: Span) -> list[Span]:
    """Those of the sorted `spans` that share a character with `with_`; none of them longer than a name."""
    first = bisect_left(spans, (with_.start - _LONGEST_ENTRY, 0))
    found = []
    for at in range(first, len(spans)):
        span = spans[at]
        if span.start >= with_.end:
            break
        if span.end > with_.start:
            found.append(span)
    return found


_LONGEST_ENTRY = 60
"""Characters of the longest entry a word list may have."""


def longest(spans: Iterable[Span]) -> list[Span]:
    """Leftmost-longest choice among overlapping spans."""
    ordered = sorted(spans)
    if len(ordered) < 2:
        return ordered
    chosen: list[Span] = []
    begun = done = -1
    for span in ordered:
        start, end = span
        if start >= done and start != begun:
            chosen.append(span)
        elif start == begun:
            chosen[-1] = span  # of those that begin at one place the longest comes last
        else:
            continue
        begun, done = start, end
    return chosen


def holding(units: list[Span], offset: int) -> Span | None:
    """The last of the sorted `units` that begins at `offset` or before it."""
    after = bisect_left(units, (offset + 1, 0))
    return units[after - 1] if after else None
