"""QR codes: the one file that knows segno."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple


class Code(NamedTuple):
    """A code as an SVG path in a square of `size` units, its quiet margin included."""

    size: int
    path: str


_MARGIN = 4


def code(text: str) -> Code:
    """Return the code of a text: one that a camera at the back of a room still reads."""
    import segno  # longer to import than a service may take to start, and few show a code

    matrix = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    runs = []
    for y, row in enumerate(matrix, _MARGIN):
        x = _MARGIN
        for dark, cells in groupby(row):
            width = len(list(cells))
            if dark:
                runs.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return Code(len(matrix) + 2 * _MARGIN, "".join(runs))
