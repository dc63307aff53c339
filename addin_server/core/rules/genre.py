"""Which of seven kinds of text a draft is, with the reasons: fixed forms first, then a sum of weighted clues."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from addin_server.core.language.block import Block
from addin_server.core.model import Genre, GenreReading, Span
from addin_server.core.rules.rule import Match

if TYPE_CHECKING:
    from addin_server.core.structure.article import Article, Passage

TextPart = Literal["title", "opening", "heading", "text"]
_PARTS: tuple[TextPart, ...] = get_args(TextPart)


class Clue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One piece of evidence for a genre.

    `part` is the title, the first sentence below it, headings, or all of the text. From `least` hits on it counts
    `weight`, at most `times` over; with `per_hundred` it counts once, where the text has that many hits a hundred
    characters. `unless` in the same passage takes it back.
    """

    genre: Genre
    because: str
    part: TextPart
    match: Match
    weight: float = 0
    least: int = 1
    times: int = 1
    per_hundred: float = 0
    unless: Match | None = None


class GenreTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`fixed` forms decide alone; otherwise the sum of `clue` does, where it leads by `margin`.

    `folding` genres hold the other rules back.
    """

    margin: float
    folding: tuple[Genre, ...]
    fixed: tuple[Clue, ...]
    clue: tuple[Clue, ...]


class GenreReader:
    """A table ready to read articles. Blocks remember what the clues found in them."""

    def __init__(self, table: GenreTable) -> None:
        self._table = table
        self._counters = [_Counter(clue) for clue in (*table.fixed, *table.clue)]

    def infer(self, article: Article) -> GenreReading:
        """Return the genre of `article`. Weak evidence means a brief, and nothing is folded."""
        totals = self._totals(article)
        for clue in self._table.fixed:
            if totals[clue.because, clue.genre] >= clue.least:
                return GenreReading(clue.genre, (clue.because,), folds=clue.genre in self._table.folding)
        scores: dict[Genre, float] = defaultdict(float)
        reasons: dict[Genre, list[str]] = defaultdict(list)
        for clue in self._table.clue:
            if weight := _weight(clue, totals[clue.because, clue.genre], article.count):
                scores[clue.genre] += weight
                reasons[clue.genre].append(clue.because)
        best = max(scores, key=lambda genre: (scores[genre], genre is Genre.BRIEF), default=Genre.BRIEF)
        lead = scores[best] - max((score for genre, score in scores.items() if genre is not best), default=0)
        if best is Genre.BRIEF or lead < self._table.margin:
            return GenreReading(Genre.BRIEF, tuple(reasons[Genre.BRIEF]) or ("没有别的体裁的明显特征",))
        # A writer who names the type of the brief means a brief: say what it looks like, hold nothing back.
        folds = best in self._table.folding and article.draft.type is None
        return GenreReading(best, tuple(reasons[best]), folds=folds)

    def _totals(self, article: Article) -> Counter[tuple[str, Genre]]:
        """Hits of each clue in the article."""
        totals: Counter[tuple[str, Genre]] = Counter()
        for part in _PARTS:
            for passage in _passages(part, article):
                for clue, hits in self._found(passage.block, part):
                    totals[clue] += hits
        return totals

    def _found(self, block: Block, part: TextPart) -> list[tuple[tuple[str, Genre], int]]:
        known: list[tuple[tuple[str, Genre], int]] | None = block.memo.get((self, part))
        if known is None:
            known = [
                ((c.clue.because, c.clue.genre), hits)
                for c in self._counters
                if c.clue.part == part and (hits := c.count(block))
            ]
            block.memo[self, part] = known
        return known


def _weight(clue: Clue, hits: int, length: int) -> float:
    if clue.per_hundred:
        return clue.weight if hits >= clue.least and hits * 100 >= clue.per_hundred * max(length, 1) else 0
    return clue.weight * min(hits // clue.least, clue.times)


class _Counter:
    """Counts the hits of one clue in a block."""

    def __init__(self, clue: Clue) -> None:
        self.clue = clue
        self._search = clue.match.compile()
        self._veto = clue.unless.compile() if clue.unless else None

    def count(self, block: Block) -> int:
        spans = self._search(block)
        if not spans:
            return 0
        if self.clue.part == "opening":
            end = block.sentences[0].end
            spans = [span for span in spans if span.start < end]
        if self._veto and self._veto(block):
            return 0
        return len(_outside_quotations(block, spans))


def _passages(part: TextPart, article: Article) -> list[Passage]:
    if part == "title":
        return [article.title] if article.title else []
    if part == "opening":
        return article.prose[:1]
    return article.headings if part == "heading" else article.texts


def _outside_quotations(block: Block, spans: list[Span]) -> list[Span]:
    """What somebody is quoted as saying tells nothing about the text around it."""
    quotations = [q for q in block.find("@quoted") if q.end - q.start > _QUOTATION]
    return [s for s in spans if not any(q.start < s.start and s.end < q.end for q in quotations)]


_QUOTATION = 12
