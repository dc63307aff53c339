"""A weak title: how sure it is that it is one, and which of its faults leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from addin_server.core.kinds.empty_claim import Percent
from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.reading.judgements import JudgedTitle, judge_title
from addin_server.core.reading.reader import Reader
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article
from addin_server.core.structure.headline import own_words


class TitleFault(Rule, frozen=True, kw_only=True, tag="title_fault"):
    """Fires when a title is read as weak and this fault is its likeliest."""

    ABOUT: ClassVar[str] = "标题弱在哪里：没有主体、没有办法、口号、辞藻、题目大、像别的体裁"

    fault: Annotated[
        Literal["no-subject", "no-action", "slogan", "ornate", "too-broad", "mismatch-genre"],
        Meta(
            description="哪一种毛病：no-subject 没有主体，no-action 没有办法，slogan 口号，ornate 辞藻，"
            "too-broad 题目大，mismatch-genre 像别的体裁"
        ),
    ]
    least: Annotated[Percent, Meta(description="有百分之几的把握才报")] = 55
    firm: Annotated[Percent, Meta(description="有百分之几的把握才用后一档轻重")] = 85

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        roles = self.roles

        def faulty(block: Block) -> JudgedTitle | None:
            judged = judge_title(block, context.reader)
            return judged if judged.weak >= self.least / 100 and judged.fault == self.fault else None

        def check(article: Article) -> Iterator[Issue]:
            for passage, judged in article.found(roles, faulty):
                if passage == article.title and self.fault in _SAID_BELOW and _says_the_rest(article, context.reader):
                    continue
                span = own_words(passage.text)
                yield Issue(
                    at=passage,
                    span=span,
                    params={"match": passage.block.quote(span).strip()},
                    grade=int(judged.weak >= self.firm / 100),
                    reasons=judged.reasons,
                )

        return check


_SAID_BELOW = frozenset({"no-subject", "no-action", "mismatch-genre", "ornate"})
"""What a title in two lines may say in the second: who did what."""
_EVEN = 0.5
"""From here on a title is rather weak than sound."""


def _says_the_rest(article: Article, reader: Reader) -> bool:
    """Whether a second title names the unit and is a sound title itself."""
    second = next((passage.block for passage in article.having(frozenset({Role.SUBTITLE}))), None)
    return second is not None and bool(second.find("@unit")) and judge_title(second, reader).weak < _EVEN
