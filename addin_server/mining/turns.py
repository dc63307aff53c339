"""Who tells what: the messages of a pasted conversation, and the speakers of a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
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
    rf"^(?P<day>(?:\d{{2,4}}[-/年])?\d{{1,2}}[-/月]\d{{1,2}}日?[ 　]+)?{_HOUR}[ 　]+"
    r"(?P<who>[^，。；：:@]{2,24})[：:](?=.)"
)
"""The same, where the message stands behind it."""
_LONGEST_HEAD = 64
_REMARKS, _LONGEST_REMARKS = 4, 60
"""Messages, and characters, of others since one last spoke that do not end what one tells: 这个好，超期怎么算？"""
_SAID = han.compiled(r"^(?P<who>[\p{Han}]{2,16}[ 　][\p{Han}]{2,4})[:：](?=.)")
_QUESTION = re.compile("[ 　]{0,4}(?:问|提问|采访者|记者)[：:]")
_ANSWER = re.compile("[ 　]{0,4}(?:答|回答|受访者)[：:]")
_ASKS_ON = re.compile(
    "[那这]?(?:后来|现在|目前|最后)?(?:效果|结果|成效|变化|有没有(?:统计|数|人管)|统计|有数|有多少|办了多少|都?由?谁(?:来|在|去|管)|什么时候开始)"
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
    heads = _heads(paragraphs, own)
    sent = sum(heads[i].inline or after not in heads for i, after in pairwise([*own, -1]) if i in heads)
    if sent < _FEWEST or sent * _LONGEST_MESSAGE < len(own):
        return []
    turns: list[tuple[Cell, list[Cell]]] = []
    last: dict[str, tuple[int, int, int]] = {}
    """The turn of each sender, how many messages there were by then, and how many characters."""
    messages_, characters = 0, 0
    current: list[Cell] = []
    for i in own:
        head = heads.get(i)
        text = paragraphs[i].text
        if head is not None:
            at, messages_then, characters_then = last.get(head.who, (-1, 0, 0))
            remarks = messages_ - messages_then <= _REMARKS and characters - characters_then <= _LONGEST_REMARKS
            if at < 0 or not remarks:
                at = len(turns)
                turns.append((Cell(i, head.span), []))
            current, messages_ = turns[at][1], messages_ + 1
            if head.inline:
                current.append(Cell(i, Span(head.end, len(text))))
            characters += len(text) - head.end
            sender = head.who
            last[sender] = at, messages_, characters
        elif turns:
            current.append(Cell(i, Span(0, len(text))))
            characters += len(text)
            last[sender] = last[sender][0], messages_, characters
    return [Turn(who, tuple(words)) for who, words in turns if words]


class _Head(NamedTuple):
    """Who sent a message; `inline`: the message stands behind it, from `end` on."""

    who: str
    span: Span
    end: int
    inline: bool


def _heads(paragraphs: Sequence[Paragraph], own: Sequence[int]) -> dict[int, _Head]:
    """The heads of messages by paragraph. An hour and a label make an agenda, unless someone writes twice."""
    above, behind, dated = {}, {}, False
    for i in own:
        text = paragraphs[i].text
        if match := _INLINE.match(text):
            behind[i] = _Head(match["who"], Span(*match.span("who")), match.end(), inline=True)
            dated = dated or match["day"] is not None
        elif len(text) <= _LONGEST_HEAD and (match := _SENT.match(text)):
            above[i] = _Head(match["who"], Span(*match.span("who")), len(text), inline=False)
    conversation = dated or len({head.who for head in behind.values()}) < len(behind)
    return above | (behind if conversation else {})


def speeches(paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    """Return who speaks in the paragraphs of a record that open with a speaker and a colon."""
    opened = {i: match for i, p in enumerate(paragraphs) if (match := _SAID.match(p.text))}
    turns = {
        i: Turn(_who(i, match), (Cell(i, Span(match.end(), len(paragraphs[i].text))),)) for i, match in opened.items()
    }
    return turns if len(turns) >= _FEWEST else {}


def answers(paragraphs: Sequence[Paragraph]) -> dict[int, tuple[int, int]]:
    """Return the paragraphs of the answers of an interview: which of its matters each tells, from 0, and where it
    begins. What a question goes on to ask of the last answer is the same matter: 都由谁来坐？ 有没有统计过？
    """
    found: dict[int, tuple[int, int]] = {}
    matter, asked, answered = -1, 0, False
    for i, paragraph in enumerate(paragraphs):
        if question := _QUESTION.match(paragraph.text):
            asked += 1
            matter += matter < 0 or not _ASKS_ON.match(paragraph.text, question.end())
            answered = False
        elif asked and (answer := _ANSWER.match(paragraph.text)):
            found[i] = matter, answer.end()
            answered = True
        elif answered:
            found[i] = matter, 0
    return found if asked >= _FEWEST else {}


def is_question(text: str) -> bool:
    """Whether a paragraph asks, in an interview: it tells nothing."""
    return _QUESTION.match(text) is not None


def _who(paragraph: int, head: re.Match[str]) -> Cell:
    return Cell(paragraph, Span(*head.span("who")))


def parts(who: str) -> list[Span]:
    """The words a speaker is named with: a unit and a name, in whichever order."""
    return [Span(*word.span()) for word in _WORD.finditer(who)]
