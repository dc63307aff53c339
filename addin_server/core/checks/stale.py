"""The newest day a brief names is long past when it is sent: a day since when something goes on is not such a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language import dates, regex
from addin_server.core.language.block import Block
from addin_server.core.model import BriefType, Draft
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article
from addin_server.core.structure.roles import PROSE

_SINCE = regex.compile(r"\s*(?:起|以来|开始|至今)")


class Stale(Rule, frozen=True, kw_only=True, tag="stale"):
    """Fires when the newest day named is more than `days` before the day the draft is sent."""

    ABOUT: ClassVar[str] = "写的事离报送太久；要填报送日期才查"

    days: Annotated[int, Meta(ge=0, le=36_500, description="相隔多少天报")]
    by_type: Annotated[
        Mapping[BriefType, Annotated[int, Meta(ge=0, le=36_500)]], Meta(description="某几类稿子另用的天数")
    ] = {}

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n", "limit", "date"})

    def cannot_run(self, draft: Draft) -> str | None:
        return super().cannot_run(draft) if draft.date else "没有填报送日期"

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            sent = article.draft.date
            if sent is None:
                return
            named = [
                (day, p, span)
                for p, _ in article.found(PROSE, _names_days)
                for span, day in dates.named(p.text, sent)
                if not _SINCE.match(p.text, span.end)
            ]
            if not named:
                return
            day, passage, span = max(named, key=lambda found: found[0])
            limit = self.by_type.get(article.type, self.days) if article.type else self.days
            if (age := (sent - day).days) > limit:
                shown = f"{day.year}年{day.month}月{day.day}日"
                yield Issue(at=passage, span=span, params={"n": age, "limit": limit, "date": shown})

        return check


def _names_days(block: Block) -> bool:
    return dates.names_any(block.text)
