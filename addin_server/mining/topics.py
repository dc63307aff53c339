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
from addin_server.mining.source import Line, Piece, pieces
from addin_server.mining.table import SURE, Table

if TYPE_CHECKING:
    from addin_server.mining.rows import Row

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

    line: Line
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

    pieces: list[Piece]
    launch: Launch | None
    mentions: list[Piece] = field(default_factory=list)
    row: Row | None = None

    @property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.pieces)


def from_body(line: Line, clause: Span) -> Span:
    """The clause without the number its paragraph begins with, and without what a dash adds."""
    dash = line.block.text.find(DASH, clause.start, clause.end)
    return Span(max(clause.start, line.body), clause.end if dash < 0 else dash)


def troubled(block: Block, span: Span) -> bool:
    """Whether something is wrong in these words."""
    return any(inside(block.find(name), span) for name in TROUBLES)


def topics(lines: Iterable[Line], table: Table, tick: Tick) -> Iterator[Topic]:
    """Yield the topics of a document in order. What is planned only is no topic."""
    current: Topic | None = None
    below: Block | None = None
    before = -1
    for line in lines:
        tick()
        heading = line.headings[-1] if line.headings else None
        if _plans(line, table):
            continue
        found = list(_of_line(line, table))
        bound = line.turn == before >= 0 or (
            heading is below and (_listed(line, current) or _named(heading, table) or _goes_on(line, table))
        )
        if current is not None and bound and not any(t.launch and t.launch.named for t in found):
            current.pieces += list(pieces(line))
            continue
        yield from found
        before = line.turn
        current, below = (found[-1] if found and found[-1].launch else None), heading


def _plans(line: Line, table: Table) -> bool:
    """Whether it stands under a heading on what comes next, or opens with one."""
    titles = [heading.text for heading in line.headings]
    if line.run_in is not None and "“" not in (title := line.block.text[slice(*line.run_in)]):
        titles.append(title)
    return any(table.regexes["plans"][0].search(title) for title in titles)


def _goes_on(line: Line, table: Table) -> bool:
    """Whether a paragraph opens with how far it has come since."""
    return bool(table.regexes["since_then"][0].match(line.block.text))


def _listed(line: Line, topic: Topic | None) -> bool:
    """Whether a paragraph opens with a number, and not with one of the topic's own kind."""
    if topic is None:
        return False
    if topic.pieces[0].line.block.text.endswith(_ANNOUNCES) and line.body:
        return True
    mark, own = _BOUND.match(line.block.text), _BOUND.match(topic.pieces[0].line.block.text)
    return mark is not None and (own is None or own.lastindex != mark.lastindex)


def _of_line(line: Line, table: Table) -> Iterator[Topic]:
    parts = list(pieces(line))
    launches = [launch(piece, table) for piece in parts]
    if launches[0] is not None and not parts[0].item:
        yield Topic(parts, launches[0])
        return
    wrong = any(table.regexes["troubles"][0].search(text) for text in (*(h.text for h in line.headings), line.label))
    wrong = wrong or _survey_trouble(line, table)
    each = (_of_piece(part, found, table, wrong=wrong) for part, found in zip(parts, launches, strict=True))
    found = [topic for topic in each if topic]
    if not found and not wrong and (deed := _deed(line, table)):
        found = [Topic(parts, deed)]
    if not found and not wrong and _argued(parts, table):
        plain = line._replace(run_in=None)  # its first words open a speech, they name no trouble
        found = [Topic([part._replace(line=plain) for part in parts], None)]
    yield from found


def _survey_trouble(line: Line, table: Table) -> bool:
    """Whether a paragraph of a report of a survey opens with what is wrong."""
    if line.run_in is None or not line.source.is_survey or "，" in line.block.text[slice(*line.run_in)]:
        return False
    return troubled(line.block, line.run_in) or _says_wrong(line.block, line.run_in, table)


