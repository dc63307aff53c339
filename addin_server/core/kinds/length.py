"""Too long or too short, as an editor counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.model import BriefType, Role
from addin_server.core.rules.rule import ArticleCheck, BlockCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article
from addin_server.core.structure.headline import main_title

Bound = Annotated[int, Meta(ge=0, le=1_000_000)]


class Length(Rule, frozen=True, kw_only=True, tag="length"):
    """Fires above each bound of `over`; the highest one passed picks the grade."""

    ABOUT: ClassVar[str] = "太长：一段，或者整篇"

    over: Annotated[
        tuple[Bound, ...], Meta(min_length=1, max_length=9, description="超过多少字报；有几个数就依次用 grades 的各档")
    ]
    whole: Annotated[bool, Meta(description="量整篇，不是一段")] = False
    by_type: Annotated[Mapping[BriefType, Bound], Meta(description="某几类稿子另用的字数（whole 时）")] = {}
    beside_others: Annotated[bool, Meta(description="全篇只有这一段时不报")] = False

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n", "limit"})

    def on_block(self, context: RuleContext) -> BlockCheck | None:
        return None if self.beside_others or self.whole else self._measure

    def on_article(self, context: RuleContext) -> ArticleCheck | None:
        roles = self.roles

        def measured(block: Block) -> list[Issue]:
            return list(self._measure(block))

        def whole(article: Article) -> Iterator[Issue]:
            bounds = (self.by_type[article.type],) if article.type and article.type in self.by_type else self.over
            for issue in _judge(article.count, bounds):
                yield msgspec.structs.replace(issue, at=article.title)

        def check(article: Article) -> Iterator[Issue]:
            if len(article.prose) < 2:
                return
            for passage, issues in article.found(roles, measured):
                for issue in issues:
                    yield msgspec.structs.replace(issue, at=passage)

        if self.whole:
            return whole
        return check if self.beside_others else None

    def _measure(self, block: Block) -> Iterator[Issue]:
        if block.role is not Role.TITLE:
            yield from _judge(block.count, self.over)
            return
        main = main_title(block)
        for issue in _judge(block.part(main).count, self.over):
            yield msgspec.structs.replace(issue, span=main)


def _judge(length: int, bounds: tuple[int, ...]) -> Iterator[Issue]:
    passed = [i for i, bound in enumerate(bounds) if length > bound]
    if passed:
        yield Issue(params={"n": length, "limit": bounds[0]}, grade=passed[-1])
