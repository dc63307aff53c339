"""Code points to UTF-16 units: the one place that converts, because every host counts in UTF-16."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from addin_server.core import model

Offsets = Annotated[tuple[int, int], Meta(description="[start, end) in UTF-16 code units of the paragraph's text")]


class Utf16:
    """Converts code-point offsets of one text to UTF-16 offsets."""

    def __init__(self, text: str) -> None:
        self._astral = [i for i, char in enumerate(text) if char > "\uffff"] if not text.isascii() else []

    def offset(self, code_points: int) -> int:
        if not self._astral:
            return code_points
        return code_points + sum(1 for i in self._astral if i < code_points)

    def span(self, span: model.Span) -> tuple[int, int]:
        return self.offset(span.start), self.offset(span.end)

    def back(self, span: tuple[int, int]) -> model.Span:
        """Return [start, end) in UTF-16 units as code points; a boundary inside a pair is taken behind it."""
        return model.Span(self._code_points(span[0]), self._code_points(span[1]))

    def _code_points(self, units: int) -> int:
        return units - sum(1 for number, i in enumerate(self._astral) if i + number < units - 1)
