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
_LONGEST_HEAD = 64
_SAID = han.compiled(r"^(?P<who>[\p{Han}]{2,16}[ 　][\p{Han}]{2,4})[:：](?=.)")
_WORD = regex.compile(r"[^ 　-]+")
_FEWEST = 2
_LONGEST_MESSAGE = 4
"""Paragraphs of a message with its head, on the average: 报到 8:30 in a notice heads none."""


class Turn(NamedTuple):
    """`words` are the paragraphs of one message or speech, without what says whose they are: `who`."""

    who: Cell
    words: tuple[Cell, ...]


def messages(paragraphs: Sequence[Paragraph], apart: Collection[int] = ()) -> list[Turn]:
    """Return the turns of a conversation; none where the text is no conversation. What one sends in a row is one.

    Paragraphs `apart` stand in tables: they are no part of it.
    """
    own = [i for i, paragraph in enumerate(paragraphs) if i not in apart and paragraph.text.strip()]
    heads = {i: head for i in own if (head := _head(paragraphs[i].text))}
    sent = sum(i in heads and after not in heads for i, after in pairwise(own))
    if sent < _FEWEST or sent * _LONGEST_MESSAGE < len(own):
        return []
    found: list[tuple[str, Turn]] = []
    for i in own:
        if head := heads.get(i):
            if not found or found[-1][0] != head["who"]:
                found.append((head["who"], Turn(_who(i, head), ())))
        elif found:
            who, turn = found[-1]
            found[-1] = who, turn._replace(words=(*turn.words, Cell(i, Span(0, len(paragraphs[i].text)))))
    return [turn for _, turn in found]


def speeches(paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    """Return who speaks in the paragraphs of a record that open with a speaker and a colon."""
    opened = {i: match for i, p in enumerate(paragraphs) if (match := _SAID.match(p.text))}
    turns = {
        i: Turn(_who(i, match), (Cell(i, Span(match.end(), len(paragraphs[i].text))),)) for i, match in opened.items()
    }
    return turns if len(turns) >= _FEWEST else {}


def _head(text: str) -> re.Match[str] | None:
    return _SENT.match(text) if len(text) <= _LONGEST_HEAD else None


def _who(paragraph: int, head: re.Match[str]) -> Cell:
    return Cell(paragraph, Span(*head.span("who")))


def parts(who: str) -> list[Span]:
    """The words a speaker is named with: a unit and a name, in whichever order."""
    return [Span(*word.span()) for word in _WORD.finditer(who)]
