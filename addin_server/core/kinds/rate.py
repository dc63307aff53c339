"""Too many or too few words of a class for the length of the brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from addin_server.core.rules.rule import SCOPES, ArticleCheck, Issue, Match, Rule, Scope
from addin_server.core.structure.article import Article


class Rate(Rule, frozen=True, kw_only=True, tag="rate"):
    """Counts hits of the classes `of` in the scope, per `per` characters when given, and compares.

    Fires below `below` or above `above`, in briefs of at least `longer_than` characters whose passages of `spared_in`
    do not contain `spared`. The finding stands on the title, or on the whole draft.
    """

    of: tuple[str, ...]
    per: int = 0
    below: float | None = None
    above: float | None = None
    longer_than: int = 0
    spared: Match | None = None
    spared_in: tuple[Scope, ...] = ("title",)

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n", "length"})

    def words(self) -> Iterator[str]:
        yield from self.of
        if self.spared:
            yield from self.spared.words()

    def on_article(self) -> ArticleCheck:
        spared = self.spared.compile() if self.spared else None
        where = frozenset(role for scope in self.spared_in for role in SCOPES[scope])

        def check(article: Article) -> Iterator[Issue]:
            if article.count < max(self.longer_than, 1):
                return
            if spared and any(spared(p.block) for p in article.having(where)):
                return
            number = sum(p.block.count_any(self.of) for p in article.having(self.roles))
            rate = number * self.per / article.count if self.per else number
            if (self.below is not None and rate < self.below) or (self.above is not None and rate > self.above):
                yield Issue(at=article.title, params={"n": number, "length": article.count})

        return check
