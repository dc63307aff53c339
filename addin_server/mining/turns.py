"""Who tells what: the messages of a pasted conversation, and the speakers of a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from addin_server.core.language import han, regex
from addin_server.core.model import Paragraph, Span
from addin_server.mining.grid import Cell

_HOUR = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_SENT = regex.compile(
    r"^[^\w@（(]*(?P<who>[\w（(][^，。；：:]{0,23}?[^，。；：:\s])[ 　]+"
    rf"(?:(?:\d{{2,4}}[-/年])?\d{{1,2}}[-/月]\d{{1,2}}(?:日?[ 　]*{_HOUR})?|{_HOUR})$"
)
"""What stands above a message: who sent it, on which day or at what hour."""
_INLINE = regex.compile(
    rf"^(?:(?:\d{{2,4}}[-/年])?\d{{1,2}}[-/月]\d{{1,2}}日?[ 　]+)?{_HOUR}[ 　]+(?P<who>[^，。；：:@]{{2,24}})[：:](?=.)"
)
"""The same, where the message stands behind it."""
_LONGEST_HEAD = 64
_REMARKS, _LONGEST_REMARKS = 4, 60
"""Turns, and their characters, of others that do not end what one tells: 这个好，超期怎么算？"""
_SAID = han.compiled(r"^(?P<who>[\p{Han}]{2,16}[ 　][\p{Han}]{2,4})[:：](?=.)")
_QUESTION, _ANSWER = re.compile(r"\s*(?:问|提问|采访者|记者)[：:]\s*"), re.compile(r"\s*(?:答|回答|受访者)[：:]\s*")
_ASKS_ON = re.compile(
    "[那这]?(?:么|后来|现在|目前|最后|你们?|您|村里|支部)?(?:觉得)?(?:效果|结果|成效|变化|具体|怎么|怎样|如何|都?由?谁|有没有(?:统计|数|人)|有数"
    "|[多几]少|什么时候|哪[年月]|几[个人次]|为[什啥]|原因|坐在那里)"
)
_WORD = regex.compile(r"[^ 　-]+")
_FEWEST = 2
_LONGEST_MESSAGE = 4
"""Paragraphs of a message with its head, on the average: 报到 8:30 in a notice heads none."""


class Turn(NamedTuple):
    """`words` are the paragraphs of one message or speech, without what says whose they are: `who`."""

    who: Cell
    words: tuple[Cell, ...]


def messages(paragraphs: Sequence[Paragraph], apart: Collection[int] = ()) -> list[Turn]:
    """Return the turns of a conversation; none where the text is no conversation.

    What one sends in a row is one turn, and what one goes on to send after short remarks of others. Paragraphs `apart`
    stand in tables: they are no part of it.
    """
    own = [i for i, paragraph in enumerate(paragraphs) if i not in apart and paragraph.text.strip()]
    sent = list(_sent(paragraphs, own))
    if len(sent) < _FEWEST or len(sent) * _LONGEST_MESSAGE < len(own):
        return []
    turns: list[Turn] = []
    for message in sent:
        at = _goes_on(turns, message, paragraphs)
        if at is None:
            turns.append(message)
        else:
            turns[at] = turns[at]._replace(words=turns[at].words + message.words)
    return turns


def _sent(paragraphs: Sequence[Paragraph], own: Sequence[int]) -> Iterator[Turn]:
    """Each message that says something: the paragraphs below its head, or behind it."""
    message: Turn | None = None
    for i in own:
        text = paragraphs[i].text
        inline = _INLINE.match(text)
        head = inline or (_SENT.match(text) if len(text) <= _LONGEST_HEAD else None)
        if head is not None:
            if message is not None and message.words:
                yield message
            words = (Cell(i, Span(head.end(), len(text))),) if inline else ()
            message = Turn(Cell(i, Span(*head.span("who"))), words)
        elif message is not None:
            message = message._replace(words=(*message.words, Cell(i, Span(0, len(text)))))
    if message is not None and message.words:
        yield message


def _goes_on(turns: Sequence[Turn], message: Turn, paragraphs: Sequence[Paragraph]) -> int | None:
    """Which turn a message goes on with: the last of its sender, where others only remarked on it since."""
    who = _text(paragraphs, message.who)
    since = 0
    for at in range(len(turns) - 1, max(-1, len(turns) - 2 - _REMARKS), -1):
        if _text(paragraphs, turns[at].who) == who:
            return at
        since += sum(cell.span.end - cell.span.start for cell in turns[at].words)
        if since > _LONGEST_REMARKS:
            return None
    return None


def _text(paragraphs: Sequence[Paragraph], cell: Cell) -> str:
    return paragraphs[cell.paragraph].text[slice(*cell.span)]


def speeches(paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    """Return who speaks in the paragraphs of a record that open with a speaker and a colon."""
    opened = {i: match for i, p in enumerate(paragraphs) if (match := _SAID.match(p.text))}
    turns = {
        i: Turn(_who(i, match), (Cell(i, Span(match.end(), len(paragraphs[i].text))),)) for i, match in opened.items()
    }
    return turns if len(turns) >= _FEWEST else {}


def answers(paragraphs: Sequence[Paragraph]) -> dict[int, tuple[int, int]]:
    """Return the answers of an interview by paragraph: which of its matters each tells, from 0, and where it begins.

    What a question goes on to ask of the last answer is the same matter: 都由谁来坐？ 有没有统计过？
    """
    found: dict[int, tuple[int, int]] = {}
    matter, asked = 0, 0
    for i, paragraph in enumerate(paragraphs):
        if question := _QUESTION.match(paragraph.text):
            asked += 1
            matter += not _ASKS_ON.match(paragraph.text, question.end())
        elif asked and (answer := _ANSWER.match(paragraph.text)):
            found[i] = matter, answer.end()
    return found if asked >= _FEWEST else {}


def is_question(text: str) -> bool:
    """Whether a paragraph asks, in an interview: it tells nothing."""
    return _QUESTION.match(text) is not None


def _who(paragraph: int, head: re.Match[str]) -> Cell:
    return Cell(paragraph, Span(*head.span("who")))


def parts(who: str) -> list[Span]:
    """The words a speaker is named with: a unit and a name, in whichever order."""
    return [Span(*word.span()) for word in _WORD.finditer(who)]
