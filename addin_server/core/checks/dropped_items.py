"""What the lead lists, the body must take up: of 管理难、教育难、作用发挥难 none may be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from addin_server.core.model import Span
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule
from addin_server.core.structure.article import Article

_JOINTS = {"、", "", "和", "及", "，"}


class DroppedItems(Rule, frozen=True, kw_only=True, tag="dropped_items"):
    """Fires on quoted words in a row in the lead when the body takes up some of them and not others."""

    ABOUT: ClassVar[str] = "导语并列了几样，正文漏了其中的"

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def on_article(self) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            lead = article.lead
            if lead is None or not article.after_lead:
                return
            below = "".join(p.text for p in article.after_lead)
            rest = lead.text[article.lead_end :] + below
            for row in _rows(lead.text, lead.block.find("@quoted")):
                lost = [s for s in row if not _taken_up(lead.text[s.start + 1 : s.end - 1], rest)]
                if lost and len(lost) < len(row):
                    named = "、".join(lead.block.quote(s)[1:-1] for s in lost)
                    yield Issue(at=lead, span=Span(lost[0].start, lost[-1].end), params={"match": named})

        return check


def _rows(text: str, quoted: list[Span]) -> Iterator[list[Span]]:
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


def _taken_up(name: str, text: str) -> bool:
    return name in text or any(name[i : i + 2] in text for i in range(len(name) - 1))
