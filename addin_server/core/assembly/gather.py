"""What the statements of a draft say that a title or a lead can be made of: whose, what was wrong, done, come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from itertools import groupby, takewhile
from operator import attrgetter
from typing import NamedTuple

import msgspec

from addin_server.core.assembly.cutting import action_of, begins_named, effect_of, problem_of, says_against
from addin_server.core.assembly.parts import Says, SourcePhrase
from addin_server.core.assembly.phrases import Phrases
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.spans import holding, inside
from addin_server.core.model import Role, Span
from addin_server.core.reading.lead_features import change, deed, problem
from addin_server.core.reading.read import Read
from addin_server.core.reading.reader import Reader
from addin_server.core.reading.statement import Measure
from addin_server.core.reading.subjects import named_at, stock, subject
from addin_server.core.structure.article import Article
from addin_server.core.structure.chunks import Numbered
from addin_server.core.structure.roles import PROSE

_EMPTY = 0.4
_SHORTEST = 4
_LEAD_BONUS = 0.3
_TOLD_BONUS = 0.3
_NAMED_BONUS = 0.2
_BEGUN_BONUS = 0.8
"""A practice that was begun under a name is what a brief is about."""
_OWN_BONUS = 0.2
_MEASURED_BONUS = 0.3
_STOCK_COST = 0.5
_LONG_COST = 0.01
_HINT = 0.2
_FORMERLY = regex.compile(r"(?:^|是|[，。；”])(?:过去|以往|以前|此前|往年|原来|原先)，")
_PROBABLE = 0.8
"""How sure a change without a number must be."""


_TOLD = PROSE - {Role.BACKGROUND}


class _Wanted(NamedTuple):
    """One kind of phrase: how surely a clause is one, from what certainty on, how it is cut, how long it may be."""

    weigh: Callable[[Read], float]
    least: float
    cut: Callable[[Block, Span], Span | None]
    longest: int


_WANTED: Mapping[Says, _Wanted] = {
    "problem": _Wanted(problem, 0.6, problem_of, 40),
    "action": _Wanted(deed, 0.55, action_of, 32),
    "effect": _Wanted(change, 0.5, effect_of, 34),
}


class Gathered:
    """The phrases of one draft by what they say, the most telling first."""

    def __init__(self, article: Article, reader: Reader) -> None:
        self.article = article
        self.reader = reader

    @cached_property
    def unit(self) -> SourcePhrase | None:
        """The unit the draft is about: the one its title begins with, or else the one its prose names most often."""
        title = self.article.title
        if title is not None and (
            named := [u for u in title.block.find("@unit") if u.start == 0 and _is_name(title.block, u)]
        ):
            return SourcePhrase("unit", title, named[0], 1)
        times = _added(list(self.article.gathered(_names_acting, _added)))
        if not times:
            return None
        name = max(times, key=times.__getitem__)
        found = ((p, span) for p, units in self.article.found(PROSE, _acting) for span in units)
        passage, span = next((p, span) for p, span in found if p.text[slice(*span)] == name)
        return SourcePhrase("unit", passage, span, 1)

    @cached_property
    def problems(self) -> Phrases:
        return Phrases(self.saying("problem"))

    @cached_property
    def actions(self) -> Phrases:
        return Phrases(self.saying("action"))

    @cached_property
    def effects(self) -> Phrases:
        return Phrases(self.saying("effect"))

    def saying(self, says: Says) -> Iterator[SourcePhrase]:
        """Yield the phrases that say this, for one who wants but a few of them."""
        told: set[str] = set()
        regions = self.article.picked(_TOLD, _Cutter(says, self.reader), _most_telling)
        for passage, phrase in merge(*regions, key=lambda one: -one[1].worth):
            if phrase.text not in told:
                told.add(phrase.text)
                yield SourcePhrase(says, passage, phrase.span, phrase.worth, phrase.things)


class _Phrase(NamedTuple):
    """Words of one block, where they stand in it, how well they would do, and the things they name."""

    text: str
    span: Span
    worth: float
    things: frozenset[str]


def _most_telling(found: Numbered[list[_Phrase]]) -> Numbered[_Phrase]:
    """The phrases of neighbouring paragraphs, the most telling first, each once."""
    first: dict[str, tuple[int, _Phrase]] = {}
    phrases = [(number, phrase) for number, there in found for phrase in there]
    for number, phrase in sorted(phrases, key=lambda one: -one[1].worth):
        first.setdefault(phrase.text, (number, phrase))
    return list(first.values())


class _Cutter(msgspec.Struct, frozen=True):
    """Cuts the phrases out of a block. Those of one reader are equal, by which chunks know the question again."""

    says: Says
    reader: Reader

    def __call__(self, block: Block) -> list[_Phrase]:
        return [
            _Phrase(block.quote(span), span, worth, _things(block, span))
            for span, worth in _cuts(self.says, block, self.reader.read(block).reads)
        ]


def _things(block: Block, span: Span) -> frozenset[str]:
    words = block.tokens_in(*span)
    return frozenset(word.text for word in words if word.tag.startswith("n") and len(word.text) > 1)


def _cuts(says: Says, block: Block, reads: list[Read]) -> Iterator[tuple[Span, float]]:
    """Yield where a phrase stands, and what it is worth."""
    wanted = _WANTED[says]
    for read in _by_the_unit(block, reads) if says == "action" else reads:
        sure = wanted.weigh(read)
        clause = read.clause
        if sure + _hint(says, block, read) < wanted.least or clause.scopes or clause.heading or read.empty > _EMPTY:
            continue
        if says == "effect" and not _measured(read) and sure < _PROBABLE:
            continue
        span = wanted.cut(block, clause.span)
        if span is not None and _SHORTEST <= span.end - span.start <= wanted.longest:
            yield span, sure + _bonus(says, block, read, span)


def _hint(says: Says, block: Block, read: Read) -> float:
    """What the form of a clause adds to its words: a name that a unit did something with, a figure of former times."""
    clause = read.clause
    if says == "action":
        return _HINT * begins_named(block, clause.span)
    if says == "problem":
        sentence = block.text[clause.sentence.start : clause.sentence.end]
        return _HINT * (bool(clause.amounts) and _FORMERLY.search(sentence) is not None)
    return 0.0


def _bonus(says: Says, block: Block, read: Read, span: Span) -> float:
    """What makes a clause worth more than another that is as surely what it is."""
    bonus = _LEAD_BONUS * (block.role is Role.LEAD) - _STOCK_COST * stock(read.clause)
    bonus -= _LONG_COST * (span.end - span.start)
    if says == "effect":
        return bonus + _MEASURED_BONUS * _measured(read)
    if says == "action":
        unit = holding(block.find("@unit"), span.start - 1)
        own = unit is not None and unit.end == span.start and unit.start >= read.clause.span.start
        named = _BEGUN_BONUS * begins_named(block, span) or _NAMED_BONUS * bool(inside(block.find("@quoted"), span))
        return bonus + named + _OWN_BONUS * own
    return bonus + _MEASURED_BONUS * bool(read.clause.amounts) + _TOLD_BONUS * says_against(block, span)


def _measured(read: Read) -> bool:
    return any(a.measure in (Measure.OUTCOME, Measure.SHARE) for a in read.clause.amounts)


def _by_the_unit(block: Block, reads: Sequence[Read]) -> Iterator[Read]:
    """Yield those clauses in which, and before which in their sentence, nobody but a unit is named as who acts."""
    for _, sentence in groupby(reads, key=_SENTENCE):
        yield from takewhile(lambda read: _is_by_a_unit(block, read), sentence)


_SENTENCE: Callable[[Read], Span] = attrgetter("clause.sentence")


def _is_by_a_unit(block: Block, read: Read) -> bool:
    """Whether nobody but a unit is named as who acts in a clause."""
    named = subject(block, read.clause)
    if named is None:
        return True
    return named.end == named_at(block, named.start) or _is_organ(block.text[slice(*named)])


def _is_organ(name: str) -> bool:
    return name.endswith(
        ("里", "委", "部", "组", "局", "办", "支部", "街道", "社区", "村", "镇", "乡", "县", "区", "市")
    )


def _names_acting(blocks: Sequence[Block]) -> Counter[str]:
    """How often each unit acts, those that act first before others."""
    prose = (block for block in blocks if block.role in PROSE)
    return Counter(block.text[slice(*span)] for block in prose for span in block.answer(_acting))


def _added(parts: Sequence[Counter[str]]) -> Counter[str]:
    times: Counter[str] = Counter()
    for part in parts:
        times.update(part)
    return times


def _acting(block: Block) -> list[Span]:
    """The units that act, by name."""
    return [span for span in block.find("@unit") if _acts_there(block, span) and _is_name(block, span)]


def _is_name(block: Block, span: Span) -> bool:
    """Whether it is a name a title can begin with, no number of villages and no slip of the reading."""
    name = block.text[slice(*span)]
    return name[0].isalpha() and "的" not in name and name[0] != "各" and not _counts(block, span)


_NUMERALS = "一二两三四五六七八九十"
_SO_MANY = regex.compile(f"[{_NUMERALS}]+(?:[省市县区旗乡镇村级]|街道|社区)")
"""三村, 五县; no measure word stands between."""


def _counts(block: Block, unit: Span) -> bool:
    """Whether a unit begins with a number of them, 三个村, 三村; that of 三岔乡 or 九江市 is a part of the name."""
    if block.text[unit.start] not in _NUMERALS:
        return False
    word = block.token_at(unit.start)
    return (word is not None and word.tag.startswith(("m", "t"))) or bool(_SO_MANY.match(block.text, unit.start))


def _acts_there(block: Block, span: Span) -> bool:
    """Whether a unit stands where the one that acts stands: at the head of a clause, or behind its time."""
    clause = block.clause_at(span.start)
    ahead = block.text[clause.start : span.start].strip("，、 ")
    return not ahead or ahead.endswith(("日", "月", "年", "来", "起", "初", "底", "旬"))
