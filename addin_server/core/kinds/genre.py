"""The draft is not a brief but another kind of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.model import Genre, GenreReading
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article


class OtherGenre(Rule, frozen=True, kw_only=True, tag="genre"):
    """Fires when the draft was read as the genre `of`; a second grade is for one whose title says so itself, a third
    for one that may be a brief all the same."""

    ABOUT: ClassVar[str] = "稿子像是别的体裁，不是信息"

    of: Annotated[Genre, Meta(description="哪一种体裁")]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"because"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            if article.genre and article.genre.name is self.of:
                yield Issue(
                    at=article.title,
                    params={"because": "、".join(article.genre.because)},
                    grade=_grade(article.genre),
                )

        return check


def _grade(genre: GenreReading) -> int:
    if genre.declared:
        return 1
    return 0 if genre.sure else 2
