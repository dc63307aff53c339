"""Tables of a source: which paragraphs are one, and what stands in each row under which head."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from addin_server.core.model import Paragraph, Span

_BREAK = re.compile(r"[ 　]*(?:\t|\|)[ 　]*|[ 　]{2,}")
_RULED = re.compile(r"^[\s|:—–-]+$")
_HEAD = 12
"""No head of a column is longer."""
_PROSE = 40
"""A longer cell, below heads that say nothing, is no entry of a table but text in a frame."""


class Cell(NamedTuple):
    """The characters of a paragraph that stand in one cell."""

    paragraph: int
    span: Span


class Grid(NamedTuple):
    """`rows` below the head, each with its cells by column; `paragraphs` are all it is made of."""

    head: tuple[str, ...]
    rows: tuple[dict[int, Cell], ...]
    paragraphs: frozenset[int]


def grids(paragraphs: Sequence[Paragraph], known: Callable[[str], str]) -> list[Grid]:
    """Return the tables of a text: those its program told of, and those written with tabs, bars or wide spaces.

    `known` says what the column below a head holds, nothing where the head does not tell.
    """
    drawn_and_typed = (*_drawn(paragraphs), *_typed(paragraphs))
    return [grid for rows in drawn_and_typed if (grid := _grid(paragraphs, rows, known)) is not None]


Row = dict[int, Cell]


def _grid(paragraphs: Sequence[Paragraph], rows: list[Row], known: Callable[[str], str]) -> Grid | None:
    """A table has a head of short words over all its columns; what only frames prose has none."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    head = {column: paragraphs[cell.paragraph].text[slice(*cell.span)] for column, cell in rows[0].items()}
    if any(len(text) > _HEAD or "。" in text for text in head.values()):
        return None
    names = tuple(re.sub(r"\s", "", head.get(column, "")) for column in range(max(head) + 1))
    below = (paragraphs[cell.paragraph].text[slice(*cell.span)] for row in rows[1:] for cell in row.values())
    if not any(map(known, names)) and any(len(text) > _PROSE for text in below):
        return None
    return Grid(names, tuple(rows[1:]), frozenset(cell.paragraph for row in rows for cell in row.values()))


def _drawn(paragraphs: Sequence[Paragraph]) -> Iterator[list[Row]]:
    placed = [(p.cell, i) for i, p in enumerate(paragraphs) if p.cell is not None]
    for _, cells in groupby(placed, key=lambda each: each[0][0]):
        rows: dict[int, Row] = {}
        for (_, row, column), i in cells:
            # A cell of several paragraphs is told by its first.
            rows.setdefault(row, {}).setdefault(column, Cell(i, Span(0, len(paragraphs[i].text))))
        yield list(rows.values())


def _typed(paragraphs: Sequence[Paragraph]) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for i, paragraph in enumerate(paragraphs):
        if rows and _RULED.match(paragraph.text):
            continue
        row = _cells(i, paragraph.text) if paragraph.cell is None else {}
        # Cells left empty at the end of a row leave no tab behind.
        fits = bool(rows) and len(row) > 1 and max(row) <= max(rows[0])
        if rows and not fits:
            yield rows
            rows = []
        if len(row) > 1:
            rows.append(row)
    yield rows


def _cells(index: int, text: str) -> Row:
    found, start = [], 0
    for mark in (*_BREAK.finditer(text), None):
        end = mark.start() if mark else len(text)
        found.append(Span(start, end))
        start = mark.end() if mark else end
    if "|" in text:  # bars stand around a row, too
        found = [span for span in found if span.start < span.end or 0 < span.start < len(text)]
    return {column: Cell(index, span) for column, span in enumerate(found) if span.start < span.end}
