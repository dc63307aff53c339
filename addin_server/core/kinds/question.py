"""One of the three questions a lead answers: what problem, what was done, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from addin_server.core.kinds.empty_claim import Percent
from addin_server.core.model import Answer
from addin_server.core.reading.judgements import best_answer, judge_lead, open_questions
from addin_server.core.reading.models import LEAD_QUESTIONS
from addin_server.core.reading.reader import Reader
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article, Passage


class Question(Rule, frozen=True, kw_only=True, tag="question"):
    """Asks the statements of the lead one question; what is left open is a finding."""

    ABOUT: ClassVar[str] = "导语要答的一问：答了、没答全、没答"

    asks: Annotated[
        Literal["problem", "action", "effect"],
        Meta(description="问哪一问：problem 针对什么，action 干什么，effect 见什么效果"),
    ]
    ask: Annotated[str, Meta(description="问什么，写给人看")]
    hint: Annotated[str, Meta(description="没答时的提示")]
    least: Annotated[Percent, Meta(description="有百分之几的把握是没答，才报")] = 50
    only_beside: Annotated[bool, Meta(description="别的问有一问答了才报；一问都没答的，只算没答全")] = False
    firm: Annotated[
        Percent, Meta(description="有百分之几的把握是没答，才和别的几问合起来定轻重；一问都没答的，都合起来")
    ] = 85
    partly: Annotated[Percent, Meta(description="有百分之几的把握是没答，就算没答全")] = 35

    PARAMS: ClassVar[frozenset[str]] = frozenset({"ask"})

    def answer(self, article: Article, reader: Reader) -> Answer:
        """How far the lead of `article` answers, with the words that do."""
        lead = article.lead
        if lead is None:
            return Answer(self.ask, self.id, "no", self.hint)
        missing = self._missing(article, lead, reader)
        if missing >= self.least and not (self.only_beside and _answers_nothing(article, lead, reader)):
            return Answer(self.ask, self.id, "no", self.hint)
        quote = best_answer(self.asks, lead.block, reader, alone=article.alone)
        if missing >= self.partly:
            return Answer(self.ask, self.id, "partly", self.hint, quote)
        return Answer(self.ask, self.id, "yes", "", quote)

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            lead = article.lead
            if lead is not None and self.answer(article, context.reader).state == "no":
                sure = self._missing(article, lead, context.reader) >= self.firm
                # Slogans want more than a word in passing.
                sure = sure or _answers_nothing(article, lead, context.reader)
                yield Issue(at=lead, params={"ask": self.ask}, sure=sure)

        return check

    def _missing(self, article: Article, lead: Passage, reader: Reader) -> float:
        """How surely the lead leaves the question open, in per cent."""
        return 100 * judge_lead(self.asks, lead.block, reader, alone=article.alone)


def _answers_nothing(article: Article, lead: Passage, reader: Reader) -> bool:
    """Whether the lead leaves every question open: then people differ on whether what it says was done counts."""
    return open_questions(lead.block, reader, alone=article.alone) == frozenset(LEAD_QUESTIONS)
