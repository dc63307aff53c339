"""Which paragraphs tell of one thing: where a practice is launched, or a trouble counted, and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from addin_server.core.language.block import Block, inside
from addin_server.core.model import Span
from addin_server.mining.source import Line, Piece, pieces

if TYPE_CHECKING:
    from addin_server.mining.rows import Row

Regexes = Mapping[str, tuple[re.Pattern[str], ...]]

_COMMON = "common-practices"
_INNER = (2, 12)
_REACH = 40
_MENTIONS = 50
_SPEAKING = re.compile(r"(?:反映|普遍|存在|解决|破解|针对|聚焦)[^，。；]{0,8}$")
_BOUND = re.compile(r"^\s*(?:([一二三四五六七八九十]{1,2}是)|([（(]\d{1,2}[）)])|(\d{1,2}[.．、]))")
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


def topics(lines: Iterable[Line], regexes: Regexes) -> Iterator[Topic]:
    """Yield the topics of a document in order. What is planned only is no topic."""
    current: Topic | None = None
    below: Block | None = None
    for line in lines:
        heading = line.headings[-1] if line.headings else None
        if _plans(line, regexes):
            continue
        found = list(_of_line(line, regexes))
        bound = heading is below and (_listed(line, current) or _named(heading, regexes) or _goes_on(line, regexes))
        if current is not None and bound and not any(t.launch and t.launch.named for t in found):
            current.pieces += list(pieces(line))
            continue
        yield from found
        current, below = (found[-1] if found and found[-1].launch else None), heading


def _plans(line: Line, regexes: Regexes) -> bool:
    """Whether it stands under a heading on what comes next, or opens with one."""
    titles = [heading.text for heading in line.headings]
    if line.run_in is not None and "“" not in (title := line.block.text[slice(*line.run_in)]):
        titles.append(title)
    return any(regexes["plans"][0].search(title) for title in titles)


def _goes_on(line: Line, regexes: Regexes) -> bool:
    """Whether a paragraph opens with how far it has come since."""
    return bool(regexes["since_then"][0].match(line.block.text))


def _listed(line: Line, topic: Topic | None) -> bool:
    """Whether a paragraph opens with a number, and not with one of the topic's own kind."""
    mark = _BOUND.match(line.block.text)
    if mark is None or topic is None:
        return False
    own = _BOUND.match(topic.pieces[0].line.block.text)
    return own is None or own.lastindex != mark.lastindex


def _of_line(line: Line, regexes: Regexes) -> Iterator[Topic]:
    parts = list(pieces(line))
    launches = [launch(piece, regexes) for piece in parts]
    if launches[0] is not None and not parts[0].item:
        yield Topic(parts, launches[0])
        return
    wrong = any(regexes["troubles"][0].search(text) for text in (*(h.text for h in line.headings), line.label))
    for piece, found in zip(parts, launches, strict=True):
        admitted = _admitted(piece, regexes)
        if admitted is not None:
            yield Topic([admitted], None)
        elif wrong and _counted(piece):
            yield Topic([piece], None)
        elif found is not None and not wrong:
            yield Topic([piece], found)


def _admitted(piece: Piece, regexes: Regexes) -> Piece | None:
    """What is wrong, where the paragraph turns to it by a sentence of its own."""
    if piece.title is None or not regexes["admits"][0].search(piece.line.block.text[slice(*piece.title)]):
        return None
    rest = Span(piece.title.end + 1, piece.span.end)
    opened = regexes["admitted"][0].match(piece.line.block.text, *rest)
    rest = Span(opened.end() if opened else rest.start, rest.end)
    # A line without its heading: what follows is told by itself.
    told = Piece(piece.line._replace(body=rest.start, run_in=None), rest, piece.item)
    return told if len(inside(piece.line.block.find("@number"), rest)) >= 2 else None


def _counted(piece: Piece) -> bool:
    """Whether a trouble is told with numbers."""
    block = piece.line.block
    named = piece.line.run_in is not None  # below such a heading a paragraph's own heading names the trouble
    return (named or troubled(block, piece.span)) and len(inside(block.find("@number"), piece.span)) >= 2


def launch(piece: Piece, regexes: Regexes) -> Launch | None:
    """The first practice a piece launches: one with a name in quotes, else one with a verb that founds something."""
    named = (_named_at(piece, quoted, regexes) for quoted in inside(piece.line.block.find("@quoted"), piece.span))
    return next(filter(None, named), None) or _unnamed(piece, regexes)


def _named_at(piece: Piece, quoted: Span, regexes: Regexes) -> Launch | None:
    line, block = piece.line, piece.line.block
    inner = Span(quoted.start + 1, quoted.end - 1)
    whole = from_body(line, block.clause_at(quoted.start))
    clause = Span(max(whole.start, piece.span.start), whole.end)
    if not _INNER[0] <= inner.end - inner.start <= _INNER[1] or clause.end < quoted.end or inner in block.find(_COMMON):
        return None
    before = block.text[max(clause.start, quoted.start - _REACH) : quoted.start]
    launched = bool(regexes["launch"][0].search(before))
    title = piece.title
    titled = (
        title is not None
        and title.start <= quoted.start
        and quoted.end <= title.end
        and not set(block.text[slice(*title)]) & set("，、")
    )
    # 推开“难事认领榜”: right behind the verb it is a name, whatever trouble it speaks of.
    wrong = inside(block.find("@cannot"), inner) if regexes["at_once"][0].search(before) else troubled(block, inner)
    if not (launched or titled) or _SPEAKING.search(before) or wrong:
        return None
    if titled and not launched and (begun := _launched_later(piece, block.text[slice(*quoted)], regexes)):
        clause, quoted = begun
    kinds = [s.end for s in block.find("class-nouns") if s.start == quoted.end and s.end <= clause.end]
    return Launch(line, clause, Span(quoted.start, max(kinds, default=quoted.end)), named=True)


def _launched_later(piece: Piece, name: str, regexes: Regexes) -> tuple[Span, Span] | None:
    """Where a practice that a title names is begun, further on."""
    block = piece.line.block
    for quoted in inside(block.find("@quoted"), piece.span):
        clause = block.clause_at(quoted.start)
        before = block.text[max(clause.start, quoted.start - _REACH) : quoted.start]
        if block.text[slice(*quoted)] == name and regexes["launch"][0].search(before):
            return clause, quoted
    return None


def _unnamed(piece: Piece, regexes: Regexes) -> Launch | None:
    block = piece.line.block
    founded = regexes["founded"][0]
    for clause in inside(block.clauses, piece.span):
        if match := founded.search(block.text, clause.start, clause.end):
            return Launch(piece.line, clause, Span(*match.span()), named=False)
    return None


def _named(heading: Block | None, regexes: Regexes) -> bool:
    """Whether a heading is the name of a practice: all below it belongs together."""
    return heading is not None and bool(heading.find("@quoted")) and bool(regexes["launch"][0].search(heading.text))


def mention(topics_: list[Topic], lines: Sequence[Line], tick: Callable[[], None]) -> None:
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
