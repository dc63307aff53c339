"""Items as writers number them (一、 （一） 1. （1） 第一， 一是), and the lists they form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import chinese
from addin_server.core.model import Span
from addin_server.core.structure.article import Passage

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
# What counts something behind 一是; 个性化, 名单 and 次序 are words of their own.
_MEASURES = r"个(?![别性人体案例税个转贷私])|名(?![单录额称誉师优特字家医校村城牌声目])|次(?![序日年要生数品级])"
# From the outermost style inwards. The first four open a paragraph, the last two a clause as well.
_OPENING = (
    ("一、", regex.compile(rf"\A\s*({_NUMERAL})、")),
    ("（一）", regex.compile(rf"\A\s*[（(]({_NUMERAL})[）)]")),
    ("1.", regex.compile(r"\A\s*(\d{1,2})(?:[.．、](?!\d))")),
    ("（1）", regex.compile(r"\A\s*[（(](\d{1,2})[）)]")),
)
_INSIDE = (
    ("第一，", regex.compile(rf"(?:^\s*|(?<=[。；：！？，]))第({_NUMERAL})[，,：:、]")),
    ("一是", regex.compile(rf"(?:^\s*|(?<=[。；：！？，]))({_NUMERAL})(?:是|要)(?!{_MEASURES})")),
)
INSIDE = frozenset(name for name, _ in _INSIDE)
"""Styles that open a clause as well as a paragraph."""
STYLES = tuple(name for name, _ in (*_OPENING, *_INSIDE))


class Numbered(Protocol):
    """What has a number of some style."""

    @property
    def style(self) -> str: ...
    @property
    def number(self) -> int: ...


Of = TypeVar("Of", bound=Numbered)


class Number(NamedTuple):
    """One number, wherever it stands."""

    style: str
    number: int


class Item(NamedTuple):
    """One number: its style, its value, the characters it is written with."""

    passage: Passage
    span: Span
    style: str
    number: int


def items(passages: Iterable[Passage]) -> Iterator[Item]:
    """Every number in reading order. Automatic numbers of the host are right by themselves and left out."""
    return items_of((passage, passage.block.answer(marks)) for passage in passages)


def items_of(found: Iterable[tuple[Passage, list[Mark]]]) -> Iterator[Item]:
    """Yield the same of passages and what `marks` finds in them."""
    for passage, marked in found:
        for span, style, number in marked:
            yield Item(passage, span, style, number)


Mark = tuple[Span, str, int]
"""One number of a block: its place, its style, its value."""


def marks(block: Block) -> list[Mark]:
    """Return the numbers of one paragraph."""
    return list(_found(block.text))


def opens_item(block: Block) -> bool:
    """Whether a paragraph begins with a number, of its own or set by its list."""
    found = block.answer(marks)
    return bool(block.label) or bool(found and not block.text[: found[0][0].start].strip(" （(第"))


def _found(text: str) -> Iterator[tuple[Span, str, int]]:
    for style, pattern in _OPENING:
        if match := pattern.match(text):
            yield from _mark(match, style)
            break
    inside = [(m, style) for style, pattern in _INSIDE for m in pattern.finditer(text)]
    for match, style in sorted(inside, key=lambda pair: pair[0].start()):
        yield from _mark(match, style)


def _mark(match: re.Match[str], style: str) -> Iterator[tuple[Span, str, int]]:
    value = int(match[1]) if match[1].isascii() else chinese(match[1])
    if value is not None:
        yield Span(*match.span(1)), style, int(value)


def runs(found: Iterable[Of]) -> Iterator[list[Of]]:
    """The lists the items form. An item that is 1, or stands below a new outer item, begins a list of its own."""
    open_runs: dict[str, list[Of]] = {}
    for item in found:
        rank = STYLES.index(item.style)
        for style in [s for s in open_runs if STYLES.index(s) > rank]:
            yield open_runs.pop(style)
        if item.number == 1 and item.style in open_runs:
            yield open_runs.pop(item.style)
        open_runs.setdefault(item.style, []).append(item)
    yield from open_runs.values()
