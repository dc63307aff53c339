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

_EVEN = 0.5


class Breadth(Rule, frozen=True, kw_only=True, tag="breadth"):
    """Fires when title and body are read as a whole line of work or several of them."""

    ABOUT: ClassVar[str] = "题目太大：几条线并列，每条一两句，哪条都没写透"

    least: Annotated[int, Meta(description="有百分之几的把握才报", ge=1, le=100)] = 50
    firm: Annotated[int, Meta(description="有百分之几的把握才用后一档轻重", ge=1, le=100)] = 85
    whole: Annotated[str, Meta(description="标题本身就大，或者没有标题，怎么说")] = "是一整条线，题目太大"
    spread: Annotated[str, Meta(description="标题说得具体，正文铺开了，怎么说")] = "只说一件事，正文却铺开了好几条线"
    weak_title: Annotated[int, Meta(description="标题也有百分之几的把握站不住，才用后一档轻重", ge=1, le=100)] = 70

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "case"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            if not article.prose:
                return
            broad = judge_breadth(article, context.reader)
            if broad >= self.least / 100:
                at = article.title or article.prose[0]
                span = own_words(at.text) if article.title else Span(0, len(at.text))
                weak = _weakness(article.title, context.reader)
                is_specific = weak < _EVEN
                yield Issue(
                    at=at,
                    span=span,
                    params={
                        "match": at.block.quote(span).strip() if article.title else "这篇稿子",
                        "case": self.spread if is_specific else self.whole,
                    },
                    grade=int(broad >= self.firm / 100 and weak >= self.weak_title / 100),
                    mendable=not is_specific,
                    reasons=reasons_of_breadth(article, context.reader),
                )

        return check


def _weakness(title: Passage | None, reader: Reader) -> float:
    """How surely the title bears out that the topic is broad: one that names its vehicle seldom does."""
    return 1.0 if title is None else judge_title(title.block, reader).weak
