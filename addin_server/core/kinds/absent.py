"""Something a part of the brief owes its reader is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.rules.rule import SCOPES, ArticleCheck, Issue, Match, Rule, RuleContext, Scope
from addin_server.core.structure.article import Article


class Absent(Rule, frozen=True, kw_only=True, tag="absent"):
    """Fires when `when` occurs and `need` does not; without `need`, when no passage has a role of the scope."""

    ABOUT: ClassVar[str] = "该有的没有：稿子里有 when 而没有 need；不写 need 时，是 scope 的部分根本没有"

    need: Annotated[Match | None, Meta(description="该有的字")] = None
    when: Annotated[Match | None, Meta(description="scope 里有这样的字才查")] = None
    within: Annotated[tuple[Scope, ...], Meta(description="在哪些部分找 need")] = ("prose",)
    on: Annotated[Scope, Meta(description="意见标在哪一部分；没有这部分就标在标题")] = "title"
    longer_than: Annotated[int, Meta(ge=0, le=1_000_000, description="只查超过这么多字的稿子")] = 0

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        need = self.need.compile() if self.need else None
        when = self.when.compile() if self.when else None
        roles = self.roles
        where = frozenset(role for scope in self.within for role in SCOPES[scope])

        def check(article: Article) -> Iterator[Issue]:
            if self.longer_than and article.count <= self.longer_than:
                return
            if when and not any(article.found(roles, when)):
                return
            if need is None:
                if article.having(roles):
                    return
            elif any(article.found(where, need)):
                return
            target = next(iter(article.having(SCOPES[self.on])), None) or article.title
            yield Issue(at=target, params={"n": article.count})

        return check
