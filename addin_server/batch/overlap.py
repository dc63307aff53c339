"""What two texts have in common, letter for letter: how much, and which passages to show."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from addin_server.batch.fingerprint import SHINGLE, ComparableText

_SHOWN = 3
_WORTH_SHOWING = 10
_LONGEST = 60


class Overlap(NamedTuple):
    """Letters of the second text that the first has too, and those it has not; the longest passages; equal figures.

    `of_first` and `of_second` are the shares of each text that stands in the other; `fewest` is how many figures the
    text has that has fewer.
    """

    same: int
    new: int
    of_first: float
    of_second: float
    fewest: int
    passages: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def share(self) -> float:
        """How much of the shorter text is in the other."""
        return max(self.of_first, self.of_second)


def overlap(first: ComparableText, second: ComparableText) -> Overlap:
    """Compare two texts."""
    a, b = first.letters, second.letters
    shared = first.vocabulary & second.vocabulary
    in_first, in_second = _runs(second, first, shared), _runs(first, second, shared)
    same = sum(end - start for start, end in in_second)
    return Overlap(
        same=same,
        new=len(b) - same,
        of_first=sum(end - start for start, end in in_first) / max(len(a), 1),
        of_second=same / max(len(b), 1),
        fewest=min(len(first.facts), len(second.facts)),
        passages=tuple(_passages(second, in_second)),
        figures=tuple(sorted(first.facts & second.facts, key=second.written.find)),
    )


def _runs(known: ComparableText, text: ComparableText, shared: Set[str]) -> list[tuple[int, int]]:
    """Stretches of `text`, at least a shingle long, that stand in `known`; they do not overlap."""
    found: list[tuple[int, int]] = []
    end = 0
    for start in [at for at, shingle in enumerate(text.shingles) if shingle in shared]:
        if start >= end:
            end = _end(known.letters, text.letters, start)
            found.append((start, end))
    return found


def _end(known: str, text: str, start: int) -> int:
    """The farthest end of a stretch from `start` that stands in `known`; a shingle long it is known to be."""
    good, bad = start + SHINGLE, len(text) + 1
    step = SHINGLE
    while good + step < bad:
        if text[start : good + step] in known:
            good, step = good + step, step * 2
        else:
            bad = good + step
            break
    while bad - good > 1:
        middle = (good + bad) // 2
        if text[start:middle] in known:
            good = middle
        else:
            bad = middle
    return good


def _passages(text: ComparableText, runs: list[tuple[int, int]]) -> list[str]:
    """The longest runs as they are written, in the order they stand."""
    longest = sorted(runs, key=lambda run: run[0] - run[1])[:_SHOWN]
    at = text.places if longest else []
    shown = [text.written[at[start] : at[end - 1] + 1] for start, end in sorted(longest)]
    return [_cut(" ".join(passage.split())) for passage in shown if len(passage) >= _WORTH_SHOWING]


def _cut(passage: str) -> str:
    return passage if len(passage) <= _LONGEST else passage[:_LONGEST] + "……"
