"""One person named in two ways: 县委组织部部长王建国, and further on 王建军; 周小满, and further on 周晓满."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Annotated, ClassVar, NamedTuple

import msgspec
from msgspec import Meta

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.confusables import Confusables
from addin_server.core.language.features.persons import persons
from addin_server.core.language.spans import holding
from addin_server.core.model import Span
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.rules.spelling import Spelling, variant
from addin_server.core.structure.article import TEXTS_AND_TITLES, Article, Passage
from addin_server.core.structure.chunks import Numbered

_FULL = 3
"""Characters of a surname and a given name of two."""

_LONGEST = 24
"""Characters of a unit's name that is read back from its office."""
_OF_A_NAME = ("n", "j", "b", "m", "q", "s", "f", "zg", "x")
"""Tags of the words that name whose office it is: 麻塘村, 一组, 县委组织部."""
_ENDS = frozenset("省市县区镇乡村组委局办院所校站社会科处队部室司厂心支联")
"""What names of units end with; 分管农业 before 副县长 is none."""
_LEVEL = regex.compile("([省市县区镇乡村])(?:委|党委)?")
"""What names a unit by its level alone: 县委组织部 in a text about 石桥县 is 石桥县组织部."""


class _Found(NamedTuple):
    """A person: the office before the name, of which unit, the name and its place; "" for what is not said."""

    office: str
    unit: str
    name: str
    span: Span


class _Named(NamedTuple):
    passage: Passage
    found: _Found


class OfficeHolders(Rule, frozen=True, kw_only=True, tag="office_holders"):
    """Fires on a name one character off a name before: behind the same office, or where the two are easily confused."""

    ABOUT: ClassVar[str] = "同一个人，前后名字差一个字：职务相同的用 grades 的第二档，只是音近形近的用第一档"

    offices: Annotated[ClassName, Meta(description="职务词表")]
    surnames: Annotated[ClassName, Meta(description="姓氏词表")]
    confusables: Annotated[tuple[ClassName, ...], Meta(description="同音字、形近字的词表，一行一组")] = ()

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        surnames = frozenset(context.words[self.surnames])
        confusable = Confusables(group for name in self.confusables for group in context.words[name])

        find = partial(self._named, surnames)

        def check(article: Article) -> Iterator[Issue]:
            told = chain.from_iterable(article.picked(TEXTS_AND_TITLES, find, _first_named))
            slips = _slips((_Named(passage, each) for passage, named in told for each in named), confusable)
            if not slips:
                return
            places: dict[str, list[tuple[Passage, Span]]] = defaultdict(list)
            for passage, named in article.found(TEXTS_AND_TITLES, find):
                for one in named:
                    places[one.name].append((passage, one.span))
            for (before, after), grade in slips.items():
                issue = variant(Spelling(before, places[before]), Spelling(after, places[after]))
                yield msgspec.structs.replace(issue, grade=grade)

        return check

    def _named(self, surnames: frozenset[str], block: Block) -> list[_Found]:
        names = list(persons(block, surnames))
        offices = {office.end: office for office in reversed(block.find(self.offices))} if names else {}
        return [_found(block, offices.get(span.start), span) for span in names]


def _found(block: Block, office: Span | None, name: Span) -> _Found:
    """A name with the office before it, the longest that ends there: 副书记 is another office than 书记."""
    called = block.text[name.start : name.end]
    if office is None:
        return _Found("", "", called, name)
    whose = _whose(block, office.start)
    return _Found(block.text[office.start : office.end], block.text[whose : office.start], called, name)


def _whose(block: Block, office: int) -> int:
    """Where the unit begins whose office begins at `office`; `office` where none is named.

    It may run into its office, as 麻塘村 into 支书, and the segmentation may cut it: 县住建|局局长.
    """
    earliest = max(block.clause_at(office).start, office - _LONGEST)
    begin = office
    for token in reversed(block.tokens_in(earliest, office)):
        if not (token.text.isalnum() and token.tag.startswith(_OF_A_NAME)) and token.text not in _ENDS:
            break
        begin = token.start
    unit = holding(block.find("@unit"), begin - 1)
    if unit and earliest <= unit.start and begin <= unit.end + 1:
        begin = unit.start
    named = block.text[begin:office].removesuffix("的")
    return begin if len(named) > 1 and not _ENDS.isdisjoint((named[-1], block.text[office])) else office


def _first_named(found: Numbered[list[_Found]]) -> Numbered[list[_Found]]:
    """Each name where it stands first, where it first stands behind an office, and where it is first said whose."""
    known: dict[str, _Found] = {}
    picked = []
    for number, named in found:
        new = []
        for one in named:
            if _says_more(one, known.get(one.name)):
                known[one.name] = one
                new.append(one)
        if new:
            picked.append((number, new))
    return picked


def _slips(told: Iterable[_Named], confusable: Confusables) -> Mapping[tuple[str, str], int]:
    """Names one slip apart, the one told first before the other, and how sure it is that they are one person's."""
    known: dict[str, _Named] = {}
    for one in told:
        before = known.get(one.found.name)
        if _says_more(one.found, before.found if before else None):
            known[one.found.name] = one
    slips: dict[tuple[str, str], int] = {}
    alike: dict[str, list[str]] = defaultdict(list)
    """The names told so far by what is left of them without one character of the given name."""
    order = {name: number for number, name in enumerate(known)}
    for later, one in known.items():
        forms = [f"{later[:at]}_{later[at + 1 :]}" for at in range(1, len(later))]
        told_before = sorted((name for form in forms for name in alike[form]), key=order.__getitem__)
        graded = ((name, _slip(one, known[name], confusable)) for name in told_before)
        name, grade = next(((name, grade) for name, grade in graded if grade is not None), ("", None))
        if grade is not None:
            slips[name, later] = grade
        for form in forms:
            alike[form].append(later)
    return slips


def _says_more(one: _Found, before: _Found | None) -> bool:
    """Whether a name is new, `before` being None, now stands behind an office, or behind one whose unit is named."""
    return before is None or bool((one.office and not before.office) or (one.unit and not before.unit))


def _slip(one: _Named, other: _Named, confusable: Confusables) -> int | None:
    """1 when a slip parts two names of one office, 0 when it parts two full names that are easily confused.

    They differ in one character of the given name.
    """
    a, b = one.found, other.found
    if _of_different_units(a.unit, b.unit) or _in_one_sentence(one, other):
        return None
    if a.office and a.office == b.office:
        return 1
    if (a.office and b.office) or len(a.name) != _FULL:
        return None
    (differing,) = ((x, y) for x, y in zip(a.name, b.name, strict=True) if x != y)
    return 0 if confusable(*differing) else None


def _in_one_sentence(one: _Named, other: _Named) -> bool:
    """Whether two names stand side by side: then they are two persons'."""
    block, there = one.passage.block, other.passage.block
    return block is there and block.sentence_at(one.found.span.start) == there.sentence_at(other.found.span.start)


def _of_different_units(a: str, b: str) -> bool:
    """Whether two units are named that cannot be one: 麻塘村 and 水口村, but not 县委组织部 and 石桥县组织部."""
    if not a or not b or a in b or b in a:
        return False
    common = next((n for n, (x, y) in enumerate(zip(reversed(a), reversed(b), strict=False)) if x != y), 0)
    heads = a[: len(a) - common], b[: len(b) - common]
    return not any(_is_level_of(*pair) for pair in (heads, heads[::-1]))


def _is_level_of(head: str, other: str) -> bool:
    level = _LEVEL.fullmatch(head)
    return level is not None and other.endswith(level[1])
