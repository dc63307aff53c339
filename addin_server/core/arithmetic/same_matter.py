"""One matter counted twice with two results that are a slip apart: 给12名新支书配导师, and then 这13名新支书."""

from __future__ import annotations

from collections.abc import Iterator, Set
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple, TypeAlias

from addin_server.core.arithmetic.clash import ArticleClash, Clash, instead, is_slip, plain, revalued
from addin_server.core.language import han, regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
from addin_server.core.model import Role, Span
from addin_server.core.structure.article import TEXTS, Article, Passage

_THESE = regex.compile(r"(?:这|上述|以上|全部|所有)\s*$")
_WHOLLY = han.compiled(r"[\p{Han}]{2,6}?(?:全部|全都|均|都)")
_ONLY_SOME = regex.compile(r"其中|第[一二三四\d]|批|期|每|各|首|另|余|剩|新增|前\s*$|最后")
_OTHERS = regex.compile("其余|另外|另有|剩余|正在|\\d[名个条家人]")
"""Behind a figure that is only some of what was counted before."""
_THE_OTHERS = regex.compile("其余|另外")
_READ = TEXTS | {Role.TITLE}
_NOUN = 2
_DESCRIBING = tuple("vabm")
_MOST_BEFORE = 2
"""Words that may describe a noun before it: 新 | 支书, 流动 | 党员."""
_PLACES = tuple("村镇乡县户")
_AHEAD = 8
_OPENED = regex.compile(
    r"(?<![\d等])(?P<n>\d++)\s*+(?:余|多)?\s*+[名人位][^，。；\d]{0,10}(?:参加|出席)[^，。；\d]{0,6}(?:开班|培训班|开学)"
)
_LEARNERS = regex.compile(r"(?<!\d)(?P<n>\d++)\s*+(?P<more>余|多)?\s*+[名位]\s*学员")
_GUESTS = 1.2
"""How many times the learners may be present at an opening: the rest are guests."""

_OTHER_CLASS = regex.compile(r"期|批|每|各|其中|优秀|分别|代表|结业|[一二三四]班")


class _Count(NamedTuple):
    """An exact figure and the noun behind it; `definite` where it says of itself that it was given before."""

    figure: Figure
    noun: str
    definite: bool


def check(article: Article) -> Iterator[ArticleClash]:
    compared = {key for _, found in article.found(_READ, _definite) for count in found for key in _keys(count)}
    if not compared and not any(article.found(_READ, _classes)):
        return
    seen = _Seen()
    for passage in _to_compare(article, compared):
        for clash in passage.block.answer(_classes):
            yield ArticleClash(passage, clash, passage)
        for here in passage.block.answer(_counts):
            if (earlier := seen.contradicted(here)) is not None:
                where, before = earlier
                because = f"前面是{plain(before.figure.value)}，这里是{plain(here.figure.value)}"
                mended = (
                    *revalued(passage.block, here.figure, before.figure.value),
                    *revalued(where.block, before.figure, here.figure.value, elsewhere=True),
                )
                yield ArticleClash(passage, Clash("前后", here.figure.span, because, before.figure.span, mended), where)
            seen.add(passage, here)


def _to_compare(article: Article, compared: Set[_Key]) -> Iterator[Passage]:
    """The passages with a count that bears on one of the `compared`, the title first: all others change nothing."""
    wanted = {*compared, _CLASSES}
    found = [passage for passage, keys in article.found(_READ, _keys_of) if not keys.isdisjoint(wanted)]
    yield from (passage for passage in found if passage is article.title)
    yield from (passage for passage in found if passage.role is not Role.TITLE)


_Key: TypeAlias = Decimal | tuple[str, str]
"""What counts are compared by: the value, or the unit and the noun."""

_CLASSES: _Key = ("", "学员")
"""The key of a paragraph that tells of a class: those are always gone through."""


def _keys(count: _Count) -> tuple[_Key, ...]:
    return count.figure.value, (count.figure.unit, count.noun)


