"""A practice without a name: told by a heading, by what was wrong and what changed, or by when it began."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.reading.statement import Act
from addin_server.mining.deeds import AROUND, has_verb, is_deed, of_others, says_wrong
from addin_server.mining.launches import Launch
from addin_server.mining.rules import SURE, MiningRules
from addin_server.mining.source import Excerpt, SourceLine

_DATES = 6
"""A paragraph with more dates tells several things."""
_MONTH = re.compile(r"(?<![至到])(?:20\d\d年|今年|去年)\d{1,2}月(?![底末到至])")


def deed(line: SourceLine, rules: MiningRules) -> Launch | None:
    """The practice a heading tells by what was done (把支部搬进山), where figures behind it say what came of it."""
    if line.run_in is None or "“" in line.block.text[slice(*line.run_in)]:
        return None
    block, rest = line.block, Span(line.run_in.end, len(line.block.text))
    shares = rules.acts(block, line.run_in)
    begun = any(p.search(block.text, *rest) for p in rules.regexes["since"])
    came = rules.regexes["change"][0].search(block.text, *rest)
    if not (begun and came) or shares.get(Act.DEED, 0.0) < SURE:
        return None
    return Launch(line, line.run_in, line.run_in, named=False)


def solved(parts: list[Excerpt], rules: MiningRules) -> Launch | None:
    """What was done where a paragraph tells what was wrong, then this, then what changed, in figures."""
    line, whole = parts[0].line, Span(parts[0].span.start, parts[-1].span.end)
    block, wrong = line.block, False
    for clause in inside(block.clauses, whole):
        if wrong and is_deed(block, clause, rules) and not of_others(block, clause, rules):
            start = max(block.sentence_at(clause.start).start, clause.start - AROUND)
            planned = rules.regexes["plan"][0].search(block.text, start, clause.end)
            came = any(_changed(block, later, rules) for later in inside(block.clauses, Span(clause.end, whole.end)))
            return Launch(line, clause, clause, named=False) if came and not planned else None
        named = any(pattern.search(block.text, clause.start, clause.end + 1) for pattern in rules.regexes["problem"])
        wrong = wrong or named or says_wrong(block, clause, rules)
    return None


def begun(parts: list[Excerpt], later: Sequence[SourceLine], rules: MiningRules) -> Launch | None:
    """What was done where a paragraph tells when that was begun and, later, in figures what has come of it since.

    `later` is what the same person goes on to tell.
    """
    line, whole = parts[0].line, Span(parts[0].span.start, parts[-1].span.end)
    block = line.block
    told = inside(block.clauses, whole)
    came = [clause.start for clause in told if _has_come(block, clause, rules)]
    if not came and not any(_has_come(more.block, clause, rules) for more in later for clause in more.block.clauses):
        return None
    # What is dated before tells how it was.
    dated = [clause for clause in told if _tells_when(block, clause, rules)]
    for when in dated[: -_DATES - 1 : -1]:
        stop = block.text.find("。", when.start, whole.end)
        until = whole.end if stop < 0 else stop
        if came and came[-1] < until:
            continue
        if (first := _first_done(block, [c for c in told if when.start <= c.start < until], rules)) is not None:
            return Launch(line, first, first, named=False)
    return None


def _first_done(block: Block, told: Sequence[Span], rules: MiningRules) -> Span | None:
    """What was done first in these clauses, where they surely tell a deed of the unit's own that is no plan."""
    done = [clause for clause in told if has_verb(block, clause) and not of_others(block, clause, rules)]
    planned = any(rules.regexes["plan"][0].search(block.text, *clause) for clause in done)
    if planned or not any(_likely_deed(block, clause, rules) for clause in done):
        return None
    # What comes further on is how it was done.
    return next((clause for clause in done[:2] if is_deed(block, clause, rules)), done[0])


def _tells_when(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether a clause tells when something was begun: 去年10月以来, 乡党委今年4月从…起头."""
    if rules.regexes["gone_on"][0].match(block.text, *clause):
        return False
    opens = rules.regexes["begun"][0].match(block.text, *clause) or _MONTH.search(block.text, *clause)
    return opens is not None or any(p.search(block.text, *clause) for p in rules.regexes["since"])


def _has_come(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether a clause, or the sentence it stands in, opens with the time since and figures follow."""
    counted = bool(inside(block.find("@number"), clause)) or bool(
        rules.regexes["change"][0].search(block.text, *clause)
    )
    start = max(block.sentence_at(clause.start).start, clause.start - AROUND)
    since = rules.regexes["gone_on"][0].search(block.text, start, clause.end)
    return counted and since is not None and (_changed(block, clause, rules) or _came_of_it(block, clause, rules))


def _came_of_it(block: Block, clause: Span, rules: MiningRules) -> bool:
    return rules.is_effect(block, clause) or bool(rules.regexes["outcome"][0].search(block.text, *clause))


def _likely_deed(block: Block, clause: Span, rules: MiningRules) -> bool:
    acts = rules.acts(block, clause)
    return is_deed(block, clause, rules) or max(acts, key=acts.__getitem__, default=None) is Act.DEED


def _changed(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether it tells in figures what has changed."""
    if rules.regexes["change"][0].search(block.text, *clause):
        return True
    return bool(inside(block.find("@number"), clause)) and rules.acts(block, clause).get(Act.CHANGE, 0.0) >= SURE
