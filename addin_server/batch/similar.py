"""Drafts that repeat each other. Precision first: what only shares a standing phrase or a form is not told.

Hashes find the pairs worth a look, without text; only those are compared letter for letter.
"""

from __future__ import annotations

import enum
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from addin_server.batch.fingerprint import ComparableText
from addin_server.batch.outcome import FileOutcome
from addin_server.batch.overlap import Overlap, overlap

# A hash that more drafts have than these belongs to a form, not to a draft.
_COMMON, _COMMON_SHARE, _COMMON_MOST = 10, 0.1, 100
# What makes a pair worth a look: shingles of the sample, or figures.
_LOOK_SHINGLES, _LOOK_FACTS = 4, 3
# What makes it near: enough of the shorter draft word for word, with enough equal figures. Rewording leaves figures; a
# standing phrase brings none. Least share, equal figures, and their share of all figures of the draft with fewer.
_NEAR = ((0.8, 0, 0.0), (0.2, 3, 0.5), (0.05, 4, 0.6))
# Letters in common for a shingle in common, at most as a rule: passages of seven letters have two shingles; and how far
# the share of a sample may be off.
_LETTERS, _OFF = 4.5, 0.05
_HALF = 0.5
# From so many figures on, drafts that have hardly one in common tell of different things.
_TELLING, _HARDLY = 3, 0.3
_SAME = 0.95
_SHORTEST = 40
_AT_ONCE = 64
"""Texts that are held: one is compared with several others, one after the other."""


class SimilarityKind(enum.StrEnum):
    """How two drafts repeat each other."""

    SAME = "同稿重报"
    EARLIER = "同单位前稿"
    NEAR = "内容相近"


class DraftPair(NamedTuple):
    """Two drafts, the earlier one first: by their dates where both bear one, else the shorter: drafts grow."""

    kind: SimilarityKind
    first: FileOutcome
    second: FileOutcome
    overlap: Overlap


def pairs(outcomes: Sequence[FileOutcome], text_of: Callable[[str], str]) -> list[DraftPair]:
    """Return the pairs in order of the batch. `text_of` gives the text of a file by its name, "" when it is gone."""
    place = {outcome.name: number for number, outcome in enumerate(outcomes)}

    @lru_cache(_AT_ONCE)  # its own: nothing of a draft outlives this call
    def text(name: str) -> ComparableText:
        return ComparableText(text_of(name))

    found = [*_identical(outcomes, text), *_near(outcomes, text)]
    return sorted(found, key=lambda pair: (place[pair.first.name], place[pair.second.name]))


def _identical(outcomes: Sequence[FileOutcome], text_of: Callable[[str], ComparableText]) -> Iterator[DraftPair]:
    for copies in _by_text(outcomes).values():
        first, *later = _in_time(copies)
        for second in later:
            text = text_of(first.name)
            if len(text.written) >= _SHORTEST:
                yield DraftPair(SimilarityKind.SAME, first, second, overlap(text, text))


def _near(outcomes: Sequence[FileOutcome], text_of: Callable[[str], ComparableText]) -> Iterator[DraftPair]:
    singles = [_in_time(copies)[0] for copies in _by_text(outcomes).values()]
    for a, b in _worth_a_look(singles):
        first, second = _in_time(sorted((a, b), key=lambda outcome: outcome.characters))
        texts = text_of(first.name), text_of(second.name)
        if min(len(text.written) for text in texts) < _SHORTEST:
            continue
        shared = overlap(*texts)
        if kind := _kind(first, second, shared):
            yield DraftPair(kind, first, second, shared)


def _kind(first: FileOutcome, second: FileOutcome, shared: Overlap) -> SimilarityKind | None:
    if min(shared.of_first, shared.of_second) >= _SAME:
        return SimilarityKind.SAME
    if not _is_near(shared.share, len(shared.figures), shared.fewest):
        return None
    return SimilarityKind.EARLIER if first.unit and first.unit == second.unit else SimilarityKind.NEAR


def _is_near(share: float, equal: int, fewest: int) -> bool:
    """By how much of the shorter draft stands in the other, and by the equal figures of the draft with `fewest`."""
    of_figures = equal / max(fewest, 1)
    if share >= _HALF and (fewest < _TELLING or of_figures >= _HARDLY):
        return True
    return any(share >= least and equal >= figures and of_figures >= part for least, figures, part in _NEAR)


def _worth_a_look(outcomes: Sequence[FileOutcome]) -> Iterator[tuple[FileOutcome, FileOutcome]]:
    most = max(_COMMON, min(int(len(outcomes) * _COMMON_SHARE), _COMMON_MOST))
    sketches = [frozenset(outcome.sketch) for outcome in outcomes]
    figures = [frozenset(outcome.facts) for outcome in outcomes]
    shingles, facts = _together(sketches, most), _together(figures, most)
    for i, j in sorted(shingles.keys() | facts.keys()):
        if shingles[i, j] >= _LOOK_SHINGLES or facts[i, j] >= _LOOK_FACTS:
            a, b = sketches[i], sketches[j]
            share = _LETTERS * len(a & b) / max(min(len(a), len(b)), 1) + _OFF
            if _is_near(share, len(figures[i] & figures[j]), min(len(figures[i]), len(figures[j]))):
                yield outcomes[i], outcomes[j]


def _together(hashes: Sequence[Set[int]], most: int) -> Counter[tuple[int, int]]:
    """How many hashes each two drafts share, those left out that more than `most` drafts have."""
    owners = defaultdict[int, list[int]](list)
    for number, own in enumerate(hashes):
        for hash_ in own:
            owners[hash_].append(number)
    shared = Counter[tuple[int, int]]()
    for numbers in owners.values():
        if 1 < len(numbers) <= most:
            shared.update(combinations(numbers, 2))
    return shared


def _by_text(outcomes: Sequence[FileOutcome]) -> dict[str, list[FileOutcome]]:
    groups = defaultdict[str, list[FileOutcome]](list)
    for outcome in outcomes:
        if not outcome.error:
            groups[outcome.exact].append(outcome)
    return groups


def _in_time(outcomes: Sequence[FileOutcome]) -> list[FileOutcome]:
    """The oldest first, where all bear a date; else as they come."""
    dated = [(outcome.date, number) for number, outcome in enumerate(outcomes) if outcome.date]
    return [outcomes[number] for _, number in sorted(dated)] if len(dated) == len(outcomes) else list(outcomes)
