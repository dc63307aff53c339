"""A long body in one lump: no numbers, no headings, no paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language import regex
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure import numbering
from addin_server.core.structure.article import Article

_TURNS = regex.compile("另一方面|(?:其次|再次)[，是]")
"""What opens an item without a number; the first of them needs no word."""


class FlatBody(Rule, frozen=True, kw_only=True, tag="flat_body"):
    """Fires when fewer than `least` layers carry a body longer than `longer_than` characters."""

    ABOUT: ClassVar[str] = "主体很长却不分层；小标题、编号、段落、“另一方面”都算一层"

    longer_than: Annotated[int, Meta(ge=0, le=1_000_000, description="主体超过多少字才查")]
    least: Annotated[int, Meta(ge=0, le=1_000_000, description="至少要有几层")] = 2

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        roles = self.roles

        def check(article: Article) -> Iterator[Issue]:
            body = article.having(roles)
            if max(len(body), len(article.headings)) >= self.least:
                return
            length = sum(p.block.count for p in body)
            numbers = sum(1 for _ in numbering.items(body))
            turns = sum(len(_TURNS.findall(p.text)) for p in body)
            if length > self.longer_than and max(numbers, turns and turns + 1) < self.least:
                yield Issue(at=body[0], params={"n": length})

        return check
