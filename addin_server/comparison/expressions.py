"""What is told in a set form and says another thing when one word of it changes (`rules/meaning.toml`)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from addin_server.comparison.align import Sentence
from addin_server.core.language import han
from addin_server.core.language.block import Block
from addin_server.core.language.figures import chinese
from addin_server.core.model import Span

_WHO = ("@unit", "organ-suffixes", "offices")
_EACH = re.compile("各(?:.{0,4}(?:部门|单位)|[省市县区镇乡村]|街道)$")
_NUMERAL = re.compile("[一二两三四五六七八九十百]+")


class Expression(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One form.

    `alone`: it also says something where it only came or went, and does not only take another's place. `who`: what
    it tells must be a unit, a person or an office.
    """

    kind: Literal["time", "rank", "duty"]
    name: str
    words: str
    alone: bool = False
    who: bool = False
    changed: str = "{name}“{old}”改成“{new}”。"
    dropped: str = "删了{name}“{old}”。"
    gained: str = "添了{name}“{new}”。"


class Same(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Characters that say the same as `written`: 周 and 星期, 每个月 and 每月."""

    words: str
    written: str


class Replaced(NamedTuple):
    """An expression that is another than it was, what is said of it, and where it stands; None where it does not."""

    kind: str
    says: str
    before: Span | None
    after: Span | None


class _Told(NamedTuple):
    """What is told; `means` is the same for whatever says the same."""

    text: str
    span: Span
    means: str


class Expressions:
    """The forms of the table, and what says the same in them."""

    def __init__(self, table: Sequence[Expression], same: Sequence[Same] = ()) -> None:
        self._table = [(each, han.compiled(each.words)) for each in table]
        self._same = [(han.compiled(each.words), each.written) for each in same]

    def replaced(self, before: Sentence, after: Sentence) -> Iterator[Replaced]:
        """Yield what was replaced, came or went between two texts, in the order of the table."""
        for each, of, was, now in self._all(before, after):
            kept = {one.means for one in was} & {one.means for one in now}
            left = ([one for one in told if one.means not in kept] for told in (was, now))
            yield from _pairs(each, of, *left)

    def kept(self, before: Sentence, after: Sentence) -> tuple[list[Span], list[Span]]:
        """Return where each of two texts says what the other says, too, in whatever words."""
        spans: tuple[list[Span], list[Span]] = ([], [])
        for _, _, was, now in self._all(before, after):
            for own, told, other in zip(spans, (was, now), (now, was), strict=True):
                means = {one.means for one in other}
                own.extend(one.span for one in told if one.means in means)
        return spans

    def _all(
        self, before: Sentence, after: Sentence
    ) -> Iterator[tuple[Expression, str, Sequence[_Told], Sequence[_Told]]]:
        for each, pattern in self._table:
            old, new = (self._told(each, pattern, sentence) for sentence in (before, after))
            for of in dict.fromkeys((*old, *new)):
                yield each, of, old.get(of, ()), new.get(of, ())

    def _told(self, each: Expression, pattern: re.Pattern[str], sentence: Sentence) -> Mapping[str, Sequence[_Told]]:
        """What is told, by what it is of: who 负责, who 配合."""
        text, start = sentence.passage.block.text[slice(*sentence.span)], sentence.span.start
        found: dict[str, list[_Told]] = defaultdict(list)
        for match in pattern.finditer(text):
            named = {name: value for name, value in match.groupdict().items() if value}
            span = Span(*match.span("x" if "x" in named else 0))
            if each.who and not _is_somebody(sentence.passage.block, Span(start + span.start, start + span.end)):
                continue
            told = text[slice(*span)]
            found[named.get("of", "")].append(_Told(told, span, self._meaning(told)))
        return found

    def _meaning(self, told: str) -> str:
        """What is told in one way of writing: narrow characters, figures, one word for what has several."""
        plain = _NUMERAL.sub(_in_figures, unicodedata.normalize("NFKC", told))
        for pattern, written in self._same:
            plain = pattern.sub(written, plain)
        return plain


def _is_somebody(block: Block, span: Span) -> bool:
    """Whether a unit, an office or a person is all that is told there, or ends it."""
    told = block.text[slice(*span)]
    if _EACH.search(told):
        return True
    span = Span(span.start, span.start + len(told.removesuffix("同志")))
    if any(each.end == span.end and each.start >= span.start for each in block.find_any(_WHO)):
        return True
    words = block.tokens_in(*span)
    if not words or words[-1].end != span.end:
        return False
    # A surname may stand as a word of its own: 李 大海.
    lone_surname = len(words) > 1 and words[-2].tag.startswith("nr") and len(words[-2].text) == 1
    return words[-1].tag.startswith("nr") or lone_surname


def _in_figures(numeral: re.Match[str]) -> str:
    value = chinese(numeral[0])
    return numeral[0] if value is None else str(value)


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
