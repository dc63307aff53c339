"""One matter counted twice with two results that are a slip apart: 给12名新支书配导师, and then 这13名新支书."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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
_TITLE = frozenset({Role.TITLE})
_READ = TEXTS | _TITLE
_TWO = 2
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


_Noun: TypeAlias = tuple[str, str]
"""What is counted: the unit and the noun."""


_Placed: TypeAlias = tuple[Block, _Count]


class _Told(NamedTuple):
    """What neighbouring paragraphs count: the first two results that differ, of each noun; others change nothing.

    `recalled` are the nouns of which one result says of itself that it was given before. `first` is the first count
    with each result, whatever was counted.
    """

    results: Mapping[_Noun, tuple[_Placed, ...]]
    recalled: frozenset[_Noun]
    first: Mapping[Decimal, _Count]


def check(article: Article) -> Iterator[ArticleClash]:
    of_counts = sorted(_of_counts(article), key=lambda found: found.clash.span.start)
    clashes = [*_of_classes(article), *of_counts]
    yield from sorted(clashes, key=lambda found: (found.passage is not article.title, found.passage.first))


def _of_classes(article: Article) -> Iterator[ArticleClash]:
    for passage, found in article.found(_READ, _classes):
        if passage.role is not Role.TITLE or passage is article.title:
            yield from (ArticleClash(passage, clash, passage) for clash in found)


def _of_counts(article: Article) -> Iterator[ArticleClash]:
    """Where the second result of a noun must be the first, by what it says of itself, and nearly is."""
    title = [_told_of([article.title.block], _TITLE)] if article.title is not None else []
    told = [*title, *article.gathered(_told_below, _joined)]
    for noun in {noun for part in told for noun in part.recalled}:
        results = _differing(placed for part in told for placed in part.results.get(noun, ()))
        if len(results) < _TWO:
            continue
        (there, before), (block, here) = results
        value = here.figure.value
        if here.definite and is_slip(value, before.figure.value) and _first(value, told) is here:
            yield _clash(article.first_with(block), here, article.first_with(there), before)


def _clash(passage: Passage, here: _Count, where: Passage, before: _Count) -> ArticleClash:
    because = f"前面是{plain(before.figure.value)}，这里是{plain(here.figure.value)}"
    mended = (
        *revalued(passage.block, here.figure, before.figure.value),
        *revalued(where.block, before.figure, here.figure.value, elsewhere=True),
    )
    return ArticleClash(passage, Clash("前后", here.figure.span, because, before.figure.span, mended), where)


def _told_below(blocks: Sequence[Block]) -> _Told:
    return _told_of(blocks, TEXTS)


def _told_of(blocks: Sequence[Block], roles: Set[Role]) -> _Told:
    counts = [(block, count) for block in blocks if block.role in roles for count in block.answer(_counts)]
    return _told(counts, {count.figure.value: count for _, count in reversed(counts)})


def _joined(parts: Sequence[_Told]) -> _Told:
    first: dict[Decimal, _Count] = {}
    for part in reversed(parts):
        first |= part.first
    return _told((placed for part in parts for results in part.results.values() for placed in results), first)


def _told(counts: Iterable[_Placed], first: Mapping[Decimal, _Count]) -> _Told:
    by_noun: dict[_Noun, list[_Placed]] = {}
    for block, count in counts:
        if count.noun:
            by_noun.setdefault((count.figure.unit, count.noun), []).append((block, count))
    results = {noun: _differing(placed) for noun, placed in by_noun.items()}
    recalled = (noun for noun, placed in results.items() if any(count.definite for _, count in placed))
    return _Told(results, frozenset(recalled), first)


def _first(value: Decimal, told: Sequence[_Told]) -> _Count:
    """The first count with that result."""
    return next(part.first[value] for part in told if value in part.first)


def _differing(counts: Iterable[_Placed]) -> tuple[_Placed, ...]:
    """The first count, and the first of another value."""
    found: list[_Placed] = []
    for placed in counts:
        if not found or placed[1].figure.value != found[0][1].figure.value:
            found.append(placed)
        if len(found) == _TWO:
            break
    return tuple(found)


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