def _of_piece(piece: Piece, found: Launch | None, table: Table, *, wrong: bool) -> Topic | None:
    """What a piece tells by itself; `wrong` says that it stands below a heading on troubles."""
    if (admitted := _admitted(piece, table)) is not None:
        return Topic([admitted], None)
    if wrong:
        return Topic([piece], None) if _counted(piece) else None
    return Topic([piece], found) if found is not None else None


def _admitted(piece: Piece, table: Table) -> Piece | None:
    """What is wrong, where the paragraph turns to it by a sentence of its own."""
    if piece.title is None or not table.regexes["admits"][0].search(piece.line.block.text[slice(*piece.title)]):
        return None
    rest = Span(piece.title.end + 1, piece.span.end)
    opened = table.regexes["admitted"][0].match(piece.line.block.text, *rest)
    rest = Span(opened.end() if opened else rest.start, rest.end)
    # A line without its heading: what follows is told by itself.
    admitted = Piece(piece.line._replace(body=rest.start, run_in=None), rest, piece.item)
    return admitted if len(inside(piece.line.block.find("@number"), rest)) >= 2 else None


def _argued(parts: list[Piece], table: Table) -> bool:
    """Whether a paragraph says what is wrong, in figures, and why or what should be done."""
    block, whole = parts[0].line.block, Span(parts[0].span.start, parts[-1].span.end)
    why = table.regexes["cause"][0].search(block.text, *whole)
    advised = next(advice(block, whole, table, plain=False), None)
    if len(inside(block.find("@number"), whole)) < 2 or not (why or advised):
        return False
    return any(_says_wrong(block, clause, table) for clause in inside(block.clauses, whole))


def _deed(line: Line, table: Table) -> Launch | None:
    """The practice a heading tells by what was done (把支部搬进山), where figures behind it say what came of it."""
    if line.run_in is None or "“" in line.block.text[slice(*line.run_in)]:
        return None
    block, rest = line.block, Span(line.run_in.end, len(line.block.text))
    shares = table.acts(block, line.run_in)
    begun = any(p.search(block.text, *rest) for p in table.regexes["since"])
    came = table.regexes["change"][0].search(block.text, *rest)
    if not (begun and came) or shares.get(Act.DEED, 0.0) < SURE:
        return None
    return Launch(line, line.run_in, line.run_in, named=False)


def _says_wrong(block: Block, span: Span, table: Table) -> bool:
    return (
        bool(table.regexes["wrong"][0].search(block.text, *span))
        or table.acts(block, span).get(Act.STATE_PROBLEM, 0.0) >= SURE
    )


def _counted(piece: Piece) -> bool:
    """Whether a trouble is told with numbers."""
    block = piece.line.block
    named = piece.line.run_in is not None  # below such a heading a paragraph's own heading names the trouble
    return (named or troubled(block, piece.span)) and len(inside(block.find("@number"), piece.span)) >= 2


def launch(piece: Piece, table: Table) -> Launch | None:
    """The first practice a piece launches: one with a name in quotes, else one with a verb that founds something."""
    named = (_named_at(piece, quoted, table) for quoted in inside(piece.line.block.find("@quoted"), piece.span))
    return next(filter(None, named), None) or _unnamed(piece, table)


def _named_at(piece: Piece, quoted: Span, table: Table) -> Launch | None:
    line, block = piece.line, piece.line.block
    inner = Span(quoted.start + 1, quoted.end - 1)
    whole = from_body(line, block.clause_at(quoted.start))
    clause = Span(max(whole.start, piece.span.start), whole.end)
    if not _INNER[0] <= inner.end - inner.start <= _INNER[1] or clause.end < quoted.end or inner in block.find(_COMMON):
        return None
    before = block.text[max(clause.start, quoted.start - _REACH) : quoted.start]
    if _ELSEWHERE in before:
        return None
    launched = bool(table.regexes["launch"][0].search(before)) or _done(line, clause, quoted, table)
    title = piece.title
    titled = (
        title is not None
        and title.start <= quoted.start
        and quoted.end <= title.end
        and not set(block.text[slice(*title)]) & set("，、")
    )
    # 推开“难事认领榜”: right behind the verb it is a name, whatever trouble it speaks of.
    wrong = (
        inside(block.find("@cannot"), inner) if table.regexes["at_once"][0].search(before) else troubled(block, inner)
    )
    if not (launched or titled) or _SPEAKING.search(before) or wrong:
        return None
    if titled and not launched and (begun := _launched_later(piece, quoted, table)):
        clause, quoted = begun
    kinds = [s.end for s in block.find("class-nouns") if s.start == quoted.end and s.end <= clause.end]
    return Launch(line, clause, Span(quoted.start, max(kinds, default=quoted.end)), named=True)


