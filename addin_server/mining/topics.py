"""Which paragraphs tell of one thing: where a practice is launched, or a trouble counted, and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.reading.statement import Act
from addin_server.core.tick import Tick
from addin_server.mining.advice import advice
from addin_server.mining.rules import SURE, MiningRules
from addin_server.mining.source import Excerpt, SourceLine, excerpts

if TYPE_CHECKING:
    from addin_server.mining.rows import PracticeRow

_COMMON = "common-practices"
_INNER = (2, 12)
_REACH = 40
_MENTIONS = 50
_SPEAKING = re.compile(r"(?:反映|普遍|存在|解决|破解|针对|聚焦)[^，。；]{0,8}$")
_BOUND = re.compile(r"^\s*(?:([一二三四五六七八九十]{1,2}是)|([（(]\d{1,2}[）)])|(\d{1,2}[.．、]))")
_ANNOUNCES = ("如下。", "如下：", "如下")
_CALLED = re.compile("[说称叫喊](?:成|作|为|是)?$")
_ELSEWHERE = "某"
"""浙江某市: what is told of others is no practice of the unit's own."""
_DID = re.compile("[^为除]了(?:一?个|一[套项张支本])?$")
_WE = ("我们", "我局", "我镇", "我乡", "我县", "我社区", "我所", "我院", "我校")
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


@dataclass
class Topic:
    """One thing a document tells of. `launch` None: it is a trouble, not a practice; `row` is that of a table."""

    excerpts: list[Excerpt]
    launch: Launch | None
    mentions: list[Excerpt] = field(default_factory=list)
    row: PracticeRow | None = None

    @property
    def text(self) -> str:
        return "\n".join(excerpt.text for excerpt in self.excerpts)


def from_body(line: SourceLine, clause: Span) -> Span:
    """The clause without the number its paragraph begins with, and without what a dash adds."""
    dash = line.block.text.find(DASH, clause.start, clause.end)
    return Span(max(clause.start, line.body), clause.end if dash < 0 else dash)


def troubled(block: Block, span: Span) -> bool:
    """Whether something is wrong in these words."""
    return any(inside(block.find(name), span) for name in TROUBLES)


def topics(lines: Iterable[SourceLine], rules: MiningRules, tick: Tick) -> Iterator[Topic]:
    """Yield the topics of a document in order. What is planned only is no topic."""
    current: Topic | None = None
    below: Block | None = None
    before = -1
    for line in lines:
        tick()
        heading = line.headings[-1] if line.headings else None
        if _plans(line, rules):
            continue
        found = list(_of_line(line, rules))
        bound = line.turn == before >= 0 or (
            heading is below and (_listed(line, current) or _named(heading, rules) or _goes_on(line, rules))
        )
        if current is not None and bound and not any(t.launch and t.launch.named for t in found):
            current.excerpts += list(excerpts(line))
            continue
        yield from found
        before = line.turn
        current, below = (found[-1] if found and found[-1].launch else None), heading


def _plans(line: SourceLine, rules: MiningRules) -> bool:
    """Whether it stands under a heading on what comes next, or opens with one."""
    titles = [heading.text for heading in line.headings]
    if line.run_in is not None and "“" not in (title := line.block.text[slice(*line.run_in)]):
        titles.append(title)
    return any(rules.regexes["plans"][0].search(title) for title in titles)


def _goes_on(line: SourceLine, rules: MiningRules) -> bool:
    """Whether a paragraph opens with how far it has come since."""
    return bool(rules.regexes["since_then"][0].match(line.block.text))


def _listed(line: SourceLine, topic: Topic | None) -> bool:
    """Whether a paragraph opens with a number, and not with one of the topic's own kind."""
    if topic is None:
        return False
    if topic.excerpts[0].line.block.text.endswith(_ANNOUNCES) and line.body:
        return True
    mark, own = _BOUND.match(line.block.text), _BOUND.match(topic.excerpts[0].line.block.text)
    return mark is not None and (own is None or own.lastindex != mark.lastindex)


