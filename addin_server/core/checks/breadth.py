"""A topic too broad: several lines of work side by side, none followed through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.model import Span
from addin_server.core.reading.judgements import judge_breadth, judge_title, reasons_of_breadth
from addin_server.core.reading.reader import Reader
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article, Passage
from addin_server.core.structure.headline import own_words


class Breadth(Rule, frozen=True, kw_only=True, tag="breadth"):
    """Fires when title and body are read as a whole line of work or several of them."""

    ABOUT: ClassVar[str] = "题目太大：几条线并列，每条一两句，哪条都没写透"

    least: Annotated[int, Meta(description="有百分之几的把握才报", ge=1, le=100)] = 50
    firm: Annotated[int, Meta(description="有百分之几的把握才用后一档轻重", ge=1, le=100)] = 85
    weak_title: Annotated[int, Meta(description="标题也有百分之几的把握站不住，才用后一档轻重", ge=1, le=100)] = 70

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            if not article.prose:
                return
            broad = judge_breadth(article, context.reader)
            if broad >= self.least / 100:
                at = article.title or article.prose[0]
                span = own_words(at.text) if article.title else Span(0, len(at.text))
                yield Issue(
                    at=at,
                    span=span,
                    params={"match": at.block.quote(span).strip() if article.title else "这篇稿子"},
                    grade=int(broad >= self.firm / 100 and self._is_weak(article.title, context.reader)),
                    reasons=reasons_of_breadth(article, context.reader),
                )

        return check

    def _is_weak(self, title: Passage | None, reader: Reader) -> bool:
        """Whether the title bears out that the topic is broad: one that names its vehicle seldom is."""
        return title is None or judge_title(title.block, reader).weak >= self.weak_title / 100
