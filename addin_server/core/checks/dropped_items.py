"""What the lead lists must come back in the body: 管理难、教育难、作用发挥难."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from addin_server.core.language import regex
from addin_server.core.model import Span
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import BELOW, Article

_JOINTS = {"、", "", "和", "及", "，"}
# “主阵地”“大熔炉”四个作用: what something is likened to is no item that a body must take up.
_ROLES = regex.compile("(?:[一二三四五六七八两几多]?[个种重]|等[^，。；]{0,6})?(?:作用|功能|角色)")
_SPOKEN = regex.compile("[。！？…]")


class DroppedItems(Rule, frozen=True, kw_only=True, tag="dropped_items"):
    """Fires on quoted words in a row in the lead when the body takes up some of them and not others."""

    ABOUT: ClassVar[str] = "导语并列了几样，正文漏了其中的"

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            lead = article.lead
            if lead is None or not article.has(BELOW):
                return
            rows = list(_quoted_runs(lead.text, lead.block.find("@quoted")))
            rest = lead.text[article.lead_end :] + (article.text_of(BELOW) if rows else "")
            for row in rows:
                if _ROLES.match(lead.text, row[-1].end) or any(_SPOKEN.search(lead.text, *span) for span in row):
                    continue
                dropped = [s for s in row if not _mentioned(lead.text[s.start + 1 : s.end - 1], rest)]
                if dropped and len(dropped) < len(row):
                    named = "、".join(lead.block.quote(s)[1:-1] for s in dropped)
                    yield Issue(at=lead, span=Span(dropped[0].start, dropped[-1].end), params={"match": named})

        return check


def _quoted_runs(text: str, quoted: list[Span]) -> Iterator[list[Span]]:
    """Runs of two or more quoted words with nothing but a joint between them."""
    row = quoted[:1]
    for before, after in pairwise(quoted):
        if text[before.end : after.start] in _JOINTS:
            row.append(after)
            continue
        if len(row) > 1:
            yield row
        row = [after]
    if len(row) > 1:
        yield row


def _mentioned(name: str, text: str) -> bool:
    return name in text or any(name[i : i + 2] in text for i in range(len(name) - 1))
