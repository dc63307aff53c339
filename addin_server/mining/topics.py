"""Which paragraphs tell of one thing: where a practice is launched, or a trouble counted, and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.tick import Tick
from addin_server.mining.advice import advice
from addin_server.mining.deeds import says_wrong, troubled
from addin_server.mining.launches import Launch, launch
from addin_server.mining.rules import MiningRules
from addin_server.mining.source import Excerpt, SourceLine, excerpts
from addin_server.mining.stories import begun, deed, solved

if TYPE_CHECKING:
    from addin_server.mining.rows import PracticeRow

_MENTIONS = 50
_FOLLOWING = 8
"""Messages of one person that may tell what came of the first."""
_BOUND = re.compile(r"^\s*(?:([一二三四五六七八九十]{1,2}是)|([（(]\d{1,2}[）)])|(\d{1,2}[.．、]))")
_ANNOUNCES = ("如下。", "如下：", "如下")


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


def topics(lines: Iterable[SourceLine], rules: MiningRules, tick: Tick) -> Iterator[Topic]:
    """Yield the topics of a document in order. What is planned only is no topic."""
    lines = list(lines)
    current: Topic | None = None
    below: Block | None = None
    before = -1
    for at, line in enumerate(lines):
        tick()
        heading = line.headings[-1] if line.headings else None
        if _plans(line, rules):
            continue
        found = list(_of_line(line, _rest_of_turn(lines, at), rules))
        bound = line.turn == before >= 0 or (
            heading is below and (_listed(line, current) or _named(heading, rules) or _goes_on(line, rules))
        )
        if current is not None and bound and not _is_another(line, found, rules):
            current.excerpts += list(excerpts(line))
            continue
        yield from found
        before = line.turn
        current, below = (found[-1] if found and found[-1].launch else None), heading


def _is_another(line: SourceLine, found: list[Topic], rules: MiningRules) -> bool:
    """Whether a paragraph begins something else: it names it, or tells by itself how it began and what came of it."""
    if any(topic.launch and topic.launch.named for topic in found):
        return True
    return line.turn >= 0 and any(topic.launch for topic in _of_line(line, (), rules))


def _rest_of_turn(lines: Sequence[SourceLine], at: int) -> Sequence[SourceLine]:
    """What the same person goes on to tell, as far as it may belong to the line."""
    turn = lines[at].turn
    return list(takewhile(lambda line: line.turn == turn >= 0, lines[at + 1 : at + 1 + _FOLLOWING]))


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


def _of_line(line: SourceLine, later: Sequence[SourceLine], rules: MiningRules) -> Iterator[Topic]:
    parts = list(excerpts(line))
    launches = [launch(excerpt, rules) for excerpt in parts]
    if launches[0] is not None and not parts[0].item:
        yield Topic(parts, launches[0])
        return
    wrong = any(rules.regexes["troubles"][0].search(text) for text in (*(h.text for h in line.headings), line.label))
    wrong = wrong or _survey_trouble(line, rules)
    each = (_of_piece(part, found, rules, wrong=wrong) for part, found in zip(parts, launches, strict=True))
    found = [topic for topic in each if topic]
    if not found and not wrong and (done := deed(line, rules) or begun(parts, later, rules) or solved(parts, rules)):
        found = [Topic(parts, done)]
    if not found and not wrong and _argued(parts, rules):
        plain = line._replace(run_in=None)  # its first words open a speech, they name no trouble
        found = [Topic([part._replace(line=plain) for part in parts], None)]
    yield from found


def _survey_trouble(line: SourceLine, rules: MiningRules) -> bool:
    """Whether a paragraph of a report of a survey opens with what is wrong."""
    if line.run_in is None or not line.source.is_survey or "，" in line.block.text[slice(*line.run_in)]:
        return False
    return troubled(line.block, line.run_in) or says_wrong(line.block, line.run_in, rules)


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
    return any(says_wrong(block, clause, rules) for clause in inside(block.clauses, whole))


def _counted(excerpt: Excerpt) -> bool:
    """Whether a trouble is told with numbers."""
    block = excerpt.line.block
    named = excerpt.line.run_in is not None  # below such a heading a paragraph's own heading names the trouble
    return (named or troubled(block, excerpt.span)) and len(inside(block.find("@number"), excerpt.span)) >= 2


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