def _of_line(line: SourceLine, rules: MiningRules) -> Iterator[Topic]:
    parts = list(excerpts(line))
    launches = [launch(excerpt, rules) for excerpt in parts]
    if launches[0] is not None and not parts[0].item:
        yield Topic(parts, launches[0])
        return
    wrong = any(rules.regexes["troubles"][0].search(text) for text in (*(h.text for h in line.headings), line.label))
    wrong = wrong or _survey_trouble(line, rules)
    each = (_of_piece(part, found, rules, wrong=wrong) for part, found in zip(parts, launches, strict=True))
    found = [topic for topic in each if topic]
    if not found and not wrong and (deed := _deed(line, rules) or _solved(parts, rules)):
        found = [Topic(parts, deed)]
    if not found and not wrong and _argued(parts, rules):
        plain = line._replace(run_in=None)  # its first words open a speech, they name no trouble
        found = [Topic([part._replace(line=plain) for part in parts], None)]
    yield from found


def _survey_trouble(line: SourceLine, rules: MiningRules) -> bool:
    """Whether a paragraph of a report of a survey opens with what is wrong."""
    if line.run_in is None or not line.source.is_survey or "，" in line.block.text[slice(*line.run_in)]:
        return False
    return troubled(line.block, line.run_in) or _says_wrong(line.block, line.run_in, rules)


def _of_piece(excerpt: Excerpt, found: Launch | None, rules: MiningRules, *, wrong: bool) -> Topic | None:
    """What a piece tells by itself; `wrong` says that it stands below a heading on troubles."""
    if (admitted := _admitted(excerpt, rules)) is not None:
        return Topic([admitted], None)
    if wrong:
        return Topic([excerpt], None) if _counted(excerpt) else None
    return Topic([excerpt], found) if found is not None else None


def _admitted(excerpt: Excerpt, rules: MiningRules) -> Excerpt | None:
    """What is wrong, where the paragraph turns to it by a sentence of its own."""
    if excerpt.title is None or not rules.regexes["admits"][0].search(excerpt.line.block.text[slice(*excerpt.title)]):
        return None
    rest = Span(excerpt.title.end + 1, excerpt.span.end)
    opened = rules.regexes["admitted"][0].match(excerpt.line.block.text, *rest)
    rest = Span(opened.end() if opened else rest.start, rest.end)
    # A line without its heading: what follows is told by itself.
    admitted = Excerpt(excerpt.line._replace(body=rest.start, run_in=None), rest, excerpt.item)
    return admitted if len(inside(excerpt.line.block.find("@number"), rest)) >= 2 else None


def _argued(parts: list[Excerpt], rules: MiningRules) -> bool:
    """Whether a paragraph says what is wrong, in figures, and why or what should be done."""
    block, whole = parts[0].line.block, Span(parts[0].span.start, parts[-1].span.end)
    why = rules.regexes["cause"][0].search(block.text, *whole)
    advised = next(advice(block, whole, rules, plain=False), None)
    if len(inside(block.find("@number"), whole)) < 2 or not (why or advised):
        return False
    return any(_says_wrong(block, clause, rules) for clause in inside(block.clauses, whole))


def _deed(line: SourceLine, rules: MiningRules) -> Launch | None:
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


def _solved(parts: list[Excerpt], rules: MiningRules) -> Launch | None:
    """What was done where a paragraph tells what was wrong, then this, then what changed, in figures."""
    line, whole = parts[0].line, Span(parts[0].span.start, parts[-1].span.end)
    block, wrong = line.block, False
    for clause in inside(block.clauses, whole):
        if wrong and _is_deed(block, clause, rules):
            planned = rules.regexes["plan"][0].search(block.text, *clause)
            came = any(_changed(block, later, rules) for later in inside(block.clauses, Span(clause.end, whole.end)))
            return Launch(line, clause, clause, named=False) if came and not planned else None
        named = any(pattern.search(block.text, clause.start, clause.end + 1) for pattern in rules.regexes["problem"])
        wrong = wrong or named or _says_wrong(block, clause, rules)
    return None


