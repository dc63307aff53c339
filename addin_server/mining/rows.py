"""The row of a table that tells of a practice: its cells are the facts, each under its own head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from addin_server.core.language.block import inside
from addin_server.core.model import Span
from addin_server.mining.clauses import Clause
from addin_server.mining.facts import SHORT_EFFECT, Facts, after_subject
from addin_server.mining.grid import Grid
from addin_server.mining.measures import measure
from addin_server.mining.model import Place
from addin_server.mining.source import Line, Piece, Source
from addin_server.mining.table import Table
from addin_server.mining.topics import Launch, Topic

_LONGEST = 60
"""A cell with more than this tells several things."""
_UNTIL = "至到—-－~～"


class Row(NamedTuple):
    """The cells of a row by kind."""

    source: Source
    cells: Mapping[str, Piece]


def rows(source: Source, table: Table) -> Iterator[Topic]:
    """Yield the rows that tell of a practice, as topics."""
    for grid in source.grids:
        kinds = dict(_kinds(grid, table))
        for cells in grid.rows:
            named = {kinds[column]: source.cell(cell) for column, cell in cells.items() if column in kinds}
            if "practice" in named and ("how" in named or "effect" in named):
                yield _topic(Row(source, named))


def _kinds(grid: Grid, table: Table) -> Iterator[tuple[int, str]]:
    """Columns with what they hold; two of a kind hold we do not know what."""
    found = [table.columns.get(name, "") for name in grid.head]
    for column, kind in enumerate(found):
        if kind and found.count(kind) == 1:
            yield column, kind


def _topic(row: Row) -> Topic:
    name = row.cells["practice"]
    told = [row.cells[kind] for kind in ("practice", "problem", "how", "effect") if kind in row.cells]
    return Topic(told, Launch(name.line, name.span, name.span, named=True), row=row)


def facts(row: Row, clauses: list[Clause], table: Table) -> tuple[Facts, list[Facts]]:
    """Return what the row says, by kind, and its measures."""
    cells = row.cells
    known: Facts = {"practice": [_place(cells["practice"])]}
    for kind in ("problem", "effect"):
        if kind in cells and cells[kind].span.end - cells[kind].span.start <= _LONGEST:
            known[kind] = [_place(cells[kind])]
    if "effect" in known:
        known["total"] = known["effect"]
        if len(known["effect"][0].quote) <= SHORT_EFFECT:
            known["effect_short"] = known["effect"]
        known |= {"change": known["effect"]} if any(c.change for c in _of(clauses, cells["effect"])) else {}
    known |= _times(cells.get("time"), table)
    unit = cells.get("unit")
    if unit is not None and inside(unit.line.block.find("@unit"), unit.span):
        known["unit"] = [_place(unit)]
    elif row.source.owner is not None:
        known["unit"] = [row.source.owner]
    how = _of(clauses, cells["how"]) if "how" in cells else []
    if how:
        first = next((c for c in how if _says_verb(c)), None)
        told = first.span if first else cells["how"].span
        if first or told.end - told.start <= SHORT_EFFECT:
            known["action"] = [how[0].line.place(after_subject(how[0].line, told, table))]
    step = measure(how, table, listed=False)
    if "who" in cells:
        step["who"] = [_place(cells["who"])]
    if "number" not in step and (number := next((c for c in how[1:] if c.numbered and not c.rule), None)):
        step["number"] = [number.line.place(number.span)]
    if "number" not in step and "effect" in known and any(c.numbered for c in _of(clauses, cells["effect"])):
        step["number"] = known["effect"]
    for kind in ("how", "standard"):
        known |= {kind: step[kind]} if kind in step else {}
    known["rule"] = [c.line.place(c.span) for c in how if c.rule]
    return {kind: places for kind, places in known.items() if places}, [step] if "how" in step else []


def _says_verb(clause: Clause) -> bool:
    tokens = clause.line.block.tokens
    return any(t.tag.startswith("v") for t in tokens if clause.span.start <= t.start < clause.span.end)


def _of(clauses: list[Clause], cell: Piece) -> list[Clause]:
    return [c for c in clauses if c.line.row == cell.line.row and cell.span.start <= c.span.start < cell.span.end]


def _place(cell: Piece) -> Place:
    return cell.line.place(cell.span)


def _times(cell: Piece | None, table: Table) -> Facts:
    """When it began, and until when it is told."""
    if cell is None:
        return {}
    line: Line = cell.line
    dates = list(table.regexes["date"][0].finditer(line.block.text, *cell.span))
    if not dates:
        return {}
    found: Facts = {"since": [line.place(Span(*dates[0].span()))]}
    if len(dates) > 1 and line.block.text[dates[0].end() : dates[1].start()].strip(" 　") in tuple(_UNTIL):
        found["until"] = [line.place(Span(*dates[1].span()))]
    return found
