"""Too many or too few words of a class for the length of the brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.language.features.marks import holes
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.rule import SCOPES, ArticleCheck, Issue, Match, Rule, RuleContext, Scope
from addin_server.core.structure.article import Article


class Rate(Rule, frozen=True, kw_only=True, tag="rate"):
    """Fires when the hits of the classes `of` in the scope are fewer than `below` or more than `above`.

    What is missing is told on the title; what is too much on the first hit of the paragraph that has the most.
    """

    ABOUT: ClassVar[str] = "某一类词太多或太少"

    of: Annotated[tuple[ClassName, ...], Meta(description="数哪些词")]
    per: Annotated[int, Meta(ge=0, le=1_000_000, description="按每多少字算；0 是数总数")] = 0
    below: Annotated[float | None, Meta(description="少于这个数报")] = None
    above: Annotated[float | None, Meta(description="多于这个数报")] = None
    longer_than: Annotated[int, Meta(ge=0, le=1_000_000, description="只查至少这么多字的稿子")] = 0
    unless: Annotated[Match | None, Meta(description="unless_in 里有这样的字就不查")] = None
    unless_in: Annotated[tuple[Scope, ...], Meta(description="在哪些部分找 unless")] = ("title",)

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n", "length"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        excused = self.unless.compile() if self.unless else None
        roles = self.roles
        where = frozenset(role for scope in self.unless_in for role in SCOPES[scope])

        def count(block: Block) -> int:
            return block.count_any(self.of)

        def check(article: Article) -> Iterator[Issue]:
            if article.count < max(self.longer_than, 1):
                return
            if any(article.found(roles, holes)):
                return  # what is still to be filled in would be counted as written
            if excused and any(article.found(where, excused)):
                return
            number = article.total(roles, count)
            rate = number * self.per / article.count if self.per else number
            params = {"n": number, "length": article.count}
            if self.below is not None and rate < self.below:
                yield Issue(at=article.title, params=params)
            elif self.above is not None and rate > self.above:
                densest, _ = max(article.found(roles, count), key=lambda found: found[1])
                yield Issue(at=densest, span=densest.block.find_any(self.of)[0], params=params)

        return check
