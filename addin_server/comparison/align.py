"""Which sentence of one version is which of the other: rewritten, moved, come or gone."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from addin_server.core.model import Role, Span
from addin_server.core.structure.article import Passage

_ALIKE = 0.4
"""How much of two sentences has to be the same for one to be the other rewritten."""

_REWRITTEN = 0.6
"""The same for sentences that stand far from each other."""

_MOST = 400
"""Sentences of one stretch that are compared each with each; in longer stretches only what is equal is found."""


class Sentence(NamedTuple):
    """A sentence in its place."""

    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        return self.passage.block.raw[self.span.start : self.span.end].strip()


class Pair(NamedTuple):
    """A sentence before and after; one of them is None where it came or went."""

    before: Sentence | None
    after: Sentence | None
    moved: bool = False


def sentences(passages: Iterable[Passage]) -> list[Sentence]:
    """Return the sentences of a text, in order."""
    return [Sentence(passage, span) for passage in passages for span in passage.block.sentences]


def align(before: Sequence[Sentence], after: Sequence[Sentence]) -> list[Pair]:
    """Return every sentence of both once, in the order of the later version."""
    matcher = difflib.SequenceMatcher(None, [s.text for s in before], [s.text for s in after], autojunk=False)
    pairs: list[Pair] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pairs += map(Pair, before[i:j], after[k:m])
        else:
            pairs += _stretch(before[i:j], after[k:m])
    return list(_moved(pairs))


def alike(one: str, other: str) -> float:
    """The share of two texts that is the same, by pairs of characters, from 0 to 1."""
    mine, theirs = _pairs(one), _pairs(other)
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def _stretch(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[Pair]:
    """Within a stretch where the versions differ, the most alike belong together."""
    near = len(before) + len(after) <= _MOST
    scores = [(alike(b.text, a.text), i, j) for i, b in enumerate(before) for j, a in enumerate(after)] if near else []
    old_of: dict[int, int] = {}
    for score, i, j in sorted(scores, key=lambda s: (-s[0], abs(s[1] - s[2]))):
        if score >= _ALIKE and i not in old_of.values() and j not in old_of:
            old_of[j] = i
    gone = iter([i for i in range(len(before)) if i not in old_of.values()])
    next_gone = next(gone, None)
    for j, sentence in enumerate(after):
        own = old_of.get(j)
        while own is not None and next_gone is not None and next_gone < own:
            yield Pair(before[next_gone], None)
            next_gone = next(gone, None)
        yield Pair(None if own is None else before[own], sentence)
    if next_gone is not None:
        yield Pair(before[next_gone], None)
        yield from (Pair(before[i], None) for i in gone)


def _moved(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """A sentence that went from one place and came at another, perhaps rewritten, has moved."""
    gone = [pair.before for pair in pairs if pair.before is not None and pair.after is None]
    come = [pair.after for pair in pairs if pair.before is None and pair.after is not None]
    if len(gone) + len(come) > _MOST:
        gone = []
    scores = sorted(
        ((alike(old.text, new.text), i, j) for i, old in enumerate(gone) for j, new in enumerate(come)),
        key=lambda one: -one[0],
    )
    new_of: dict[int, int] = {}
    for score, i, j in scores:
        one = score >= _REWRITTEN or gone[i].text == come[j].text or _titles(gone[i], come[j])
        if one and i not in new_of and j not in new_of.values():
            new_of[i] = j
    before_of = {come[j]: gone[i] for i, j in new_of.items()}
    taken = set(before_of.values())
    for pair in pairs:
        if pair.after is not None and pair.before is None and pair.after in before_of:
            old = before_of[pair.after]
            yield Pair(old, pair.after, moved=not _titles(old, pair.after))
        elif pair.after is not None or pair.before not in taken:
            yield pair


def _titles(before: Sentence, after: Sentence) -> bool:
    """Whether both are titles: a title that was written anew is still the title."""
    return before.passage.role is Role.TITLE and after.passage.role is Role.TITLE
