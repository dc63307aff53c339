"""Two ways of saying one thing in one brief: 我县 here, 该县 there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.language.quotation import is_quoted
from addin_server.core.model import Span
from addin_server.core.rules.rule import ArticleCheck, Issue, Match, Rule, RuleContext, Search
from addin_server.core.structure.article import Article


class MixedTerms(Rule, frozen=True, kw_only=True, tag="mixed_terms"):
    """Fires where both `one` and `other` occur outside quotations."""

    ABOUT: ClassVar[str] = "一篇里两种叫法混用；标在少的那种上"

    one: Annotated[Match, Meta(description="一种叫法")]
    other: Annotated[Match, Meta(description="另一种叫法")]
    of_others: Annotated[
        bool, Meta(description="前面刚点了别的单位的名、另一种叫法说的是它的，不算：选了柳树村，该村……")
    ] = False

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        roles = self.roles
        finds = [partial(_unquoted, term.compile()) for term in (self.one, self.other)]

        def check(article: Article) -> Iterator[Issue]:
            found = [[(p, span) for p, spans in article.found(roles, find) for span in spans] for find in finds]
            if self.of_others and all(found):
                own = _own_names(article)
                found[1] = [(p, span) for p, span in found[1] if _is_own(p.block, span, own)]
            if not all(found):
                return
            rarer, commoner = sorted(found, key=len)
            passage, span = rarer[0]
            elsewhere, there = commoner[0]
            quotes = {"match": passage.block.quote(span), "against": elsewhere.block.quote(there)}
            yield Issue(at=passage, span=span, params=quotes, evidence=((elsewhere, there, "另一处"),))

        return check


_ENDS = {"校": "校学院", "院": "院"}
"""What the names of units end with that are spoken of as 该校; other words stand at the end of the name themselves."""


def _own_names(article: Article) -> str:
    """What names the unit that speaks: the title, or where it names none the first unit of the lead."""
    title, lead = article.title, article.lead
    if title and title.block.find("@unit"):
        return title.text
    first = next(iter(lead.block.find("@unit")), None) if lead else None
    return lead.text[first.start : first.end] if lead and first else ""


def _is_own(block: Block, term: Span, own: str) -> bool:
    """Whether `term` speaks of the unit itself: the unit named last before it is of another sort, or is this one."""
    before = [unit for unit in block.find("@unit") if unit.end <= term.start]
    if not before:
        return True
    name, last = block.text[before[-1].start : before[-1].end], block.text[term.end - 1]
    return not name.endswith(tuple(_ENDS.get(last, last))) or name in own


def _unquoted(search: Search, block: Block) -> list[Span]:
    return [span for span in search(block) if not is_quoted(block, span)]
