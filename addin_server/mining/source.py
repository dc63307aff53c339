"""A document as the miner reads it: its paragraphs analysed, each below its headings, cut into the items it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from addin_server.core.language.block import Block
from addin_server.core.model import Paragraph, Role, Span
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure.article import Passage
from addin_server.core.structure.roles import HEADINGS, PROSE
from addin_server.core.tick import Tick
from addin_server.mining import turns
from addin_server.mining.actors import names_unit
from addin_server.mining.grid import Cell, grids
from addin_server.mining.model import Location, SourceDocument
from addin_server.mining.rules import MiningRules

_NUMBER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳●■◆▲•]|【(?P<label>[^】]{1,8})】)\s*"
)
_ALONE = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、)?[【〔\[]?(?P<x>[^】〕\]：]{2,16}?)[】〕\]]?[：:]?\s*")
_ITEM = re.compile(r"(?:^\s*|(?<=[。；：]))(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][，、])(?!个)")
_RUN_IN = 30
_HEAD_LINES = 4
_SECTIONS = 2
_NO_PLACE = "在对给向从由与和为就把"
"""Words before a unit that belong to no name of a place."""
_UNKNOWN = 2
"""Characters of the name of a place that may stand before what is read as a unit."""
_SURVEY = re.compile("调研|调查|摸底")
_LEVELS = {Role.HEADING1: 1, Role.HEADING2: 2, Role.HEADING3: 3, Role.HEADING4: 4}
_HEAD = frozenset({Role.MASTHEAD, Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.SIGNATURE})


class SourceLine(NamedTuple):
    """A paragraph in its place. `body` begins after its number, or the `label` in brackets it stands under; `run_in` is
    the heading it opens with, if it does. `speaker` is whom it is told for, `turn` the message it belongs to, `section`
    the unit under whose name it stands in a collection of several.
    """

    source: AnalysedSource
    passage: Passage
    headings: tuple[Block, ...]
    body: int
    run_in: Span | None
    label: str = ""
    speaker: Location | None = None
    turn: int = -1
    section: Location | None = None

    @property
    def block(self) -> Block:
        return self.passage.block

    @property
    def document(self) -> int:
        return self.source.number

    @property
    def row(self) -> int:
        return self.passage.first

    def location(self, span: Span) -> Location:
        return self.source.location(self.passage, span)


class Excerpt(NamedTuple):
    """A run of sentences of one line. `item` says that it is one of a list (一是…)."""

    line: SourceLine
    span: Span
    item: bool

    @property
    def text(self) -> str:
        return self.line.block.text[self.span.start : self.span.end]

    @property
    def title(self) -> Span | None:
        """The short sentence that says what the rest tells of."""
        if not self.item:
            return self.line.run_in
        first = Span(self.span.start, min([s.end for s in self.sentences[:1]] + [self.span.end]))
        short = first.end < self.span.end and first.end - first.start <= _RUN_IN
        return Span(first.start, first.end - 1) if short and self.line.block.text[first.end - 1] == "。" else None

    @property
    def sentences(self) -> list[Span]:
        return [s for s in self.line.block.sentences if s.start < self.span.end and s.end > self.span.start]


class AnalysedSource:
    """One document, read."""

    def __init__(self, number: int, document: SourceDocument, ruleset: Ruleset, rules: MiningRules, tick: Tick) -> None:
        """`tick` is called again and again while it is read."""
        self.number = number
        self._tick = tick
        self._rules = rules.regexes
        self._document = document
        self._ruleset = ruleset
        self._cells: dict[Cell, Excerpt] = {}
        self.grids = grids(document.paragraphs, rules.column)
        self._speeches = turns.speeches(document.paragraphs)
        inside = frozenset[int]().union(*(grid.paragraphs for grid in self.grids))
        self._answers = turns.answers(document.paragraphs)
        self._messages = turns.messages(document.paragraphs, inside)
        until = self._messages[0].who.paragraph if self._messages else len(document.paragraphs)
        prose = [i for i in range(until) if i not in inside]
        self._passages = [
            Passage(passage.block, tuple((prose[row], start) for row, start in passage.lines))
            for passage in ruleset.passages([document.paragraphs[i] for i in prose])
        ]

    def location(self, passage: Passage, span: Span) -> Location:
        """Where the characters of a passage stand in the document, as its writer wrote them."""
        row, inside = passage.locate(span)
        paragraph = self._document.paragraphs[row]
        return Location(self.number, paragraph.id, row, inside, paragraph.text[inside.start : inside.end])

    @cached_property
    def is_survey(self) -> bool:
        """Whether its title says that it reports a survey."""
        return any(
            passage.role in (Role.TITLE, Role.SUBTITLE) and _SURVEY.search(passage.text) for passage in self._passages
        )

    def cell(self, cell: Cell) -> Excerpt:
        """The words of a cell by themselves: what stands beside them in a typed row says nothing of them."""
        if cell not in self._cells:
            self._tick()
            self._cells[cell] = self._read(cell)
        return self._cells[cell]

    def _read(self, cell: Cell) -> Excerpt:
        paragraph = self._document.paragraphs[cell.paragraph]
        number = _NUMBER.match(paragraph.text[slice(*cell.span)])
        start = cell.span.start + (number.end() if number else 0)
        words = Paragraph(id=paragraph.id, text=paragraph.text[start : cell.span.end])
        (passage,) = self._ruleset.passages([words])
        # Its paragraph begins as many characters before it as the cell stands in it.
        placed = Passage(passage.block, ((cell.paragraph, -start),))
        return Excerpt(SourceLine(self, placed, (), 0, None), Span(0, len(passage.text)), item=False)

    def headings_above(self, paragraph: int) -> list[str]:
        """The headings that something which is no prose stands under, the innermost last."""
        above: list[tuple[int, str]] = []
        for passage in self._passages:
            if passage.first < paragraph and passage.role in HEADINGS:
                level = _LEVELS[passage.role]
                above = [(rank, text) for rank, text in above if rank < level] + [(level, passage.text)]
        return [text for _, text in above]

    @cached_property
    def lines(self) -> list[SourceLine]:
        """The prose, in order; what was sent behind it."""
        found: list[SourceLine] = []
        above: list[tuple[int, Block]] = []
        section: Location | None = None
        for passage in self._passages:
            role, block = passage.role, passage.block
            addressed = role is Role.SALUTATION  # whom it is for is not whose it is
            if (unit := None if addressed else _named_alone(block)) or role in HEADINGS:
                section = self.location(passage, unit) if unit and passage.first else None
            if role in HEADINGS:
                above = [(level, b) for level, b in above if level < _LEVELS[role]] + [(_LEVELS[role], block)]
            elif self._answers and turns.is_question(block.text):
                continue
            elif role in PROSE or len(block.sentences) > 1:
                line = self._line(passage, tuple(b for _, b in above))
                found.append(self._of_section(line, section))
        return [*found, *self._sent()]

    def _of_section(self, line: SourceLine, section: Location | None) -> SourceLine:
        """The line with the unit it is told for: in brackets, before a colon, or where it stands alone above."""
        if own := self._sections.get(line.row):
            return line._replace(section=line.location(own), body=max(line.body, own.end + 1))
        unit = next((u for u in line.block.find("@unit") if u.end <= line.body), None)
        labelled = unit is not None and line.block.text[slice(*unit)] == line.label
        return line._replace(section=line.location(unit) if unit is not None and labelled else section)

    @cached_property
    def _sections(self) -> dict[int, Span]:
        """The units that paragraphs open with, before a colon, where several do."""
        opened = {p.first: self._rules["sectioned"][0].match(p.text) for p in self._passages if p.role in PROSE}
        named = {row: Span(*match.span("x")) for row, match in opened.items() if match and names_unit(match["x"])}
        return named if len(named) >= _SECTIONS else {}

    def _sent(self) -> Iterator[SourceLine]:
        """The messages of a conversation: each paragraph by itself, for lines of a chat are nobody's headings."""
        for turn, message in enumerate(self._messages):
            for words in message.words:
                excerpt = self.cell(words)
                line = self._line(excerpt.line.passage, ())
                yield line._replace(turn=turn, speaker=self._speaker(message.who))

    def _speaker(self, who: Cell) -> Location | None:
        """Whom the speaker speaks for: the unit in what he is called, else what stands before his name."""
        line = self.cell(who).line
        words = turns.parts(line.block.text)
        unit = next((u for u in line.block.find("@unit") if any(u.start == w.start for w in words)), None)
        return line.location(unit or words[0]) if unit or len(words) > 1 else None

    def _line(self, passage: Passage, headings: tuple[Block, ...]) -> SourceLine:
        block = passage.block
        speech = self._speeches.get(passage.first)
        number = _NUMBER.match(block.text)
        turn, answer = self._answers.get(passage.first, (-1, 0))
        body = speech.words[0].span.start if speech else number.end() if number else answer
        first = next((s for s in block.sentences if s.end > body), None)
        run_in = None
        if first and first.end < len(block.text.rstrip()) and block.text[first.end - 1] == "。":
            short = Span(max(first.start, body), first.end - 1)
            if short.end - short.start <= _RUN_IN and not _ITEM.match(block.text[short.start : short.end]):
                run_in = short
        label = (number and number["label"]) or ""
        speaker = self._speaker(speech.who) if speech else None
        turn += len(self._messages) if turn >= 0 else 0  # no message has its number
        return SourceLine(self, passage, headings, body, run_in, label, speaker, turn)

    @cached_property
    def owner(self) -> Location | None:
        """The unit whose document it is: named in the title, below it, or at the foot; none of a collection."""
        if any(passage.role is Role.TITLE and passage.block.find("@collection") for passage in self._passages):
            return None
        for passage in self._passages[:_HEAD_LINES]:
            if match := self._rules["owner"][0].search(passage.text):
                return self.location(passage, Span(*match.span("x")))
            titled = self._rules["titled"][0].search(passage.text) if passage.role is Role.TITLE else None
            # A name begins with a place: 云溪县人力资源和社会保障局, not 关于进一步加强社区.
            if titled and any(_known_whole(passage, u).start == titled.start("x") for u in _units(passage)):
                return self.location(passage, Span(*titled.span("x")))
        for wanted in (Role.BYLINE, Role.SIGNATURE, Role.TITLE, Role.MASTHEAD, Role.SUBTITLE, None):
            for passage in self._passages:
                head = passage.first < _HEAD_LINES and len(passage.block.sentences) < 2
                named = passage.role is wanted if wanted else head and not passage.text.endswith("。")
                if named and (units := _units(passage)):
                    own = _known_whole(passage, max(units, key=lambda s: s.end - s.start))
                    return self.location(passage, own)
        return None