def _is_deed(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether it tells what was done; 把党员大会改到赶集日 sounds like an event and is none."""
    acts = rules.acts(block, clause)
    moved = acts.get(Act.EVENT, 0.0) if "把" in block.text[slice(*clause)] else 0.0
    return acts.get(Act.DEED, 0.0) + moved >= SURE


def _changed(block: Block, clause: Span, rules: MiningRules) -> bool:
    """Whether it tells in figures what has changed."""
    if rules.regexes["change"][0].search(block.text, *clause):
        return True
    return bool(inside(block.find("@number"), clause)) and rules.acts(block, clause).get(Act.CHANGE, 0.0) >= SURE


def _says_wrong(block: Block, span: Span, rules: MiningRules) -> bool:
    return (
        bool(rules.regexes["wrong"][0].search(block.text, *span))
        or rules.acts(block, span).get(Act.STATE_PROBLEM, 0.0) >= SURE
    )


def _counted(excerpt: Excerpt) -> bool:
    """Whether a trouble is told with numbers."""
    block = excerpt.line.block
    named = excerpt.line.run_in is not None  # below such a heading a paragraph's own heading names the trouble
    return (named or troubled(block, excerpt.span)) and len(inside(block.find("@number"), excerpt.span)) >= 2


def launch(excerpt: Excerpt, rules: MiningRules) -> Launch | None:
    """The first practice a piece launches: one with a name in quotes, else one with a verb that founds something."""
    named = (_named_at(excerpt, quoted, rules) for quoted in inside(excerpt.line.block.find("@quoted"), excerpt.span))
    return next(filter(None, named), None) or _unnamed(excerpt, rules)


def _named_at(excerpt: Excerpt, quoted: Span, rules: MiningRules) -> Launch | None:
    line, block = excerpt.line, excerpt.line.block
    inner = Span(quoted.start + 1, quoted.end - 1)
    whole = from_body(line, block.clause_at(quoted.start))
    clause = Span(max(whole.start, excerpt.span.start), whole.end)
    if not _INNER[0] <= inner.end - inner.start <= _INNER[1] or clause.end < quoted.end or inner in block.find(_COMMON):
        return None
    before = block.text[max(clause.start, quoted.start - _REACH) : quoted.start]
    if _ELSEWHERE in before:
        return None
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
    if not (launched or titled) or _SPEAKING.search(before) or wrong:
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
    own = any(u.start == clause.start for u in block.find("@unit")) or block.text.startswith(_WE, clause.start)
    return begun or own or rules.subject(block, clause) is not None


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
        if match := founded.search(block.text, clause.start, clause.end):
            return Launch(excerpt.line, clause, Span(*match.span()), named=False)
    return None


def _named(heading: Block | None, rules: MiningRules) -> bool:
    """Whether a heading is the name of a practice: all below it belongs together."""
    return (
        heading is not None and bool(heading.find("@quoted")) and bool(rules.regexes["launch"][0].search(heading.text))
    )


def mention(topics_: list[Topic], lines: Sequence[SourceLine], tick: Tick) -> None:
    """Add to each topic the sentences elsewhere that name it; of very many the first."""
    for topic in topics_:
        tick()
        if topic.launch is not None and topic.launch.named:
            own = {(p.line.document, p.line.row) for p in topic.excerpts}
            elsewhere = (line for line in lines if (line.document, line.row) not in own)
            topic.mentions += islice(_mentions(topic.launch.name, elsewhere), _MENTIONS)


def _mentions(name: str, lines: Iterable[SourceLine]) -> Iterator[Excerpt]:
    for line in lines:
        if name not in line.block.text:
            continue
        for excerpt in excerpts(line):
            for sentence in excerpt.sentences:
                whole = Span(max(sentence.start, excerpt.span.start), min(sentence.end, excerpt.span.end))
                if f"“{name}”" in line.block.text[whole.start : whole.end]:
                    yield Excerpt(line, whole, item=excerpt.item)