def _done(line: Line, clause: Span, quoted: Span, table: Table) -> bool:
    """Whether the clause tells what somebody did with the name, and when it was done or who did it."""
    block = line.block
    words = [t for t in block.tokens_in(clause.start, quoted.start) if t.tag[0] not in "umqx"]
    if not words or not does(block, clause.start, quoted.start) or _CALLED.search(words[-1].text):
        return False
    acts = table.acts(block, clause)
    if max(acts, key=acts.__getitem__, default=Act.BACKGROUND) not in _DONE:
        return False
    begun = any(p.search(block.text, clause.start, quoted.start) for p in table.regexes["since"])
    own = any(u.start == clause.start for u in block.find("@unit")) or block.text.startswith(_WE, clause.start)
    return begun or own or table.subject(block, clause) is not None


def does(block: Block, start: int, name: int) -> bool:
    """Whether right before a name stands what is done with it."""
    words = [t for t in block.tokens_in(start, name) if t.tag[0] not in "umqx"]
    return bool(words) and (
        words[-1].tag[0] in "v" or words[-1].text == "用" or bool(_DID.search(block.text[start:name]))
    )


def _launched_later(piece: Piece, name: Span, table: Table) -> tuple[Span, Span] | None:
    """Where a practice that a title names is begun, further on."""
    block = piece.line.block
    for quoted in inside(block.find("@quoted"), piece.span):
        if quoted == name or block.text[slice(*quoted)] != block.text[slice(*name)]:
            continue
        clause = block.clause_at(quoted.start)
        before = block.text[max(clause.start, quoted.start - _REACH) : quoted.start]
        if table.regexes["launch"][0].search(before) or _done(piece.line, clause, quoted, table):
            return clause, quoted
    return None


def _unnamed(piece: Piece, table: Table) -> Launch | None:
    block = piece.line.block
    founded = table.regexes["founded"][0]
    for clause in inside(block.clauses, piece.span):
        if match := founded.search(block.text, clause.start, clause.end):
            return Launch(piece.line, clause, Span(*match.span()), named=False)
    return None


def _named(heading: Block | None, table: Table) -> bool:
    """Whether a heading is the name of a practice: all below it belongs together."""
    return (
        heading is not None and bool(heading.find("@quoted")) and bool(table.regexes["launch"][0].search(heading.text))
    )


def mention(topics_: list[Topic], lines: Sequence[Line], tick: Tick) -> None:
    """Add to each topic the sentences elsewhere that name it; of very many the first."""
    for topic in topics_:
        tick()
        if topic.launch is not None and topic.launch.named:
            own = {(p.line.document, p.line.row) for p in topic.pieces}
            elsewhere = (line for line in lines if (line.document, line.row) not in own)
            topic.mentions += islice(_mentions(topic.launch.name, elsewhere), _MENTIONS)


def _mentions(name: str, lines: Iterable[Line]) -> Iterator[Piece]:
    for line in lines:
        if name not in line.block.text:
            continue
        for piece in pieces(line):
            for sentence in piece.sentences:
                whole = Span(max(sentence.start, piece.span.start), min(sentence.end, piece.span.end))
                if f"“{name}”" in line.block.text[whole.start : whole.end]:
                    yield Piece(line, whole, item=piece.item)
