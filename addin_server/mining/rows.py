"""The row of a table that tells of a practice: its cells are the facts, each under its own head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.reading.statement import Act
from addin_server.core.tick import Tick
from addin_server.mining import columns
from addin_server.mining.actions import split
from addin_server.mining.actors import is_organ
from addin_server.mining.clauses import TopicClause, within
from addin_server.mining.deeds import has_verb, is_deed
from addin_server.mining.facts import SHORT_EFFECT, Facts, after_subject, trimmed
from addin_server.mining.launches import Launch, launch
from addin_server.mining.measures import measure
from addin_server.mining.model import Location
from addin_server.mining.rules import SURE, MiningRules, acts_of
from addin_server.mining.source import AnalysedSource, Excerpt, SourceLine
from addin_server.mining.topics import Topic

_LONGEST = 60
"""A cell with more than this tells several things."""
_UNTIL = "至到—-－~～"
_TOLD = ("practice", "work", "problem", "how", "effect")
"""Kinds of the cells that tell of a topic, in the order they are read."""
_EMPTY = frozenset({Act.EMPTY_DEED, Act.EVENT, Act.ATTITUDE, Act.DEMAND, Act.PLAN})
"""What is said and nothing done, or nothing that would solve anything."""
_AIM = re.compile(r"力争|争取|确保|预计|力求|达到\d")
_COPIED, _HOLLOW = 0.32, 0.35
"""How surely a clause must tell a deed to be worth a brief; how empty one may be that sets a rule."""
_NOTHING = ("无", "暂无", "同上")


class PracticeRow(NamedTuple):
    """The cells of a row by kind, each with its paragraphs."""

    source: AnalysedSource
    cells: Mapping[str, tuple[Excerpt, ...]]

    def first(self, kind: str) -> Excerpt | None:
        """Return the cell's first paragraph, which tells the most."""
        return next(iter(self.cells.get(kind, ())), None)


def rows(source: AnalysedSource, rules: MiningRules, tick: Tick) -> Iterator[Topic]:
    """Yield the rows that tell of a practice, as topics."""
    for grid in source.grids:
        if any(rules.regexes["plans"][0].search(title) for title in source.headings_above(min(grid.paragraphs))):
            continue
        kinds = columns.kinds_of(grid, source, rules)
        for cells in grid.rows:
            tick()
            named = {kinds[column]: tuple(map(source.cell, own)) for column, own in cells.items() if column in kinds}
            row = PracticeRow(source, {kind: own for kind, own in named.items() if any(map(_says, own))})
            launch = _launch(row, rules) if _done(row, rules) else None
            said = [cell.line.block for kind in ("how", "effect") for cell in row.cells.get(kind, ())]
            if launch is not None and any(not rules.is_hollow(cell) for cell in said):
                told = [cell for kind in _TOLD for cell in row.cells.get(kind, ())]
                yield Topic(told, launch, row=row)


def _says(cell: Excerpt) -> bool:
    """Whether something stands in a cell: not /, 无."""
    return any(character.isalnum() for character in cell.text) and cell.text.strip() not in _NOTHING


def _done(row: PracticeRow, rules: MiningRules) -> bool:
    """Whether a row tells of what was done, by the unit itself: no plan, no visit to others, nothing still to come."""
    effect, how = row.first("effect"), row.cells.get("how", ())
    if effect is not None and _is_open(effect, rules):
        return False
    plan, others = rules.regexes["plan"][0], rules.regexes["others"][0]
    own = [cell for cell in how if not (plan.search(cell.text) or others.search(cell.text))]
    return not how or any(_tells_deed(cell, rules) for cell in own)


def _is_open(cell: Excerpt, rules: MiningRules) -> bool:
    """Whether a cell on results opens, or ends, with what is still to come: …，尚未拨付."""
    block = cell.line.block
    clauses = list(within(block.text, block.clauses, cell.span))
    return any(rules.regexes["unfinished"][0].match(block.text, *clause) for clause in clauses[:1] + clauses[-1:])


def _tells_deed(cell: Excerpt, rules: MiningRules) -> bool:
    """Whether a cell tells something one could copy: 会计逐村对账, not 压实责任，限期办结."""
    block = cell.line.block
    for clause in within(block.text, block.clauses, cell.span):
        read = rules.read(block, clause)
        if read is None:
            continue
        rule = rules.regexes["standard"][0].search(block.text, *clause) and read.empty < _HOLLOW
        deed = acts_of(read).get(Act.DEED, 0.0) * (1 - read.empty)
        if rule or deed >= _COPIED or inside(block.find("@number"), clause):
            return True
    return False


def _launch(row: PracticeRow, rules: MiningRules) -> Launch | None:
    """The practice a row names; without a name what was done, where figures say what came of it."""
    if (name := row.first("practice")) is not None:
        return Launch(name.line, name.span, name.span, named=True)
    effect = row.cells.get("effect", ())
    if not (row.first("problem") or row.first("work")) or not any(_came_about(cell, rules) for cell in effect):
        return None
    work = row.first("work")
    if work is not None and (called := _called(work)):
        return Launch(work.line, work.span, called, named=True)
    solves = row.first("problem") is not None
    deeds = (_deed(cell, rules, solves=solves) for cell in row.cells.get("how", ()))
    return next(filter(None, deeds), None)


def _came_about(cell: Excerpt, rules: MiningRules) -> bool:
    """Whether a cell tells in figures what has come true."""
    counted = inside(cell.line.block.find("@number"), cell.span)
    return bool(counted) and not rules.regexes["plan"][0].search(cell.text) and not _AIM.match(cell.text)


