"""A run of clauses that looks empty, as a whole: what it claims, and what stands in its sentence and the next.

Words are left out, as in `context`: what readers said of a claim of one writer then carries over to another's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from addin_server.core.language import regex
from addin_server.core.reading.clause_features import Features
from addin_server.core.reading.read import Read
from addin_server.core.reading.statement import Act, Measure

if TYPE_CHECKING:
    from addin_server.core.reading.reader import Reading

# A list that ends says which ones: 垃圾分类、健康生活等常识.
_ITEM = "[^，。；：、“”]{2,14}"
_LISTED = regex.compile(f"{_ITEM}、{_ITEM}(?<![平均同高中初优不])等(?![级待次于化候额])")
_UNCOUNTED = frozenset({Measure.TIME, Measure.ANNIVERSARY, Measure.NAME_PART})
_NAMED = ("listed", "has:unit", "has:quoted", "has:book", "class:specifics", "class:proofs")
_TOLD = (Act.DEED, Act.CHANGE)
_MOST = 4
"""A run of more clauses counts as one of so many."""

_FINITE = 1e-4
"""Keeps the log-odds of a certainty finite."""


def run_features(reading: Reading, numbers: Sequence[int]) -> Features:
    """Return the features of the run of clauses `numbers`."""
    reads = reading.reads
    surest = max(numbers, key=lambda at: reads[at].empty)
    empty = reads[surest].empty
    features = dict(reading.features(surest))
    features["run:certainty"] = math.log((empty + _FINITE) / (1 - empty + _FINITE))
    features["run:clauses"] = min(len(numbers), _MOST)
    features[f"run:{reading.emptiness(numbers)}"] = 1
    if len(numbers) == 1:
        features["run:alone"] = 1
    first, last = (reads[at].clause.span for at in (numbers[0], numbers[-1]))
    if _LISTED.search(reading.block.text, first.start, last.end):
        features["run:lists"] = 1
    for place, found in (("same", _rest_of_sentence(reads, numbers)), ("then", _next_sentence(reads, numbers))):
        features |= {f"{place}:{name}": value for name, value in _told(found)}
    return features


def _told(reads: Sequence[Read]) -> Iterator[tuple[str, float]]:
    """What clauses say together: the most certain deed and change among them, how empty they are, what they name."""
    if not reads:
        yield "nothing", 1
        return
    for act in _TOLD:
        yield act, max(read.acts.get(f"act:{act}", 0.0) * (1 - read.empty) for read in reads)
    yield "empty", sum(read.empty for read in reads) / len(reads)
    for name in _NAMED:
        if any(name in read.clause.form for read in reads):
            yield name, 1
    if any(amount.measure not in _UNCOUNTED for read in reads for amount in read.clause.amounts):
        yield "counted", 1


def _rest_of_sentence(reads: Sequence[Read], numbers: Sequence[int]) -> list[Read]:
    """Return the other clauses of the sentence in which a run stands, nearest first on either side."""
    sentence = reads[numbers[0]].clause.sentence
    before = takewhile(lambda read: read.clause.sentence == sentence, _before(reads, numbers[0]))
    after = takewhile(lambda read: read.clause.sentence == sentence, _after(reads, numbers[-1]))
    return [*before, *after]


def _next_sentence(reads: Sequence[Read], numbers: Sequence[int]) -> list[Read]:
    """Return the clauses of the sentence after the one in which a run stands."""
    sentence = reads[numbers[-1]].clause.sentence
    following = dropwhile(lambda read: read.clause.sentence == sentence, _after(reads, numbers[-1]))
    first = next(following, None)
    if first is None:
        return []
    return [first, *takewhile(lambda read: read.clause.sentence == first.clause.sentence, following)]


def _before(reads: Sequence[Read], at: int) -> Iterator[Read]:
    return (reads[number] for number in range(at - 1, -1, -1))


def _after(reads: Sequence[Read], at: int) -> Iterator[Read]:
    return (reads[number] for number in range(at + 1, len(reads)))
