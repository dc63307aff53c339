"""Code points to UTF-16 units: the one place that converts, because every host counts in UTF-16."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Annotated

from msgspec import Meta

from addin_server.core import model

Offsets = Annotated[tuple[int, int], Meta(description="[start, end) in UTF-16 code units of the paragraph's text")]

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
"""What takes two units."""


class Utf16:
    """Converts code-point offsets of one text to UTF-16 offsets."""

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._pairs = [i + number for number, i in enumerate(self._astral)]

    def offset(self, code_points: int) -> int:
        return code_points + bisect_left(self._astral, code_points)

    def span(self, span: model.Span) -> tuple[int, int]:
        return self.offset(span.start), self.offset(span.end)

    def back(self, span: tuple[int, int]) -> model.Span:
        """Return [start, end) in UTF-16 units as code points; a boundary inside a pair is taken behind it."""
        return model.Span(self._code_points(span[0]), self._code_points(span[1]))

    def _code_points(self, units: int) -> int:
        return units - bisect_left(self._pairs, units - 1)
