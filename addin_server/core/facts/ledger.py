"""依据表: every fact of a draft with the places of the sources that bear it out, or the reason none does."""

from __future__ import annotations

import enum
import heapq
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from addin_server.core.facts.agreement import Agreement, agreement, bucket, nearness
from addin_server.core.facts.fact import Fact, FactKind
from addin_server.core.facts.find import facts
from addin_server.core.model import Role, Span
from addin_server.core.structure.article import Passage
from addin_server.core.tick import Tick, no_deadline

_MOST = 3
_WEIGHED = 100
"""Places of the sources that are kept for one fact: a text that says one thing for ever would have millions."""
_SHORTEST_NAME = 3
_FRAME = frozenset({Role.MASTHEAD, Role.ISSUE, Role.BYLINE, Role.SIGNATURE, Role.DATE, Role.DISTRIBUTION, Role.CREDITS})
"""What stands around a brief is not told by it."""
_MANY = frozenset({FactKind.FIGURE, FactKind.DATE})
"""Of these one clause tells several: 由5天缩短到1天."""


class Standing(enum.StrEnum):
    """How the sources stand to a fact; LISTED where there are none to ask."""

    FOUND = "found"
    DIFFERENT = "different"
    ELSEWHERE = "elsewhere"
    ABSENT = "absent"
    LISTED = "listed"


_STANDINGS = {
    Agreement.SAME: Standing.FOUND,
    Agreement.DIFFERENT: Standing.DIFFERENT,
    Agreement.ELSEWHERE: Standing.ELSEWHERE,
    Agreement.UNLIKE: Standing.ABSENT,
}


class Material(NamedTuple):
    """A document that facts may rest on; its facts by what they can have to do with."""

    passages: Sequence[Passage]
    facts: Mapping[str, Sequence[Fact]]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Material:
        """Return the passages with the facts they hold, a name told again left out."""
        sorted_: dict[str, list[Fact]] = {}
        named: set[object] = set()
        for fact in facts(passages):
            if fact.kind is FactKind.NAME and fact.says in named:
                continue
            named.add(fact.says)
            sorted_.setdefault(bucket(fact), []).append(fact)
        return cls(passages, sorted_)


class Ground(NamedTuple):
    """Where a source says something; `document` counts from 0."""

    document: int
    passage: Passage
    span: Span


class LedgerEntry(NamedTuple):
    """One fact, every place of the draft that says it so, and the grounds, the best first."""

    kind: FactKind
    mentions: tuple[Fact, ...]
    standing: Standing
    grounds: tuple[Ground, ...]


def entries(draft: Iterable[Passage], sources: Sequence[Material], tick: Tick = no_deadline) -> list[LedgerEntry]:
    """Return the facts of `draft` in the order they are first told; without sources all are merely listed.

    `tick` is called again and again; what it raises ends the search.
    """
    weighed = [(fact, _weighed(fact, sources, tick)) for fact in facts(p for p in draft if p.role not in _FRAME)]
    claimed = _claimed([found for fact, found in weighed if fact.kind in _MANY])
    alike: dict[tuple[object, ...], list[tuple[Fact, Standing, tuple[Ground, ...]]]] = {}
    for fact, found in weighed:
        tick()
        standing, grounds = _judged(fact, found, sources, claimed)
        alike.setdefault((*fact.same, standing), []).append((fact, standing, grounds))
    return [LedgerEntry(one[0][0].kind, tuple(f for f, _, _ in one), one[0][1], one[0][2]) for one in alike.values()]


class _Weighed(NamedTuple):
    """How a place of a source stands to a fact, how many words both are about, how near their values are."""

    said: Agreement
    shared: int
    near: float
    place: Ground

    @property
    def rank(self) -> tuple[float, ...]:
        return -self.said, -self.shared, -self.near, self.place.document


def _weighed(fact: Fact, sources: Sequence[Material], tick: Tick) -> list[_Weighed]:
    """The places that have to do with `fact`, the best first; of very many the best."""

    def found() -> Iterator[_Weighed]:
        for number, source in enumerate(sources):
            tick()
            for other in source.facts.get(bucket(fact), ()):
                if said := agreement(fact, other):
                    place = Ground(number, other.passage, other.span)
                    yield _Weighed(said, len(fact.about & other.about), nearness(fact, other), place)

    return heapq.nsmallest(_WEIGHED, found(), key=lambda one: one.rank)


def _claimed(weighed: Sequence[list[_Weighed]]) -> Mapping[Ground, _Weighed]:
    """The one each place speaks of: a place that bears out one fact does not speak against another."""
    claimed: dict[Ground, _Weighed] = {}
    for one in sorted((w for found in weighed for w in found if w.said >= Agreement.DIFFERENT), key=lambda w: w.rank):
        claimed.setdefault(one.place, one)
    return claimed


def _judged(
    fact: Fact, weighed: list[_Weighed], sources: Sequence[Material], claimed: Mapping[Ground, _Weighed]
) -> tuple[Standing, tuple[Ground, ...]]:
    if not sources:
        return Standing.LISTED, ()
    if not weighed or weighed[0].said is not Agreement.SAME:
        if verbatim := tuple(islice(_verbatim(fact, sources), _MOST)):
            return Standing.FOUND, verbatim
        weighed = [w for w in weighed if w.said is not Agreement.DIFFERENT or claimed.get(w.place, w) is w]
    if not weighed:
        return Standing.ABSENT, ()
    best = weighed[0].said
    return _STANDINGS[best], tuple(w.place for w in weighed if w.said is best)[:_MOST]


def _verbatim(fact: Fact, sources: Sequence[Material]) -> Iterator[Ground]:
    """Where a name or a quotation stands letter for letter: a source need not put it in marks, or beside an office."""
    words = str(fact.says)
    if fact.kind not in (FactKind.NAME, FactKind.QUOTATION) or len(words) < _SHORTEST_NAME:
        return
    between = r"\W*" if fact.kind is FactKind.QUOTATION else ""
    pattern = re.compile(between.join(map(re.escape, words)))
    for number, source in enumerate(sources):
        for passage in source.passages:
            for match in pattern.finditer(passage.text):
                if fact.kind is FactKind.QUOTATION or match.start() in passage.block.word_starts:
                    yield Ground(number, passage, Span(*match.span()))
