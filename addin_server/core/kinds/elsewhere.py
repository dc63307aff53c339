"""A phrase in one part of the brief that needs support in another: a boast in the title, its proof in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import FrameText
from addin_server.core.rules.rule import SCOPES, ArticleCheck, Issue, Match, Rule, RuleContext, Scope
from addin_server.core.structure.article import Article


class Elsewhere(Rule, frozen=True, kw_only=True, tag="elsewhere"):
    """Reports `match` in the scope, unless a frame of `proof` occurs in the passages of `within`."""

    ABOUT: ClassVar[str] = "这一部分的说法，要别的部分来证：scope 里有 match 而 within 里没有 proof"

    match: Annotated[Match, Meta(description="要证的说法")]
    proof: Annotated[tuple[FrameText, ...], Meta(description="证它的句式")] = ()
    within: Annotated[tuple[Scope, ...], Meta(description="在哪些部分找证据")] = ("prose",)
    mild: Annotated[Match | None, Meta(description="轻一些的说法：用 grades 的第一档，match 用最后一档")] = None
    opening: Annotated[int, Meta(ge=0, le=1_000_000, description="只在一段的前多少字里找证据；0 是整段")] = 0
    shorter_than: Annotated[int, Meta(ge=0, le=1_000_000, description="只查不超过这么多字的稿子；0 是不限")] = 0

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        searches = [(1, self.match.compile())] + ([(0, self.mild.compile())] if self.mild else [])
        proof = Frames(self.proof)
        roles = self.roles
        where = frozenset(role for scope in self.within for role in SCOPES[scope])

        def first(block: Block) -> tuple[int, Span] | None:
            return next(((grade, found[0]) for grade, search in searches if (found := search(block))), None)

        def supported(block: Block) -> bool:
            if not self.opening:
                return proof.occurs_in(block)
            return proof.occurs(block, Span(0, min(len(block.text), self.opening)))

        def check(article: Article) -> Iterator[Issue]:
            if self.shorter_than and article.count > self.shorter_than:
                return
            for passage, (grade, span) in article.found(roles, first):
                if not any(article.found(where, supported)):
                    yield Issue(at=passage, span=span, params={"match": passage.block.quote(span)}, grade=grade)
                return

        return check