def _called(cell: Excerpt) -> Span | None:
    """The name of what a unit works at: 社区“夜间议事”, 骑手友好驿站; 党员教育 is none."""
    block = cell.line.block
    if quoted := inside(block.find("@quoted"), cell.span):
        return quoted[0]
    named = any(kind.end == cell.span.end and kind.start > cell.span.start for kind in block.find("class-nouns"))
    return cell.span if named else None


def _deed(cell: Excerpt, rules: MiningRules, *, solves: bool) -> Launch | None:
    """Where a cell begins to tell what was done; of what `solves` a problem, whatever is said is that."""
    if found := launch(cell, rules):
        return found
    block = cell.line.block
    clauses = list(within(block.text, block.clauses, cell.span))
    if any(rules.regexes["plan"][0].search(block.text, *clause) for clause in clauses):
        return None
    for clause in clauses if not rules.is_hollow(block) else ():
        read = rules.read(block, clause)
        said = _act(acts_of(read))
        if read is not None and read.empty >= SURE:
            continue
        tells = solves and said not in _EMPTY and has_verb(block, clause)
        if tells or said is Act.DEED or is_deed(block, clause, rules):
            return Launch(cell.line, clause, clause, named=False)
    return None


def _act(acts: Mapping[Act, float]) -> Act | None:
    return max(acts, key=acts.__getitem__, default=None)


def facts(row: PracticeRow, topic: Topic, clauses: list[TopicClause], rules: MiningRules) -> tuple[Facts, list[Facts]]:
    """Return what the row says, by kind, and its measures."""
    assert topic.launch is not None
    launch, known = topic.launch, Facts()
    if launch.named:
        known["practice"] = [launch.line.location(launch.practice)]
    for kind, cell in ((kind, row.first(kind)) for kind in ("problem", "effect")):
        if cell is not None and (told := _opening(cell)):
            known[kind] = [cell.line.location(trimmed(cell.line, told))]
    effect, how = (_of(clauses, row.cells.get(kind, ())) for kind in ("effect", "how"))
    if "effect" in known:
        known["total"] = known["effect"]
        if len(known["effect"][0].quote) <= SHORT_EFFECT:
            known["effect_short"] = known["effect"]
        known |= {"change": known["effect"]} if any(c.change for c in effect) else {}
    if weak := row.first("weak"):
        known["weakness"] = [_location(weak)]
    known |= _times(row.first("time"), rules) or _begun(row.cells.get("how", ()), rules)
    known |= _unit(row)
    if action := _action(launch, how, rules):
        known["action"] = [action]
    step = measure(how, rules, listed=False)
    if who := row.first("who"):
        step["who"] = [_location(who)]
    if "number" not in step and "effect" in known and any(c.numbered for c in effect):
        step["number"] = known["effect"]
    if "number" not in step and (number := next((c for c in how[1:] if c.numbered and not c.rule), None)):
        step["number"] = [number.line.location(number.span)]
    for kind in ("how", "standard"):
        known |= {kind: step[kind]} if kind in step else {}
    known["rule"] = [c.line.location(c.span) for c in how if c.rule]
    return {kind: places for kind, places in known.items() if places}, [step] if "how" in step else []


def _action(launch: Launch, how: list[TopicClause], rules: MiningRules) -> Location | None:
    """What was done first: where the practice begins, else the first clause with a verb, else all there is."""
    began = [c for c in how if c.line is launch.line and c.span == launch.clause]
    for clause in (*began, *filter(_says_verb, how), *how[:1]):
        who, what = split(clause, rules)
        own = who is not None and is_organ(clause.line.block.text[slice(*who)])
        span = after_subject(clause.line, what if own else clause.span, rules)
        if span.start < span.end and (_says_verb(clause) or span.end - span.start <= SHORT_EFFECT):
            return clause.line.location(span)
    return None


def _unit(row: PracticeRow) -> Facts:
    unit = row.first("unit")
    if unit is not None and inside(unit.line.block.find("@unit"), unit.span):
        return {"unit": [_location(unit)]}
    return {"unit": [row.source.owner]} if row.source.owner is not None else {}


def _says_verb(clause: TopicClause) -> bool:
    return has_verb(clause.line.block, clause.span)


def _of(clauses: list[TopicClause], cells: Sequence[Excerpt]) -> list[TopicClause]:
    return [c for c in clauses if any(c.line is cell.line for cell in cells)]


def _location(cell: Excerpt) -> Location:
    return cell.line.location(trimmed(cell.line, cell.span))


def _opening(cell: Excerpt) -> Span | None:
    """A cell as far as it can be read at a glance: all of it, its first sentence, or the clauses that fit."""
    block, start = cell.line.block, cell.span.start
    ends = [cell.span.end, block.sentence_at(start).end, *(c.end for c in reversed(block.clauses))]
    fits = (end for end in ends if start < end <= cell.span.end and end - start <= _LONGEST)
    return next((Span(start, end) for end in fits), None)


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


def _begun(cells: Sequence[Excerpt], rules: MiningRules) -> Facts:
    """When it began, where what was done tells it."""
    for cell in cells:
        matches = (pattern.search(cell.line.block.text, *cell.span) for pattern in rules.regexes["since"])
        if match := next(filter(None, matches), None):
            return {"since": [cell.line.location(Span(*match.span("x")))]}
    return {}
