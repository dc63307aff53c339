"""Where a practice begins: a name it is given, or what was founded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.reading.statement import Act
from addin_server.mining.deeds import AROUND, OURS, of_others, troubled
from addin_server.mining.rules import MiningRules
from addin_server.mining.source import Excerpt, SourceLine

_COMMON = "common-practices"
_INNER = (3, 12)
_REACH = 40
_SPEAKING = re.compile(r"(?:反映|普遍|存在|解决|破解|针对|聚焦)[^，。；]{0,8}$")
_LEARNT_FROM = re.compile("(?:借鉴|学习|吸收|对照|参照)[^，。；“]{0,4}$")
_MEANT = re.compile("“(?:拟|不|没|未|要)")
"""年年写“拟盘活”: what was only said."""
_ENDED = re.compile(r"(?:停[下止了]|叫停|取消|废[止除]|告别|改掉|不再|纠正)[^，。；]{0,8}$")
"""停下“欠费三天就关阀”的做法: what was ended is not what was begun."""
_CALLED = re.compile("[说称叫喊](?:成|作|为|是)?$")
_DID = re.compile("[^为除]了(?:一?个|一[套项张支本])?$")
_WE = tuple(f"我{own}" for own in OURS if own not in "把将请")
_DONE = (Act.DEED, Act.CHANGE, Act.BACKGROUND, Act.STATE_GOOD)
"""What a clause that begins a practice may look like by its words; 召开 is an event, 落实 an empty deed."""
DASH = "——"


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


def launch(excerpt: Excerpt, rules: MiningRules) -> Launch | None:
    """The first practice a piece launches: one with a name in quotes, else one with a verb that founds something."""
    named = (_named_at(excerpt, quoted, rules) for quoted in inside(excerpt.line.block.find("@quoted"), excerpt.span))
    return next(filter(None, named), None) or _unnamed(excerpt, rules)


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
    start = max(block.sentence_at(clause.start).start, clause.start - AROUND)
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