def _keys_of(block: Block) -> frozenset[_Key]:
    keys = {key for count in block.answer(_counts) for key in _keys(count)}
    return frozenset(keys | {_CLASSES} if block.answer(_classes) else keys)


class _Seen:
    """The counts so far: their values, and by unit and noun the first of them with the values it was given."""

    def __init__(self) -> None:
        self._values: set[Decimal] = set()
        self._by_noun: dict[tuple[str, str], tuple[Passage, _Count, set[Decimal]]] = {}

    def add(self, passage: Passage, count: _Count) -> None:
        """Take one count more."""
        self._values.add(count.figure.value)
        if count.noun:
            key = count.figure.unit, count.noun
            self._by_noun.setdefault(key, (passage, count, set()))[2].add(count.figure.value)

    def contradicted(self, here: _Count) -> tuple[Passage, _Count] | None:
        """The count before that `here` must be, by what it says of itself, and nearly is."""
        value = here.figure.value
        if not here.definite or value in self._values:
            return None
        where, before, values = self._by_noun.get((here.figure.unit, here.noun), (None, None, ()))
        if where is None or before is None or len(values) != 1:
            return None
        return (where, before) if is_slip(value, before.figure.value) else None


def _definite(block: Block) -> list[_Count]:
    """The counts that can contradict what was told before."""
    return [count for count in block.answer(_counts) if count.definite]


def _counts(block: Block) -> list[_Count]:
    found = []
    for figure in figures(block):
        if figure.unit and figure.unit != "%" and figure.exact:
            clause = block.text[block.clause_at(figure.span.start).start : figure.span.start]
            after = block.text[figure.span.end : figure.span.end + _AHEAD].lstrip()
            rest = block.text[figure.span.end : block.sentence_at(figure.span.start).end]
            these = _THESE.search(clause) and not _THE_OTHERS.search(rest)
            given = these or (_WHOLLY.match(after) and not _OTHERS.search(rest))
            noun = _noun(block, figure, after)
            found.append(_Count(figure, noun, bool(given) and not _ONLY_SOME.search(clause)))
    return found


def _noun(block: Block, figure: Figure, after: str) -> str:
    """The noun that is counted: 12名 | 支书, or 问题 | 37个 at the end of a clause; "" where none is seen."""
    before = block.token_before(figure.span.start)
    words = block.tokens_in(figure.span.end, figure.span.end + _AHEAD)
    described = takewhile(lambda word: word.tag[:1] in _DESCRIBING, words)
    first = len(list(described))
    if first < len(words) and first <= _MOST_BEFORE and words[first].tag.startswith("n"):
        return words[first].text[-_NOUN:]
    if after[:1] in _PLACES:
        return after[:1]
    if after[:1] in tuple("，。；、"):
        return before.text[-_NOUN:] if before and before.tag.startswith("n") else ""
    return after[:_NOUN] if len(after) >= _NOUN and after[:_NOUN].isalpha() else ""


def _classes(block: Block) -> list[Clash]:
    """So many at the opening of a class, and another number of learners in it."""
    return list(_openings(block.text)) if "学员" in block.text else []


def _openings(text: str) -> Iterator[Clash]:
    opened = list(_OPENED.finditer(text))
    for learners in _LEARNERS.finditer(text) if len(opened) == 1 else ():
        low = int(learners["n"])
        high = low + 10 ** max(len(learners["n"]) - 1, 1) - 1 if learners["more"] else low
        between = text[opened[0].start() : learners.end()]
        if opened[0].start() < learners.start() and not _OTHER_CLASS.search(between):
            present = int(opened[0]["n"])
            if present > high * _GUESTS or present < low:
                because = f"前面是{present}人，这里是{learners['n']}{learners['more'] or ''}名学员"
                at, against = Span(*learners.span()), Span(*opened[0].span())
                mended = (
                    instead(Span(learners.start("n"), max(learners.end("n"), learners.end("more"))), opened[0]["n"]),
                    instead(Span(*opened[0].span("n")), learners["n"] + (learners["more"] or ""), elsewhere=True),
                )
                yield Clash("前后", at, because, against, mended)
