"""Which sentence of one version is which of the other: rewritten, moved, come or gone."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from addin_server.core.model import Role, Span
from addin_server.core.structure.article import Passage
from addin_server.core.tick import Tick

T = TypeVar("T")

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


class SentencePair(NamedTuple):
    """A sentence before and after; one of them is None where it came or went."""

    before: Sentence | None
    after: Sentence | None
    moved: bool = False


def sentences(passages: Iterable[Passage]) -> list[Sentence]:
    """Return the sentences of a text, in order."""
    return [Sentence(passage, span) for passage in passages for span in passage.block.sentences]


class Matcher(difflib.SequenceMatcher[T]):
    """Finds what two sequences have in common; `tick` is called again and again, and what it raises ends it."""

    def __init__(self, one: Sequence[T], other: Sequence[T], tick: Tick) -> None:
        self._tick = tick
        super().__init__(None, one, other, autojunk=False)

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> difflib.Match:
        self._tick()
        return super().find_longest_match(alo, ahi, blo, bhi)


def align(before: Sequence[Sentence], after: Sequence[Sentence], tick: Tick) -> list[SentencePair]:
    """Return every sentence of both once, in the order of the later version."""
    matcher = Matcher(_numbered(before), _numbered(after), tick)
    pairs: list[SentencePair] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            pairs += map(SentencePair, before[i:j], after[k:m])
        else:
            pairs += _stretch(before[i:j], after[k:m], tick)
    return list(_moved(pairs, tick))


def _numbered(sentences: Iterable[Sentence]) -> list[tuple[str, int]]:
    """Each sentence, and how many before it say the same: with every one of a kind, a repetition costs nothing."""
    seen: Counter[str] = Counter()
    found = []
    for sentence in sentences:
        found.append((sentence.text, seen[sentence.text]))
        seen[sentence.text] += 1
    return found


def alike(one: str, other: str) -> float:
    """The share of two texts that is the same, by pairs of characters, from 0 to 1."""
    return likeness(bigrams(one), bigrams(other))


def bigrams(text: str) -> Counter[str]:
    """Return the pairs of characters of a text."""
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def likeness(mine: Counter[str], theirs: Counter[str]) -> float:
    """Return what `alike` says of two texts, by their pairs of characters."""
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


def _scores(before: Sequence[Sentence], after: Sequence[Sentence], tick: Tick) -> Iterator[tuple[float, int, int]]:
    """How alike each sentence of one is to each of the other; of too many, none."""
    if len(before) + len(after) <= _MOST:
        theirs = [bigrams(sentence.text) for sentence in after]
        for i, sentence in enumerate(before):
            tick()
            mine = bigrams(sentence.text)
            yield from ((likeness(mine, other), i, j) for j, other in enumerate(theirs))


def _stretch(before: Sequence[Sentence], after: Sequence[Sentence], tick: Tick) -> Iterator[SentencePair]:
    """Within a stretch where the versions differ, the most alike belong together."""
    scores = _scores(before, after, tick)
    old_of: dict[int, int] = {}
    for score, i, j in sorted(scores, key=lambda s: (-s[0], abs(s[1] - s[2]))):
        if score >= _ALIKE and i not in old_of.values() and j not in old_of:
            old_of[j] = i
    gone = iter([i for i in range(len(before)) if i not in old_of.values()])
    next_gone = next(gone, None)
    for j, sentence in enumerate(after):
        own = old_of.get(j)
        while own is not None and next_gone is not None and next_gone < own:
            yield SentencePair(before[next_gone], None)
            next_gone = next(gone, None)
        yield SentencePair(None if own is None else before[own], sentence)
    if next_gone is not None:
        yield SentencePair(before[next_gone], None)
        yield from (SentencePair(before[i], None) for i in gone)


def _moved(pairs: Sequence[SentencePair], tick: Tick) -> Iterator[SentencePair]:
    """A sentence that went from one place and came at another, perhaps rewritten, has moved."""
    gone = [pair.before for pair in pairs if pair.before is not None and pair.after is None]
    come = [pair.after for pair in pairs if pair.before is None and pair.after is not None]
    new_of: dict[int, int] = {}
    for score, i, j in sorted(_scores(gone, come, tick), key=lambda one: -one[0]):
        one = score >= _REWRITTEN or gone[i].text == come[j].text or _titles(gone[i], come[j])
        if one and i not in new_of and j not in new_of.values():
            new_of[i] = j
    before_of = {come[j]: gone[i] for i, j in new_of.items()}
    taken = set(before_of.values())
    for pair in pairs:
        if pair.after is not None and pair.before is None and pair.after in before_of:
            old = before_of[pair.after]
            yield SentencePair(old, pair.after, moved=not _titles(old, pair.after))
        elif pair.after is not None or pair.before not in taken:
            yield pair


def _titles(before: Sentence, after: Sentence) -> bool:
    """Whether both are titles: a title that was written anew is still the title."""
    return before.passage.role is Role.TITLE and after.passage.role is Role.TITLE
