"""What the columns of a table hold: told by their heads, else by what most of their cells say."""

from __future__ import annotations

import re
from collections import Counter

from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.reading.statement import Act
from addin_server.mining.grid import Grid
from addin_server.mining.rules import MiningRules
from addin_server.mining.source import AnalysedSource

_LIKELY, _POSSIBLE, _FAR_MORE = 0.33, 0.15, 1.5
"""How surely the cells of a column must tell that something is wrong: by itself, or so many times the others."""
_SHORTEST = 6
"""Characters of a cell that tells something, on the average."""


def kinds_of(grid: Grid, source: AnalysedSource, rules: MiningRules) -> dict[int, str]:
    """Columns with what they hold; two of a kind hold we do not know what."""
    heads = _settled([rules.column(name) for name in grid.head])
    found = {column: kind for column, kind in enumerate(heads) if kind and heads.count(kind) == 1}
    cells = {
        column: [source.cell(row[column][0]).line.block for row in grid.rows if column in row]
        for column, kind in enumerate(heads)
        if kind in ("", "work")  # 特色工作 may name fields of work or, in quotes, practices
    }
    whole = {column: kind for column, blocks in cells.items() if (kind := _whole(blocks, rules))}
    found |= _unique(whole, {column: kind for column, kind in found.items() if column not in whole})
    prose = {column: blocks for column, blocks in cells.items() if column not in found and _prose(blocks)}
    found |= _unique(_troubled(prose, [c for c, kind in found.items() if kind == "how"], grid, source, rules), found)
    # What stands between the name, or what was wrong, and what came of it, and is all that is left, is how it was done.
    kinds = {kind: column for column, kind in found.items()}
    before = (kinds[kind] for kind in ("practice", "problem", "work") if kind in kinds)
    between = range(min(before, default=len(heads)), kinds.get("effect", 0))
    return found | _unique({column: "how" for column in prose if column in between and column not in found}, found)


def _settled(heads: list[str]) -> list[str]:
    """The kinds of columns whose heads mean one thing or another by what stands beside them."""
    progress = "how" if "effect" in heads and "how" not in heads else "" if "effect" in heads else "effect"
    settled = [progress if kind == "progress" else kind for kind in heads]
    done = settled.index("effect") if "effect" in settled else len(settled)
    # What is wrong after all has been told is what is still wanting.
    return ["weak" if kind == "problem" and column > done else kind for column, kind in enumerate(settled)]


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
    others = {c: [source.cell(row[c][0]).line.block for row in grid.rows if c in row] for c in how}
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
    return sum(said) / max(1, len(cells))


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
