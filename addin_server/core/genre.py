"""Which of seven kinds of text a draft is, with the reasons: fixed forms first, then a sum of weighted clues."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from addin_server.core.block import Block
from addin_server.core.model import Genre, GenreReading, Role, Span
from addin_server.core.roles import HEADINGS, PROSE
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


def infer(article: Article, table: GenreTable) -> GenreReading:
    """Return the genre of `article`. Weak evidence means a brief, and nothing is folded."""
    for clue in table.fixed:
        if _hits(clue, article) >= clue.least:
            return GenreReading(clue.genre, (clue.because,), folds=clue.genre in table.folding)
    scores: dict[Genre, float] = defaultdict(float)
    reasons: dict[Genre, list[str]] = defaultdict(list)
    for clue in table.clue:
        if weight := _weight(clue, article):
            scores[clue.genre] += weight
            reasons[clue.genre].append(clue.because)
    if not scores:
        return GenreReading(Genre.BRIEF, ("没有别的体裁的明显特征",))
    best = max(scores, key=lambda genre: (scores[genre], genre is Genre.BRIEF))
    lead = scores[best] - max((score for genre, score in scores.items() if genre is not best), default=0)
    if best is Genre.BRIEF or lead < table.margin:
        return GenreReading(Genre.BRIEF, tuple(reasons[Genre.BRIEF]) or ("没有别的体裁的明显特征",))
    return GenreReading(best, tuple(reasons[best]), folds=best in table.folding)


def _weight(clue: Clue, article: Article) -> float:
    hits = _hits(clue, article)
    if clue.per_hundred:
        return clue.weight if hits * 100 >= clue.per_hundred * max(article.count, 1) and hits >= clue.least else 0
    return clue.weight * min(hits // clue.least, clue.times)


def _hits(clue: Clue, article: Article) -> int:
    count = _counter(clue)
    return sum(count(passage.block) for passage in _passages(clue.place, article))


def _passages(place: Place, article: Article) -> list[Passage]:
    if place == "title":
        return [article.title] if article.title else []
    if place == "opening":
        return article.prose[:1]
    if place == "heading":
        return article.having(HEADINGS)
    return article.having(_TEXT)


_TEXT = PROSE | HEADINGS | {Role.SALUTATION, Role.OTHER}


@functools.cache
def _counter(clue: Clue) -> Callable[[Block], int]:
    """Count the hits of a clue in a block; a block remembers its count."""
    search, veto = clue.match.compile(), clue.unless.compile() if clue.unless else None

    def count(block: Block) -> int:
        known = block.memo.get(clue)
        if known is None:
            spans = search(block)
            if clue.place == "opening":
                end = block.sentences[0].end if block.sentences else 0
                spans = [s for s in spans if s.start < end]
            known = block.memo[clue] = 0 if spans and veto and veto(block) else len(_outside_quotations(block, spans))
        return known

    return count


def _outside_quotations(block: Block, spans: list[Span]) -> list[Span]:
    """What somebody is quoted as saying tells nothing about the text around it."""
    quotations = [q for q in block.find("@quoted") if q.end - q.start > _QUOTATION]
    return [s for s in spans if not any(q.start < s.start and s.end < q.end for q in quotations)]


_QUOTATION = 12
