"""Where a practice begins: a name it is given, what was founded, or a deed that changed what was wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.reading.statement import Act
from addin_server.mining.rules import SURE, MiningRules
from addin_server.mining.source import Excerpt, SourceLine

_COMMON = "common-practices"
_INNER = (3, 12)
_REACH = 40
_AROUND = 160
"""Characters of its sentence, on either side, that may say something of a clause."""
_DATES = 6
"""A paragraph with more dates tells several things."""
_SPEAKING = re.compile(r"(?:反映|普遍|存在|解决|破解|针对|聚焦)[^，。；]{0,8}$")
_MONTH = re.compile(r"(?<![至到])(?:20\d\d年|今年|去年)\d{1,2}月(?![底末到至])")
_STARTS = ("开始", "起头", "起步")
_LEARNT_FROM = re.compile("(?:借鉴|学习|吸收|对照|参照)[^，。；“]{0,4}$")
_MEANT = re.compile("“(?:拟|不|没|未|要)")
"""年年写“拟盘活”: what was only said."""
_ENDED = re.compile(r"(?:停[下止了]|叫停|取消|废[止除]|告别|改掉|不再|纠正)[^，。；]{0,8}$")
"""停下“欠费三天就关阀”的做法: what was ended is not what was begun."""
_CALLED = re.compile("[说称叫喊](?:成|作|为|是)?$")
_DID = re.compile("[^为除]了(?:一?个|一[套项张支本])?$")
_OURS = "们把将请局镇乡县区市院校村所厂部站行社街办公党"
"""What 我 stands before where a unit speaks of itself: 我镇, 我社区."""
_WE = tuple(f"我{own}" for own in _OURS if own not in "把将请")
_ALONE = re.compile(f"(?<![让请给对跟和自])我(?![{_OURS}])")
"""我跑5路末班, 上个月我让小孟记了一本账 is what one person lived through."""
_OPENING = 6
_DONE = (Act.DEED, Act.CHANGE, Act.BACKGROUND, Act.STATE_GOOD)
"""What a clause that begins a practice may look like by its words; 召开 is an event, 落实 an empty deed."""
DASH = "——"
TROUBLES = ("problem-states", "problem-events", "@cannot")


@dataclass(frozen=True)
class Launch:
    """Where a practice begins: the clause that says so, and what it is called there, in quotes where it is `named`."""

    line: SourceLine
    clause: Span
    practice: Span
    named: bool

    @property
    def name(self) -> str:
        """The name without its quotes; the words themselves where it has none."""
        text = self.line.block.text[self.practice.start : self.practice.end]
        quoted = re.match(r"“([^”]+)”", text)
        return quoted[1] if quoted else text


def _from_body(line: SourceLine, clause: Span) -> Span:
    """The clause without the number its paragraph begins with, and without what a dash adds."""
    dash = line.block.text.find(DASH, clause.start, clause.end)
    return Span(max(clause.start, line.body), clause.end if dash < 0 else dash)


def troubled(block: Block, span: Span) -> bool:
    """Whether something is wrong in these words."""
    return any(inside(block.find(name), span) for name in TROUBLES)


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
            start = max(block.sentence_at(clause.start).start, clause.start - _AROUND)
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
    done = [clause for clause in told if _has_verb(block, clause) and not of_others(block, clause, rules)]
    planned = any(rules.regexes["plan"][0].search(block.text, *clause) for clause in done)
    if planned or not any(_likely_deed(block, clause, rules) for clause in done):
        return None
    # What comes further on is how it was done.
    return next((clause for clause in done[:2] if is_deed(block, clause, rules)), done[0])


def _has_verb(block: Block, clause: Span) -> bool:
    return any(t.tag.startswith("v") and t.text not in _STARTS for t in block.tokens_in(*clause))


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
    start = max(block.sentence_at(clause.start).start, clause.start - _AROUND)
    since = rules.regexes["gone_on"][0].search(block.text, start, clause.end)
    return counted and since is not None and (_changed(block, clause, rules) or _came_of_it(block, clause, rules))


def _came_of_it(block: Block, clause: Span, rules: MiningRules) -> bool:
    return rules.is_effect(block, clause) or bool(rules.regexes["outcome"][0].search(block.text, *clause))


def _likely_deed(block: Block, clause: Span, rules: MiningRules) -> bool:
    acts = rules.acts(block, clause)
    return is_deed(block, clause, rules) or max(acts, key=acts.__getitem__, default=None) is Act.DEED


def takes(block: Block, clause: Span) -> bool:
    """Whether something is taken in hand: 把账本贴上墙, not 一把手, 把关."""
    return any(token.text == "把" and token.tag == "p" for token in block.tokens_in(*clause))


def is_deed(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether it tells what was done; 把党员大会改到赶集日 sounds like an event, or a change, and is none."""
    if _ALONE.search(block.text, clause.start, min(clause.end, clause.start + _OPENING)):
        return False
    acts = rules.acts(block, clause)
    told = (Act.DEED, Act.EVENT, Act.CHANGE) if takes(block, clause) else (Act.DEED,)
    return sum(acts.get(act, 0.0) for act in told) >= SURE


