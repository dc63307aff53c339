"""Texts that are hard for one regular expression, derived from the expression itself."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple


class Text(NamedTuple):
    """What begins a text, and what is then repeated for as long as need be."""

    before: str
    body: str

    def of(self, characters: int) -> str:
        """Return about so many characters, with a last one that no expression expects."""
        return self.before + (self.body * (characters // len(self.body) + 1))[:characters] + _NEAR_MISS


_MANY = 8
"""From so many times on, a repetition is worth pumping."""

_NEAR_MISS = "\x01"
_COMMON = ' \t\n一甲1aA。，“”（）()[]<>*_-《》、："'
_CATEGORIES = {
    op.CATEGORY_DIGIT: (r"\d", "1"),
    op.CATEGORY_NOT_DIGIT: (r"\D", "甲"),
    op.CATEGORY_SPACE: (r"\s", " "),
    op.CATEGORY_NOT_SPACE: (r"\S", "甲"),
    op.CATEGORY_WORD: (r"\w", "a"),
    op.CATEGORY_NOT_WORD: (r"\W", "。"),
}
_REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})
_SPACED = 4
_RANDOM = 6
_LONGEST = 5_000


def hard_texts(pattern: str, flags: int) -> Iterator[Text]:
    """Yield the texts, the most promising first."""
    tree = list(_parser.parse(pattern, flags))
    signs = list(dict.fromkeys(_signs(tree)))
    pumps = list(dict.fromkeys(_pumps(tree, "", signs)))
    # Whoever lays out by spaces types many, and most expressions take them in more than one place.
    spaced = [pump for pump in pumps if pump[1].isspace()][:_SPACED]
    pumps = list(dict.fromkeys((*spaced, *pumps)))
    whole = _least(tree)
    starts = dict.fromkeys((whole, whole[:-1], whole[:1], *(before for before, _ in pumps)))
    yield from (Text(before, body) for before, body in pumps)
    yield from (Text("", before + body) for before, body in pumps)
    yield from (Text("", body) for body in dict.fromkeys((*filter(None, starts), *_COMMON, *signs)))
    for seed in range(_RANDOM):
        yield Text("", "".join(random.Random(seed).choices(signs or _COMMON, k=_LONGEST)))


def _pumps(tree: Any, before: str, signs: list[str]) -> Iterator[tuple[str, str]]:
    """What leads to each long repetition, with what repeats in it."""
    for name, given in tree:
        if name in _REPEATS:
            _, most, body = given
            if most >= _MANY:
                yield before, _least(body) or "甲"
                yield from ((before, char) for char in _fitting(body, signs))
            yield from _pumps(body, before, signs)
        elif name is op.SUBPATTERN:
            yield from _pumps(given[3], before, signs)
        elif name is op.ATOMIC_GROUP:
            yield from _pumps(given, before, signs)
        elif name is op.BRANCH:
            for branch in given[1]:
                yield from _pumps(branch, before, signs)
        elif name in (op.ASSERT, op.ASSERT_NOT):
            yield from _pumps(given[1], before, signs)
        before += _least([(name, given)])


def _fitting(body: Any, signs: list[str]) -> list[str]:
    """Characters that a repetition of one class takes: where two such stand side by side, one text feeds both."""
    if len(body) != 1 or body[0][0] not in (op.IN, op.NOT_LITERAL, op.ANY):
        return []
    return [char for char in dict.fromkeys((*signs, *_COMMON)) if _takes(body[0][0], body[0][1], char)][:6]


def _least(tree: Any) -> str:
    """A shortest text, or nearly, that the expression takes."""
    text = ""
    for name, given in tree:
        if name in _REPEATS:
            text += _least(given[2]) * given[0]
        elif name is op.SUBPATTERN:
            text += _least(given[3])
        elif name is op.ATOMIC_GROUP:
            text += _least(given)
        elif name is op.BRANCH:
            text += _least(given[1][0])
        elif name is op.LITERAL:
            text += chr(given)
        elif name in (op.IN, op.NOT_LITERAL, op.ANY):
            text += next((char for char in _candidates(name, given) if _takes(name, given, char)), "")
    return text


def _candidates(name: Any, given: Any) -> Iterator[str]:
    if name is op.IN:
        for kind, value in given:
            if kind is op.LITERAL:
                yield chr(value)
            elif kind is op.RANGE:
                yield chr(value[0])
            elif kind is op.CATEGORY:
                yield _CATEGORIES[value][1]
    yield from "甲1a 。"


def _takes(name: Any, given: Any, char: str) -> bool:
    if name is op.ANY:
        return char != "\n"
    if name is op.NOT_LITERAL:
        return chr(given) != char
    items, negated = list(given), given[0][0] is op.NEGATE
    return negated is not any(_holds(kind, value, char) for kind, value in items if kind is not op.NEGATE)


def _holds(kind: Any, value: Any, char: str) -> bool:
    if kind is op.LITERAL:
        return chr(value) == char
    if kind is op.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    return re.fullmatch(_CATEGORIES[value][0], char) is not None


def _signs(tree: Any) -> Iterator[str]:
    """The characters that the expression names."""
    for name, given in tree:
        if name in _REPEATS:
            yield from _signs(given[2])
        elif name is op.SUBPATTERN:
            yield from _signs(given[3])
        elif name is op.ATOMIC_GROUP:
            yield from _signs(given)
        elif name is op.BRANCH:
            for branch in given[1]:
                yield from _signs(branch)
        elif name in (op.ASSERT, op.ASSERT_NOT):
            yield from _signs(given[1])
        elif name in (op.LITERAL, op.NOT_LITERAL):
            yield chr(given)
        elif name is op.IN:
            yield from (chr(value) for kind, value in given if kind is op.LITERAL)
