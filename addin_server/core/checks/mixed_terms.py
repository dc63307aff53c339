"""Two ways of saying one thing in one brief: 我县 here, 该县 there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Annotated, ClassVar, NamedTuple

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.language.quotation import is_quoted
from addin_server.core.model import Span
from addin_server.core.rules.rule import ArticleCheck, Issue, Match, Rule, RuleContext, Search
from addin_server.core.structure.article import Article, Passage


class _Term(NamedTuple):
    """One term: where it stands, its characters, and the unit of its level that is named last before it, or ""."""

    span: Span
    text: str
    unit: str


class MixedTerms(Rule, frozen=True, kw_only=True, tag="mixed_terms"):
    """Fires where both `one` and `other` occur outside quotations."""

    ABOUT: ClassVar[str] = "一篇里两种叫法混用；标在少的那种上"

    one: Annotated[Match, Meta(description="一种叫法")]
    other: Annotated[Match, Meta(description="另一种叫法")]
    same_level: Annotated[
        bool,
        Meta(
            description="两种叫法末一个字相同才算（我镇、该镇），“我们”对哪种都算；前面刚点了别的单位，说的是它，也不算"
        ),
    ] = False

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        roles = self.roles
        finds = [partial(_unquoted, term.compile()) for term in (self.one, self.other)]

        def check(article: Article) -> Iterator[Issue]:
            ones, others = ([(p, term) for p, terms in article.found(roles, find) for term in terms] for find in finds)
            if self.same_level and ones and others:
                ones, others = _of_one_unit(ones, others, _own_names(article))
            if not ones or not others:
                return
            rarer, commoner = sorted((ones, others), key=len)
            (passage, term), (elsewhere, there) = rarer[0], commoner[0]
            quotes = {"match": passage.block.quote(term.span), "against": elsewhere.block.quote(there.span)}
            yield Issue(at=passage, span=term.span, params=quotes, evidence=((elsewhere, there.span, "另一处"),))

        return check


_Found = list[tuple[Passage, _Term]]

_WE = "我们"
_LEVELS = frozenset("省市县区镇乡村街")
"""What a unit begins with that is named without its place."""
_NAMES = {"校": "校学", "院": "院", "部": "部委"}
"""What the names of units have in them that are spoken of as 该校; other levels stand in the name themselves."""


def _of_one_unit(ones: _Found, others: _Found, own: Sequence[str]) -> tuple[_Found, _Found]:
    """The terms that may speak of one unit: of one level, and not of another unit that was just named."""
    others = [(p, term) for p, term in others if _is_own(term.unit, own)]
    levels = {term.text[-1] for _, term in others}
    ones = [(p, term) for p, term in ones if term.text == _WE or term.text[-1] in levels]
    if any(term.text == _WE for _, term in ones):
        return ones, others
    own_levels = {term.text[-1] for _, term in ones}
    return ones, [(p, term) for p, term in others if term.text[-1] in own_levels]


def _is_own(unit: str, own: Sequence[str]) -> bool:
    """Whether a unit is the one that speaks or a part of it: 宋河镇党委, 镇小学; or where none is named."""
    return not unit or unit[0] in _LEVELS or any(name in unit or unit in name for name in own)


def _own_names(article: Article) -> list[str]:
    """The units that speak: those the title names, or where it names none the first of the lead."""
    for passage, most in ((article.title, None), (article.lead, 1)):
        if passage and (units := passage.block.find("@unit")[:most]):
            return [passage.text[unit.start : unit.end] for unit in units]
    return []


def _unquoted(search: Search, block: Block) -> list[_Term]:
    spans = [span for span in search(block) if not is_quoted(block, span)]
    units = block.find("@unit") if spans else []
    levels = {block.text[span.end - 1] for span in spans}
    of_level = {level: [unit for unit in units if _is_of_level(block, unit, level)] for level in levels}
    return [_term(block, span, of_level[block.text[span.end - 1]]) for span in spans]


def _term(block: Block, span: Span, units: Sequence[Span]) -> _Term:
    at = bisect_right(units, span.start, key=_END)
    unit = block.text[units[at - 1].start : units[at - 1].end] if at else ""
    return _Term(span, block.text[span.start : span.end], unit)


def _is_of_level(block: Block, unit: Span, level: str) -> bool:
    return any(block.text.find(char, unit.start, unit.end) >= 0 for char in _NAMES.get(level, level))


_END = attrgetter("end")