def _changed(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether it tells in figures what has changed."""
    if rules.regexes["change"][0].search(block.text, *clause):
        return True
    return bool(inside(block.find("@number"), clause)) and rules.acts(block, clause).get(Act.CHANGE, 0.0) >= SURE


def says_wrong(block: Block, span: Span, rules: MiningRules) -> bool:
    return (
        bool(rules.regexes["wrong"][0].search(block.text, *span))
        or rules.acts(block, span).get(Act.STATE_PROBLEM, 0.0) >= SURE
    )


def launch(excerpt: Excerpt, rules: MiningRules) -> Launch | None:
    """The first practice a piece launches: one with a name in quotes, else one with a verb that founds something."""
    named = (_named_at(excerpt, quoted, rules) for quoted in inside(excerpt.line.block.find("@quoted"), excerpt.span))
    return next(filter(None, named), None) or _unnamed(excerpt, rules)


def of_others(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether what is told was done by somebody else: 浙江某市推行…, 考察了邻市的做法."""
    sentence = block.sentence_at(clause.start)
    around = Span(max(sentence.start, clause.start - _AROUND), min(sentence.end, clause.end + _AROUND))
    learnt = rules.regexes["learnt"][0].search(block.text, *around)
    return learnt is not None or bool(rules.regexes["others"][0].search(block.text, *clause))


def _named_at(excerpt: Excerpt, quoted: Span, rules: MiningRules) -> Launch | None:
    line, block = excerpt.line, excerpt.line.block
    inner = Span(quoted.start + 1, quoted.end - 1)
    whole = _from_body(line, block.clause_at(quoted.start))
    clause = Span(max(whole.start, excerpt.span.start), whole.end)
    if not _INNER[0] <= inner.end - inner.start <= _INNER[1] or clause.end < quoted.end or inner in block.find(_COMMON):
        return None
    before = block.text[max(clause.start, quoted.start - _REACH) : quoted.start]
    launched = bool(rules.regexes["launch"][0].search(before)) or _done(line, clause, quoted, rules)
    title = excerpt.title
    titled = (
        title is not None
        and title.start <= quoted.start
        and quoted.end <= title.end
        and not set(block.text[slice(*title)]) & set("，、")
    )
    # 推开“难事认领榜”: right behind the verb it is a name, whatever trouble it speaks of.
    wrong = (
        inside(block.find("@cannot"), inner) if rules.regexes["at_once"][0].search(before) else troubled(block, inner)
    )
    said_of = (
        _MEANT.match(block.text, quoted.start)
        or _LEARNT_FROM.search(before)
        or _SPEAKING.search(before)
        or _ENDED.search(before)
        or of_others(block, clause, rules)
    )
    if not (launched or titled) or wrong or said_of:
        return None
    if titled and not launched and (begun := _launched_later(excerpt, quoted, rules)):
        clause, quoted = begun
    kinds = [s.end for s in block.find("class-nouns") if s.start == quoted.end and s.end <= clause.end]
    return Launch(line, clause, Span(quoted.start, max(kinds, default=quoted.end)), named=True)


def _done(line: SourceLine, clause: Span, quoted: Span, rules: MiningRules) -> bool:
    """Whether the clause tells what somebody did with the name, and when it was done or who did it."""
    block = line.block
    words = [t for t in block.tokens_in(clause.start, quoted.start) if t.tag[0] not in "umqx"]
    if not words or not does(block, clause.start, quoted.start) or _CALLED.search(words[-1].text):
        return False
    acts = rules.acts(block, clause)
    if max(acts, key=acts.__getitem__, default=Act.BACKGROUND) not in _DONE:
        return False
    begun = any(p.search(block.text, clause.start, quoted.start) for p in rules.regexes["since"])
    begun = begun or _begun_before(block, clause, rules)
    own = any(u.start == clause.start for u in block.find("@unit")) or block.text.startswith(_WE, clause.start)
    return begun or own or rules.subject(block, clause) is not None


def _begun_before(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether the sentence says before, in a clause of its own, when it was begun."""
    start = max(block.sentence_at(clause.start).start, clause.start - _AROUND)
    before = inside(block.clauses, Span(start, clause.start))
    return any(rules.regexes["begun"][0].match(block.text, *c) for c in before)


def does(block: Block, start: int, name: int) -> bool:
    """Whether right before a name stands what is done with it."""
    words = [t for t in block.tokens_in(start, name) if t.tag[0] not in "umqx"]
    return bool(words) and (
        words[-1].tag[0] in "v" or words[-1].text == "用" or bool(_DID.search(block.text[start:name]))
    )


def _launched_later(excerpt: Excerpt, name: Span, rules: MiningRules) -> tuple[Span, Span] | None:
    """Where a practice that a title names is begun, further on."""
    block = excerpt.line.block
    for quoted in inside(block.find("@quoted"), excerpt.span):
        if quoted == name or block.text[slice(*quoted)] != block.text[slice(*name)]:
            continue
        clause = block.clause_at(quoted.start)
        before = block.text[max(clause.start, quoted.start - _REACH) : quoted.start]
        if rules.regexes["launch"][0].search(before) or _done(excerpt.line, clause, quoted, rules):
            return clause, quoted
    return None


def _unnamed(excerpt: Excerpt, rules: MiningRules) -> Launch | None:
    block = excerpt.line.block
    founded = rules.regexes["founded"][0]
    for clause in inside(block.clauses, excerpt.span):
        if (match := founded.search(block.text, *clause)) and not of_others(block, clause, rules):
            return Launch(excerpt.line, clause, Span(*match.span()), named=False)
    return None
