"""What is told in a set form and says another thing when one word of it changes (`rules/meaning.toml`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from addin_server.core.language import han
from addin_server.core.model import Span


class Expression(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One form. `alone`: it also says something where it only came or went, and does not only take another's place."""

    kind: Literal["time", "rank", "duty"]
    name: str
    words: str
    alone: bool = False
    changed: str = "{name}“{old}”改成“{new}”。"
    dropped: str = "删了{name}“{old}”。"
    gained: str = "添了{name}“{new}”。"


class Replaced(NamedTuple):
    """An expression that is another than it was, what is said of it, and where it stands; None where it does not."""

    kind: str
    says: str
    before: Span | None
    after: Span | None


class _Told(NamedTuple):
    text: str
    span: Span


class Expressions:
    """The forms of the table."""

    def __init__(self, table: Sequence[Expression]) -> None:
        self._table = [(each, han.compiled(each.words)) for each in table]

    def replaced(self, before: str, after: str) -> Iterator[Replaced]:
        """Yield what was replaced, came or went between two texts, in the order of the table."""
        for each, pattern in self._table:
            old, new = _told(before, pattern), _told(after, pattern)
            for of in dict.fromkeys((*old, *new)):
                was, now = old.get(of, ()), new.get(of, ())
                kept = {one.text for one in was} & {one.text for one in now}
                left = ([one for one in told if one.text not in kept] for told in (was, now))
                yield from _pairs(each, of, *left)


def _told(text: str, pattern: re.Pattern[str]) -> Mapping[str, Sequence[_Told]]:
    """What is told, by what it is of: who 负责, who 配合."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for match in pattern.finditer(text):
        named = {name: value for name, value in match.groupdict().items() if value}
        span = Span(*match.span("x" if "x" in named else 0))
        found[named.get("of", "")].append(_Told(text[slice(*span)], span))
    return found


def _pairs(each: Expression, of: str, was: Sequence[_Told], now: Sequence[_Told]) -> Iterator[Replaced]:
    for at in range(max(len(was), len(now))):
        old, new = (found[at] if at < len(found) else None for found in (was, now))
        if not (old and new) and not each.alone:
            continue
        if of and old and new and _says_more(old.text, new.text):
            continue
        template = each.changed if old and new else each.dropped if old else each.gained
        says = template.format(name=each.name, of=of, old=old.text if old else "", new=new.text if new else "")
        yield Replaced(each.kind, says, old and old.span, new and new.span)


def _says_more(one: str, other: str) -> bool:
    """Whether one only says more than the other: 组织部 and 县委组织部 负责."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)
