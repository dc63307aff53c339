"""Something a part of the brief owes its reader is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from addin_server.core.rules.rule import SCOPES, ArticleCheck, Issue, Match, Rule, Scope
from addin_server.core.structure.article import Article


class Absent(Rule, frozen=True, kw_only=True, tag="absent"):
    """Fires when `when` occurs (if given) and `need` does not occur in the passages of `within`.

    With no `need`, it fires when no passage has a role of the scope at all.
    The finding stands on `on`, or on the title, or on the whole draft.
    """

    need: Match | None = None
    when: Match | None = None
    within: tuple[Scope, ...] = ("prose",)
    on: Scope = "title"
    longer_than: int = 0

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n"})

    def words(self) -> Iterator[str]:
        for match in (self.need, self.when):
            if match:
                yield from match.words()

    def regexes(self) -> Iterator[str]:
        for match in (self.need, self.when):
            if match and match.regex:
                yield match.regex

    def on_article(self) -> ArticleCheck:
        need = self.need.compile() if self.need else None
        when = self.when.compile() if self.when else None
        where = frozenset(role for scope in self.within for role in SCOPES[scope])

        def check(article: Article) -> Iterator[Issue]:
            if self.longer_than and article.count <= self.longer_than:
                return
            if when and not any(when(p.block) for p in article.having(self.roles)):
                return
            if need is None:
                if article.having(self.roles):
                    return
            elif any(need(p.block) for p in article.having(where)):
                return
            target = next(iter(article.having(SCOPES[self.on])), None) or article.title
            yield Issue(at=target, params={"n": article.count})

        return check
