"""A topic too broad: several lines of work side by side, none followed through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.model import Span
from addin_server.core.reading.judgements import (
    UNTITLED,
    agree_on_breadth,
    judge_breadth,
    judge_title,
    reasons_of_breadth,
)
from addin_server.core.reading.reader import Reader
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article, Passage
from addin_server.core.structure.headline import own_words

_EVEN = 0.5
_WHOLE = "too-broad"


class Breadth(Rule, frozen=True, kw_only=True, tag="breadth"):
    """Fires when title and body are read as a whole line of work or several of them."""

    ABOUT: ClassVar[str] = "题目太大：几条线并列，每条一两句，哪条都没写透"

    least: Annotated[int, Meta(description="有百分之几的把握才报", ge=1, le=100)] = 50
    agreed: Annotated[int, Meta(description="百分之几的读者会同意才用后一档轻重", ge=1, le=100)] = 65
    doubted: Annotated[int, Meta(description="不到百分之几的读者会同意的，要有 sure 的把握才报", ge=0, le=100)] = 0
    sure: Annotated[int, Meta(description="读者多半不同意的，有百分之几的把握才报", ge=1, le=100)] = 70
    whole: Annotated[str, Meta(description="标题本身就是一整条线，或者没有标题，怎么说")] = "是一整条线，题目太大"
    spread: Annotated[str, Meta(description="标题不是一整条线，正文铺开了，怎么说")] = "下面铺开了好几条线，题目太大"
    shortest: Annotated[int, Meta(description="全文不到这么多字，铺不开几条线：只看标题", ge=1, le=1_000_000)] = 160

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "case"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            if not article.prose:
                return
            broad = 100 * judge_breadth(article, context.reader)
            if broad >= self.least:
                agreed = 100 * agree_on_breadth(article, context.reader)
                if agreed < self.doubted and broad < self.sure:
                    return
                at = article.title or article.prose[0]
                span = own_words(at.text) if article.title else Span(0, len(at.text))
                weak, is_whole = _judged(article.title, context.reader)
                is_short = article.count < self.shortest
                if weak < _EVEN and is_short:
                    return
                yield Issue(
                    at=at,
                    span=span,
                    params={
                        "match": at.block.quote(span).strip() if article.title else "这篇稿子",
                        "case": self.whole if is_whole or is_short or article.alone else self.spread,
                    },
                    grade=int(agreed >= self.agreed),
                    mendable=weak >= _EVEN,
                    reasons=reasons_of_breadth(article, context.reader),
                )

        return check


def _judged(title: Passage | None, reader: Reader) -> tuple[float, bool]:
    """How surely the title is weak, and whether since it is a whole line of work."""
    judged = judge_title(title.block, reader) if title else UNTITLED
    return judged.weak, judged.weak >= _EVEN and judged.fault == _WHOLE
