"""One of the three questions a lead answers: what problem, what was done, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import inside
from addin_server.core.model import Answer
from addin_server.core.rules.rule import ArticleCheck, Issue, Match, Rule
from addin_server.core.structure.article import Article
from addin_server.core.structure.lead import extent


class Question(Rule, frozen=True, kw_only=True, tag="question"):
    """Asks the lead a question that `yes` answers and `partly` only seems to."""

    ABOUT: ClassVar[str] = "导语要答的一问：答了、没答全、没答"

    ask: Annotated[str, Meta(description="问什么")]
    hint: Annotated[str, Meta(description="没答时的提示")]
    yes: Annotated[Match, Meta(description="答了的写法")]
    partly: Annotated[Match | None, Meta(description="只像是答了的写法")] = None

    PARAMS: ClassVar[frozenset[str]] = frozenset({"ask"})

    def answer(self, article: Article) -> Answer:
        """How far the lead of `article` answers."""
        lead = article.lead
        if lead is None:
            return Answer(self.ask, self.id, "no", self.hint)
        if found := inside(self.yes.compile()(lead.block), extent(lead.block)):
            return Answer(self.ask, self.id, "yes", "", lead.block.quote(found[0]))
        if self.partly and (found := inside(self.partly.compile()(lead.block), extent(lead.block))):
            return Answer(self.ask, self.id, "partly", self.hint, lead.block.quote(found[0]))
        return Answer(self.ask, self.id, "no", self.hint)

    def on_article(self) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            if article.lead is not None and self.answer(article).state == "no":
                yield Issue(at=article.lead, params={"ask": self.ask})

        return check