def _units(passage: Passage) -> list[Span]:
    return [unit for unit in passage.block.find("@unit") if names_unit(passage.text[slice(*unit)])]


def _known_whole(passage: Passage, unit: Span) -> Span:
    """The unit with the first characters of a place nobody knows, 安|陵县公交公司, and without the 中共 before it."""
    before = passage.text[: unit.start]
    named = len(before) <= _UNKNOWN and before.isalpha() and before[-1:] not in tuple(_NO_PLACE)
    begins = 0 if named else unit.start
    return Span(begins + 2 * passage.text.startswith("中共", begins), unit.end)


def _named_alone(block: Block) -> Span | None:
    """The unit whose name is all that a paragraph says: 【云门乡】."""
    named = _ALONE.fullmatch(block.text)
    return next((unit for unit in block.find("@unit") if named and unit == Span(*named.span("x"))), None)


def excerpts(line: SourceLine) -> Iterator[Excerpt]:
    """What stands before the first item of a list in the paragraph, then each item; the whole without a list."""
    end = len(line.block.text)
    marks = list(_ITEM.finditer(line.block.text))
    starts = [m.start() for m in marks]
    if not starts:
        yield Excerpt(line, Span(line.body, end), item=False)
        return
    if line.block.text[line.body : starts[0]].strip():
        yield Excerpt(line, Span(line.body, starts[0]), item=False)
    for mark, following in zip(marks, [*starts[1:], end], strict=True):
        yield Excerpt(line, Span(mark.end(), following), item=True)
