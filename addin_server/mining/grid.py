"""Tables of a source: which paragraphs are one, and what stands in each row under which head."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile, groupby
from typing import NamedTuple

from addin_server.core.model import Paragraph, Span

_BREAK = re.compile(r"[ 　]*(?:\t|\|)[ 　]*|[ 　]{2,}")
_RULED = re.compile(r"^[\s|:—–-]+$")
_HEAD = 12
"""No head of a column is longer."""
_PROSE = 40
"""A longer cell, below heads that say nothing, is no entry of a table but text in a frame."""
_FIELDS = 3
"""So many things a form tells at least: a name, what was wrong, what was done."""


class Cell(NamedTuple):
    """The characters of a paragraph that stand in one cell."""

    paragraph: int
    span: Span


Row = dict[int, tuple[Cell, ...]]
"""The paragraphs of each cell, by its column; a cell without words is left out."""


class Grid(NamedTuple):
    """`rows` below the head, each with its cells by column; `paragraphs` are all it is made of."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    paragraphs: frozenset[int]


Known = Callable[[str], str]
"""What the column below a head holds, nothing where the head does not tell."""


def grids(paragraphs: Sequence[Paragraph], known: Known) -> list[Grid]:
    """Return the tables of a text: those its program told of, and those written with tabs, bars or wide spaces."""
    drawn_and_typed = (*_drawn(paragraphs), *_typed(paragraphs))
    read = (_card(paragraphs, rows, known) or _grid(paragraphs, rows, known) for rows in drawn_and_typed)
    return [grid for grid in read if grid is not None]


def _grid(paragraphs: Sequence[Paragraph], rows: list[Row], known: Known) -> Grid | None:
    """A table has a head of short words over all its columns; what only frames prose has none."""
    titled, rows = rows, list(dropwhile(lambda row: len(row) < 2, rows))  # its title may stand in a row of its own
    if len(rows) < 2:
        return None
    head = {column: _text(paragraphs, cells) for column, cells in rows[0].items()}
    if any(len(text) > _HEAD or "。" in text for text in head.values()):
        return None
    names = tuple(head.get(column, "") for column in range(max(head) + 1))
    below = (len(_text(paragraphs, cells)) for row in rows[1:] for cells in row.values())
    if not any(map(known, names)) and any(length > _PROSE for length in below):
        return None
    return Grid(names, tuple(rows[1:]), _paragraphs(titled))


def _card(paragraphs: Sequence[Paragraph], rows: list[Row], known: Known) -> Grid | None:
    """A form that tells of one thing: heads stand beside what they are of, not above it."""
    pairs = [pair for row in rows for pair in _pairs(row)]
    heads, values = ([_text(paragraphs, pair[side]) for pair in pairs] for side in (0, 1))
    told, beside = ([kind for text in texts if (kind := known(text))] for texts in (heads, values))
    # 问题 做法 成效 side by side are heads of what stands below them.
    if len(set(told)) < _FIELDS or 2 * len(told) <= len(heads) or 2 * len(beside) > len(heads):
        return None
    if any(len(head) > _HEAD for head in heads):
        return None
    return Grid(tuple(heads), (dict(enumerate(cells for _, cells in pairs)),), _paragraphs(rows))


def _pairs(row: Row) -> Iterator[tuple[tuple[Cell, ...], tuple[Cell, ...]]]:
    cells = [cells for _, cells in sorted(row.items())]
    return zip(cells[::2], cells[1::2], strict=False)


def _text(paragraphs: Sequence[Paragraph], cells: Sequence[Cell]) -> str:
    return re.sub(r"\s", "", "".join(paragraphs[cell.paragraph].text[slice(*cell.span)] for cell in cells))


def _paragraphs(rows: Sequence[Row]) -> frozenset[int]:
    return frozenset(cell.paragraph for row in rows for cells in row.values() for cell in cells)


def _drawn(paragraphs: Sequence[Paragraph]) -> Iterator[list[Row]]:
    """Tables a program told of; a cell over several rows is in those below by its first paragraph."""
    placed = [(p.cell, i) for i, p in enumerate(paragraphs) if p.cell is not None and p.text.strip()]
    for _, cells in groupby(placed, key=lambda each: each[0][0]):
        rows: dict[int, Row] = {}
        for (_, row, column), i in cells:
            cell = Cell(i, Span(0, len(paragraphs[i].text)))
            own = rows.setdefault(row, {})
            own[column] = (*own.get(column, ()), cell)
            for below in range(row + 1, row + paragraphs[i].rows) if own[column] == (cell,) else ():
                rows.setdefault(below, {})[column] = (cell,)
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
    return {column: (Cell(index, span),) for column, span in enumerate(found) if span.start < span.end}
