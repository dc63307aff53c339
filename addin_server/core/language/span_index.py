"""An index of spans that others are tested against, in a time that does not grow with their number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from addin_server.core.model import Span


class SpanIndex:
    """Spans in any order, overlapping or not."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))
        """The furthest end so far, by number."""

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans has all these characters."""
        upto = bisect_right(self._starts, start)
        return upto > 0 and self._ends[upto - 1] >= end

    def touches(self, start: int, end: int) -> bool:
        """Whether one of the spans has any of these characters."""
        upto = bisect_left(self._starts, end)
        return upto > 0 and self._ends[upto - 1] > start
