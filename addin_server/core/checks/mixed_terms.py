"""Two ways of saying one thing in one brief: 我县 here, 该县 there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from addin_server.core.model import Span
from addin_server.core.rules.rule import ArticleCheck, Issue, Match, Rule
from addin_server.core.structure.article import Article, Passage

_QUOTATION = 12


class MixedTerms(Rule, frozen=True, kw_only=True, tag="mixed"):
    """Fires where both `one` and `other` occur outside quotations: on the rarer, with the other beside it."""

    one: Match
    other: Match

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def words(self) -> Iterator[str]:
        yield from self.one.words()
        yield from self.other.words()

    def regexes(self) -> Iterator[str]:
        yield from filter(None, (self.one.regex, self.other.regex))

    def on_article(self) -> ArticleCheck:
        searches = self.one.compile(), self.other.compile()

        def check(article: Article) -> Iterator[Issue]:
            found = [
                [(p, span) for p in article.having(self.roles) for span in search(p.block) if not _is_quoted(p, span)]
                for search in searches
            ]
            if not all(found):
                return
            rarer, commoner = sorted(found, key=len)
            passage, span = rarer[0]
            elsewhere, there = commoner[0]
            quotes = {"match": passage.block.quote(span), "against": elsewhere.block.quote(there)}
            yield Issue(at=passage, span=span, params=quotes, beside=((elsewhere, there, "另一处"),))

        return check


def _is_quoted(passage: Passage, span: Span) -> bool:
    quoted = passage.block.find("@quoted")
    return any(q.start <= span.start and span.end <= q.end and q.end - q.start > _QUOTATION for q in quoted)
