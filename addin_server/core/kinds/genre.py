"""The draft is not a brief but another kind of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.model import Genre
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article


class OtherGenre(Rule, frozen=True, kw_only=True, tag="genre"):
    """Fires when the draft was read as the genre `of`; the lighter grade is for one whose title says so itself, and for
    one that may be a brief all the same."""

    ABOUT: ClassVar[str] = "稿子像是别的体裁，不是信息"

    of: Annotated[Genre, Meta(description="哪一种体裁")]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"because"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            if article.genre and article.genre.name is self.of:
                yield Issue(
                    at=article.title,
                    params={"because": "、".join(article.genre.because)},
                    grade=int(article.genre.sure and not article.genre.declared),
                )

        return check
