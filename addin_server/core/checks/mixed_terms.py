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

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        roles = self.roles
        finds = [partial(_unquoted, term.compile()) for term in (self.one, self.other)]

        def check(article: Article) -> Iterator[Issue]:
            found = [[(p, span) for p, spans in article.found(roles, find) for span in spans] for find in finds]
            if not all(found):
                return
            rarer, commoner = sorted(found, key=len)
            passage, span = rarer[0]
            elsewhere, there = commoner[0]
            quotes = {"match": passage.block.quote(span), "against": elsewhere.block.quote(there)}
            yield Issue(at=passage, span=span, params=quotes, evidence=((elsewhere, there, "另一处"),))

        return check


def _unquoted(search: Search, block: Block) -> list[Span]:
    return [span for span in search(block) if not is_quoted(block, span)]
