"""Which of eight kinds of text a draft is, with the reasons: fixed forms first, then a sum of weighted clues."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.span_index import SpanIndex
from addin_server.core.model import Genre, GenreReading, Role, Span
from addin_server.core.reading.judgements import judge_genre, judge_title
from addin_server.core.reading.linear import softmax
from addin_server.core.reading.reader import Reader
from addin_server.core.rules.rule import Match
from addin_server.core.rules.word_index import WordIndex
from addin_server.core.structure.article import TEXTS
from addin_server.core.structure.roles import HEADINGS

if TYPE_CHECKING:
    from addin_server.core.structure.article import Article, Passage

TextPart = Literal["title", "untitled", "opening", "heading", "text"]
_PARTS: tuple[TextPart, ...] = get_args(TextPart)
_ROLES: Mapping[TextPart, frozenset[Role]] = {"heading": HEADINGS, "text": TEXTS}
"""The parts that are more than one passage."""


class Clue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One piece of evidence for a genre.

    `part` is the title, the first paragraph of a text without one, the first sentence of prose, headings, or all of the
    text. From `least` hits on it counts `weight`, at most `times` over; with `per_hundred` it counts once, where the
    text has that many hits a hundred characters. `unless` in the same passage takes it back.

    Unless it is `certain`, a fixed form yields to a text that surely reads as a brief; one of the title to a title that
    is sound for a brief, too, and one of the text where the title is sound and the text rather reads as one than not.
    """

    genre: Genre
    because: str
    part: TextPart
    match: Match
    weight: float = 0.0
    least: int = 1
    times: int = 1
    per_hundred: float = 0.0
    certain: bool = False
    unless: Match | None = None


class GenreTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`fixed` forms decide alone; otherwise what the text says does, where it is `least` likely to be no brief.

    `folding` genres hold the other rules back where that is `sure`. Where it is likelier than `none_of_these` that it
    is of no kind, no form makes it one of the others. A `clue` is a reason to show; `otherwise` is the reason where
    none was found.
    """

    least: float
    sure: float
    none_of_these: float
    otherwise: dict[Genre, str]
    folding: tuple[Genre, ...]
    fixed: tuple[Clue, ...]
    clue: tuple[Clue, ...]


_BRIEF = GenreReading(Genre.BRIEF, ("没有别的体裁的明显特征",))

_LEAST = 1e-3
"""The least likelihood of a genre: a clue can still speak for one that the reading rules out."""

_CLUE = 0.5
"""What a clue of weight 1 adds in log-odds."""

_TO_FILL = regex.compile(r"[_＿]{2,}|[XＸx×*＊]{2,}")
"""What stands in a title for words that are still to come."""

_SHORTEST = 90
"""Characters from which on a text tells what it is."""

_SURELY_BRIEF = 0.7
"""How likely a text must be a brief for the form of its title to say nothing."""

_EVEN = 0.5
"""What is more likely so than not."""


class GenreReader:
    """Table and model ready to read articles. Blocks remember what the clues found in them."""

    def __init__(self, table: GenreTable, reader: Reader) -> None:
        self._table = table
        self._reader = reader
        counters = [_Counter(clue) for clue in (*table.fixed, *table.clue)]
        self._counters = {part: WordIndex((c.keys, c) for c in counters if c.clue.part == part) for part in _PARTS}
        self._gather = {part: partial(self._counted, part) for part in _ROLES}

    def infer(self, article: Article) -> GenreReading:
        """Return the genre of `article`. Weak evidence means a brief, and nothing is folded."""
        totals = self._totals(article)
        found = judge_genre(article, self._reader) if says_enough(article) else {}
        none_of_these = found.get(Genre.OTHER, 0) >= self._table.none_of_these
        sound = article.title is not None and judge_title(article.title.block, self._reader).weak < _EVEN
        brief = found.get(Genre.BRIEF, 0)
        for clue in self._table.fixed:
            if not clue.certain and none_of_these and clue.genre is not Genre.OTHER:
                continue
            if not clue.certain and self._yields(clue, sound, brief):
                continue
            if totals[clue.because, clue.genre] >= clue.least:
                declared = clue.certain and clue.part == "title"
                return GenreReading(clue.genre, (clue.because,), self._folds(clue.genre, article), declared)
        if not _is_titled(article):
            return _BRIEF
        return self._judged(article, totals, found)

    def _yields(self, clue: Clue, sound: bool, brief: float) -> bool:
        """Whether a fixed form says nothing of a text with a `sound` title or not, and how likely a `brief`.

        公示 and 意见 name things as well as documents; a brief with a title of another kind has its title to mend; one
        may quote an appeal. What folds nothing need not yield to the text.
        """
        if clue.part == "title":
            return sound or (brief >= _SURELY_BRIEF and clue.genre in self._table.folding)
        return brief >= _SURELY_BRIEF or (sound and brief > _EVEN)

    def _judged(self, article: Article, totals: Counter[tuple[str, Genre]], read: Mapping[str, float]) -> GenreReading:
        """The likeliest genre by what the text says and by the clues; the clues found for it are its reasons.

        First whether it is a brief: one that surely is none may be half a comment and half the account of a meeting.
        """
        likely = {Genre(name): math.log(max(value, _LEAST)) for name, value in read.items()} or {Genre.BRIEF: 0.0}
        reasons: dict[Genre, list[str]] = defaultdict(list)
        for clue in self._table.clue:
            if weight := _weight(clue, totals[clue.because, clue.genre], article.count):
                likely[clue.genre] = likely.get(clue.genre, math.log(_LEAST)) + _CLUE * weight
                reasons[clue.genre].append(clue.because)
        found = dict(zip(likely, softmax(list(likely.values())), strict=True))
        no_brief = 1 - found.pop(Genre.BRIEF, 0.0)
        if no_brief < self._table.least:
            return GenreReading(Genre.BRIEF, tuple(reasons[Genre.BRIEF]) or _BRIEF.because)
        best = max(found, key=found.__getitem__)
        because = tuple(reasons[best]) or (self._table.otherwise[best],)
        is_none = no_brief >= self._table.sure
        named = found[best] >= _EVEN * no_brief
        return GenreReading(best, because, folds=is_none and self._folds(best, article), sure=is_none and named)

    def _folds(self, genre: Genre, article: Article) -> bool:
        """What a brief should be is no measure of another genre where it is sure, nor of none of them.

        A writer who names the type of the brief means a brief: it is said what it looks like, nothing is held back.
        """
        return genre in self._table.folding and article.draft.type is None

    def _totals(self, article: Article) -> Counter[tuple[str, Genre]]:
        """Hits of each clue in the article."""
        totals: Counter[tuple[str, Genre]] = Counter()
        for part in _PARTS:
            if part in _ROLES:
                for counted in article.gathered(self._gather[part], _added):
                    totals.update(counted)
            elif (passage := self._passage(article, part)) is not None:
                for clue, hits in self._found(passage.block, part):
                    totals[clue] += hits
        return totals

    @staticmethod
    def _passage(article: Article, part: TextPart) -> Passage | None:
        """The passage that is a part; None where there is none."""
        if part == "opening":
            return next(iter(article.prose), None)
        if part == "untitled":
            return None if article.title else next(iter(article.passages), None)
        return article.title

    def _counted(self, part: TextPart, blocks: Sequence[Block]) -> Counter[tuple[str, Genre]]:
        """Hits of each clue in the blocks that are of this part."""
        totals: Counter[tuple[str, Genre]] = Counter()
        for block in blocks:
            if block.role in _ROLES[part]:
                for clue, hits in self._found(block, part):
                    totals[clue] += hits
        return totals

    def _found(self, block: Block, part: TextPart) -> list[tuple[tuple[str, Genre], int]]:
        known: list[tuple[tuple[str, Genre], int]] | None = block.facts.get((self, part))
        if known is None:
            known = [
                ((c.clue.because, c.clue.genre), hits)
                for c in self._counters[part].among(block.present)
                if (hits := c.count(block))
            ]
            block.facts[self, part] = known
        return known


def says_enough(article: Article) -> bool:
    """Whether there is enough of a text for its genre to be asked of the reading."""
    return bool(article.prose) and article.count >= _SHORTEST and _is_titled(article)


def _is_titled(article: Article) -> bool:
    """Whether it has a title that is written out: what has none yet can become anything."""
    title = article.title
    return title is not None and not title.block.find("@hole") and _TO_FILL.search(title.text) is None


def _added(counted: Sequence[Counter[tuple[str, Genre]]]) -> Counter[tuple[str, Genre]]:
    totals: Counter[tuple[str, Genre]] = Counter()
    for counts in counted:
        totals.update(counts)
    return totals


def _weight(clue: Clue, hits: int, length: int) -> float:
    if clue.per_hundred:
        return clue.weight if hits >= clue.least and hits * 100 >= clue.per_hundred * max(length, 1) else 0
    return clue.weight * min(hits // clue.least, clue.times)


class _Counter:
    """Counts the hits of one clue in a block."""

    def __init__(self, clue: Clue) -> None:
        self.clue = clue
        self._search = clue.match.compile()
        self.keys = self._search.keys
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


def _outside_quotations(block: Block, spans: list[Span]) -> list[Span]:
    """What somebody is quoted as saying tells nothing about the text around it."""
    quotations = SpanIndex(q for q in block.find("@quoted") if q.end - q.start > _QUOTATION)
    return [span for span in spans if not quotations.holds(span.start - 1, span.end + 1)]


_QUOTATION = 12
