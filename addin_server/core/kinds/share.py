"""Most of what was done is of one sort: nothing but meetings, plans and slogans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.language.spans import longest
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import ClassName, FrameText
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article


class Share(Rule, frozen=True, kw_only=True, tag="share"):
    """Fires when hits of `of` make up `percent` of these and `others`, one of `needs` occurs and no `unless` does."""

    ABOUT: ClassVar[str] = "两类词里，一类占得太多"

    of: Annotated[tuple[ClassName, ...], Meta(description="要看占多少的词")]
    others: Annotated[tuple[ClassName, ...], Meta(description="和它比的词")]
    needs: Annotated[tuple[FrameText, ...], Meta(description="有这样的字才报；不写就不用有")] = ()
    unless: Annotated[tuple[FrameText, ...], Meta(description="有这样的字就不报")] = ()
    percent: Annotated[int, Meta(ge=0, le=100, description="占到百分之几报")] = 70
    at_least: Annotated[int, Meta(ge=1, le=1_000_000, description="至少要有几处")] = 3

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "n"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        needed, excuses, roles = Frames(self.needs), Frames(self.unless), self.roles

        def count(block: Block) -> int:
            return block.count_any(self.of)

        def check(article: Article) -> Iterator[Issue]:
            if article.total(roles, count) < self.at_least:
                return
            if self.needs and not any(article.found(roles, needed.occurs_in)):
                return
            if any(article.found(roles, excuses.occurs_in)):
                return
            passages = article.having(roles)
            found = [(p, s) for p in passages for s in longest(p.block.find_any(self.of))]
            taken = {(id(p), i) for p, s in found for i in range(s.start, s.end)}
            rest = ((id(p), s.start) for p in passages for s in longest(p.block.find_any(self.others)))
            others = sum(position not in taken for position in rest)
            if 100 * len(found) >= self.percent * (len(found) + others):
                named = "、".join(dict.fromkeys(p.block.quote(s) for p, s in found))
                yield Issue(at=article.title or passages[0], params={"match": named, "n": len(found)})

        return check
