"""Too long or too short, as an editor counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

import msgspec

from addin_server.core.language.block import Block
from addin_server.core.model import BriefType
from addin_server.core.rules.rule import ArticleCheck, BlockCheck, Issue, Lexicons, Rule
from addin_server.core.structure.article import Article


class Length(Rule, frozen=True, kw_only=True, tag="length"):
    """Fires above each bound of `over`; the highest one passed picks the grade.

    With `whole` the brief is measured, not its paragraphs; `by_type` has other bounds. With `beside_others` a
    paragraph that is the only prose of its brief is left alone: a flash is all lead.
    """

    over: tuple[int, ...]
    whole: bool = False
    by_type: Mapping[BriefType, int] = {}
    beside_others: bool = False

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n", "limit"})

    def on_block(self, words: Lexicons) -> BlockCheck | None:
        return None if self.beside_others or self.whole else self._measure

    def on_article(self) -> ArticleCheck | None:
        def whole(article: Article) -> Iterator[Issue]:
            bounds = (self.by_type[article.type],) if article.type and article.type in self.by_type else self.over
            for issue in _judge(article.count, bounds):
                yield msgspec.structs.replace(issue, at=article.title)

        def check(article: Article) -> Iterator[Issue]:
            if len(article.prose) < 2:
                return
            for passage in article.having(self.roles):
                for issue in self._measure(passage.block):
                    yield msgspec.structs.replace(issue, at=passage)

        if self.whole:
            return whole
        return check if self.beside_others else None

    def _measure(self, block: Block) -> Iterator[Issue]:
        yield from _judge(block.count, self.over)


def _judge(length: int, bounds: tuple[int, ...]) -> Iterator[Issue]:
    passed = [i for i, bound in enumerate(bounds) if length > bound]
    if passed:
        yield Issue(params={"n": length, "limit": bounds[0]}, grade=passed[-1])
