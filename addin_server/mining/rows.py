"""The row of a table that tells of a practice: its cells are the facts, each under its own head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.reading.statement import Act
from addin_server.core.tick import Tick
from addin_server.mining.clauses import TopicClause
from addin_server.mining.facts import SHORT_EFFECT, Facts, after_subject
from addin_server.mining.grid import Grid
from addin_server.mining.launches import Launch
from addin_server.mining.measures import measure
from addin_server.mining.model import Location
from addin_server.mining.rules import MiningRules
from addin_server.mining.source import AnalysedSource, Excerpt, SourceLine
from addin_server.mining.topics import Topic

_LONGEST = 60
"""A cell with more than this tells several things."""
_UNTIL = "至到—-－~～"
_LIKELY, _POSSIBLE, _FAR_MORE = 0.33, 0.15, 1.5
"""How surely the cells of a column must tell that something is wrong: by itself, or so many times the others."""
_SHORTEST = 6
"""Characters of a cell that tells something, on the average."""


class PracticeRow(NamedTuple):
    """The cells of a row by kind."""

    source: AnalysedSource
    cells: Mapping[str, Excerpt]


def rows(source: AnalysedSource, rules: MiningRules, tick: Tick) -> Iterator[Topic]:
    """Yield the rows that tell of a practice, as topics."""
    for grid in source.grids:
        kinds = _kinds(grid, source, rules)
        for cells in grid.rows:
            tick()
            named = {kinds[column]: source.cell(cell) for column, cell in cells.items() if column in kinds}
            said = [named[kind].line.block for kind in ("how", "effect") if kind in named]
            if "practice" in named and any(not rules.is_hollow(cell) for cell in said):
                yield _topic(PracticeRow(source, named))


def _kinds(grid: Grid, source: AnalysedSource, rules: MiningRules) -> dict[int, str]:
    """Columns with what they hold; two of a kind hold we do not know what."""
    heads = [rules.column(name) for name in grid.head]
    found = {column: kind for column, kind in enumerate(heads) if kind and heads.count(kind) == 1}
    cells = {
        column: [source.cell(row[column]).line.block for row in grid.rows if column in row]
        for column, kind in enumerate(heads)
        if not kind
    }
    whole = {column: _whole(blocks, rules) for column, blocks in cells.items()}
    found |= _unique({column: kind for column, kind in whole.items() if kind}, found)
    prose = {column: blocks for column, blocks in cells.items() if not whole[column] and _prose(blocks)}
    found |= _unique(_troubled(prose, [c for c, kind in found.items() if kind == "how"], grid, source, rules), found)
    # What stands between the name and what came of it, and is all that is left to be told, is how it was done.
    kinds = {kind: column for column, kind in found.items()}
    between = range(kinds.get("practice", len(heads)), kinds.get("effect", 0))
    return found | _unique({column: "how" for column in prose if column in between and column not in found}, found)


def _unique(kinds_by_column: dict[int, str], found: dict[int, str]) -> dict[int, str]:
    """Those of a kind that no other column is of."""
    kinds = [*kinds_by_column.values(), *found.values()]
    return {column: kind for column, kind in kinds_by_column.items() if kinds.count(kind) == 1}


def _prose(cells: list[Block]) -> bool:
    return bool(cells) and sum(len(cell.text) for cell in cells) >= _SHORTEST * len(cells)


def _troubled(
    prose: dict[int, list[Block]], how: list[int], grid: Grid, source: AnalysedSource, rules: MiningRules
) -> dict[int, str]:
    """The column that tells what is wrong far more than the others do, those on how it was done among them."""
    others = {c: [source.cell(row[c]).line.block for row in grid.rows if c in row] for c in how}
    shares = {column: _share_wrong(blocks, rules) for column, blocks in (prose | others).items()}
    if not shares:
        return {}
    worst, *rest = sorted(shares, key=lambda column: -shares[column])
    far_more = bool(rest) and shares[worst] >= max(_POSSIBLE, _FAR_MORE * shares[rest[0]])
    sure = shares[worst] >= _LIKELY or far_more
    return {worst: "problem"} if sure and worst in prose else {}


def _share_wrong(cells: list[Block], rules: MiningRules) -> float:
    """How surely each cell tells that something is wrong."""
    said = (
        max((rules.acts(cell, clause).get(Act.STATE_PROBLEM, 0.0) for clause in cell.clauses), default=0.0)
        for cell in cells
    )
    return sum(said) / len(cells)


def _whole(cells: list[Block], rules: MiningRules) -> str:
    """What most cells of a column are from end to end; nothing where they only hold it."""
    kinds = Counter(_is(cell, rules) for cell in cells)
    kind, times = kinds.most_common(1)[0] if cells else ("", 0)
    return kind if 2 * times > len(cells) else ""


def _is(cell: Block, rules: MiningRules) -> str:
    """A name in quotes, a unit or a date."""
    if re.fullmatch(r"“[^“”]+”", cell.text):
        return "practice"
    if Span(0, len(cell.text)) in cell.find("@unit"):
        return "unit"
    return "time" if rules.regexes["date"][0].match(cell.text) else ""


def _topic(row: PracticeRow) -> Topic:
    name = row.cells["practice"]
    cells = [row.cells[kind] for kind in ("practice", "problem", "how", "effect") if kind in row.cells]
    return Topic(cells, Launch(name.line, name.span, name.span, named=True), row=row)


def facts(row: PracticeRow, clauses: list[TopicClause], rules: MiningRules) -> tuple[Facts, list[Facts]]:
    """Return what the row says, by kind, and its measures."""
    cells = row.cells
    known: Facts = {"practice": [_location(cells["practice"])]}
    for kind in ("problem", "effect"):
        if kind in cells and cells[kind].span.end - cells[kind].span.start <= _LONGEST:
            known[kind] = [_location(cells[kind])]
    if "effect" in known:
        known["total"] = known["effect"]
        if len(known["effect"][0].quote) <= SHORT_EFFECT:
            known["effect_short"] = known["effect"]
        known |= {"change": known["effect"]} if any(c.change for c in _of(clauses, cells["effect"])) else {}
    known |= _times(cells.get("time"), rules)
    unit = cells.get("unit")
    if unit is not None and inside(unit.line.block.find("@unit"), unit.span):
        known["unit"] = [_location(unit)]
    elif row.source.owner is not None:
        known["unit"] = [row.source.owner]
    how = _of(clauses, cells["how"]) if "how" in cells else []
    if how:
        first = next((c for c in how if _says_verb(c)), None)
        action = first.span if first else cells["how"].span
        if first or action.end - action.start <= SHORT_EFFECT:
            known["action"] = [how[0].line.location(after_subject(how[0].line, action, rules))]
    step = measure(how, rules, listed=False)
    if "who" in cells:
        step["who"] = [_location(cells["who"])]
    if "number" not in step and "effect" in known and any(c.numbered for c in _of(clauses, cells["effect"])):
        step["number"] = known["effect"]
    if "number" not in step and (number := next((c for c in how[1:] if c.numbered and not c.rule), None)):
        step["number"] = [number.line.location(number.span)]
    for kind in ("how", "standard"):
        known |= {kind: step[kind]} if kind in step else {}
    known["rule"] = [c.line.location(c.span) for c in how if c.rule]
    return {kind: places for kind, places in known.items() if places}, [step] if "how" in step else []


def _says_verb(clause: TopicClause) -> bool:
    tokens = clause.line.block.tokens
    return any(t.tag.startswith("v") for t in tokens if clause.span.start <= t.start < clause.span.end)


def _of(clauses: list[TopicClause], cell: Excerpt) -> list[TopicClause]:
    return [c for c in clauses if c.line is cell.line]


def _location(cell: Excerpt) -> Location:
    return cell.line.location(cell.span)


def _times(cell: Excerpt | None, rules: MiningRules) -> Facts:
    """When it began, and until when it is told."""
    if cell is None:
        return {}
    line: SourceLine = cell.line
    dates = list(rules.regexes["date"][0].finditer(line.block.text, *cell.span))
    if not dates:
        return {}
    found: Facts = {"since": [line.location(Span(*dates[0].span()))]}
    if len(dates) > 1 and line.block.text[dates[0].end() : dates[1].start()].strip(" 　") in tuple(_UNTIL):
        found["until"] = [line.location(Span(*dates[1].span()))]
    return found
