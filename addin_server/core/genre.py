"""Which of seven kinds of text a draft is, with the reasons: fixed forms first, then a sum of weighted clues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from addin_server.core.block import Block
from addin_server.core.model import Genre, GenreReading, Span
from addin_server.core.rule import Match

if TYPE_CHECKING:
    from addin_server.core.article import Article, Passage

Place = Literal["title", "opening", "heading", "text"]


class Clue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One piece of evidence for a genre.

    `place` is the title, the first sentence below it, headings, or all of the text. From `least` hits on it counts
    `weight`, at most `times` over; with `per_hundred` it counts once, where the text has that many hits a hundred
    characters. `unless` in the same passage takes it back.
    """

    genre: Genre
    because: str
    place: Place
    match: Match
    weight: float = 0
    least: int = 1
    times: int = 1
    per_hundred: float = 0
    unless: Match | None = None

    def matches(self) -> Iterator[Match]:
        yield self.match
        if self.unless:
            yield self.unless


class GenreTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`fixed` forms decide alone; otherwise the sum of `clue` does, where it leads by `margin`.

    `folding` genres hold the other rules back.
    """

    margin: float
    folding: tuple[Genre, ...]
    fixed: tuple[Clue, ...]
    clue: tuple[Clue, ...]

    def words(self) -> Iterator[str]:
        """Every word class the clues name."""
        for clue in (*self.fixed, *self.clue):
            for match in clue.matches():
                yield from match.words()


class GenreReader:
    """A table ready to read articles; blocks remember what each clue found in them."""

    def __init__(self, table: GenreTable) -> None:
        self._table = table
        self._fixed = [_Counter(clue) for clue in table.fixed]
        self._clues = [_Counter(clue) for clue in table.clue]

    def infer(self, article: Article) -> GenreReading:
        """Return the genre of `article`. Weak evidence means a brief, and nothing is folded."""
        for counter in self._fixed:
            if counter.total(article):
                clue = counter.clue
                return GenreReading(clue.genre, (clue.because,), folds=clue.genre in self._table.folding)
        scores: dict[Genre, float] = defaultdict(float)
        reasons: dict[Genre, list[str]] = defaultdict(list)
        for counter in self._clues:
            if weight := counter.weight(article):
                scores[counter.clue.genre] += weight
                reasons[counter.clue.genre].append(counter.clue.because)
        best = max(scores, key=lambda genre: (scores[genre], genre is Genre.BRIEF), default=Genre.BRIEF)
        lead = scores[best] - max((score for genre, score in scores.items() if genre is not best), default=0)
        if best is Genre.BRIEF or lead < self._table.margin:
            return GenreReading(Genre.BRIEF, tuple(reasons[Genre.BRIEF]) or ("没有别的体裁的明显特征",))
        return GenreReading(best, tuple(reasons[best]), folds=best in self._table.folding)


class _Counter:
    """Counts the hits of one clue."""

    def __init__(self, clue: Clue) -> None:
        self.clue = clue
        self._search = clue.match.compile()
        self._veto = clue.unless.compile() if clue.unless else None

    def weight(self, article: Article) -> float:
        clue, hits = self.clue, self.total(article)
        if clue.per_hundred:
            enough = hits >= clue.least and hits * 100 >= clue.per_hundred * max(article.count, 1)
            return clue.weight if enough else 0
        return clue.weight * min(hits // clue.least, clue.times)

    def total(self, article: Article) -> int:
        return sum(self._count(passage.block) for passage in _passages(self.clue.place, article))

    def _count(self, block: Block) -> int:
        spans = self._search(block)
        if not spans:
            return 0
        if self.clue.place == "opening":
            end = block.sentences[0].end
            spans = [span for span in spans if span.start < end]
        if self._veto and self._veto(block):
            return 0
        return len(_outside_quotations(block, spans))


def _passages(place: Place, article: Article) -> list[Passage]:
    if place == "title":
        return [article.title] if article.title else []
    if place == "opening":
        return article.prose[:1]
    return article.headings if place == "heading" else article.texts


def _outside_quotations(block: Block, spans: list[Span]) -> list[Span]:
    """What somebody is quoted as saying tells nothing about the text around it."""
    quotations = [q for q in block.find("@quoted") if q.end - q.start > _QUOTATION]
    return [s for s in spans if not any(q.start < s.start and s.end < q.end for q in quotations)]


_QUOTATION = 12
