"""What a draft was read as, for a person to look at: each clause, and what the judgements over them came to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Role, Span
from addin_server.core.reading.judgements import (
    agree_on_breadth,
    best_answer,
    judge_breadth,
    judge_genre,
    judge_lead,
    judge_title,
    reasons_of_breadth,
)
from addin_server.core.reading.models import LEAD_QUESTIONS
from addin_server.core.reading.reader import Reader, Reading
from addin_server.core.reading.statement import Act, Governor, Measure, Mood, Statement
from addin_server.core.reading.told_problem import told_as_problem
from addin_server.core.rules.genre import says_enough
from addin_server.core.structure.article import Article, Passage
from addin_server.core.structure.printed import DraftPrinter, PrintedDraft
from addin_server.core.tick import Tick, no_deadline

EVEN = 0.5
"""From here on something is more likely so than not."""


class Quote(NamedTuple):
    """Characters of one paragraph of the draft."""

    paragraph: str
    span: Span
    text: str


class Measured(NamedTuple):
    """An amount as it is written, and what it measures."""

    quote: Quote
    measure: Measure


class ClauseRead(NamedTuple):
    """One clause as it was read.

    `claim` is the sort of empty claim, and `reasons` what weighed most; both only where it is likelier empty than not.
    `agreed` is how surely a reader would agree that the run of clauses it stands in is one: what the rules ask.
    """

    at: Quote
    subject: Quote | None
    act: Act
    mood: Mood
    governor: Governor | None
    amounts: tuple[Measured, ...]
    specifics: tuple[Quote, ...]
    stock: float
    empty: float
    agreed: float | None
    claim: str
    reasons: tuple[str, ...]
    support: Quote | None
    heading: bool


class PassageRead(NamedTuple):
    """One paragraph, or lines that were joined to one, by the first of them."""

    paragraph: str
    number: int
    role: Role
    clauses: tuple[ClauseRead, ...]


class TitleRead(NamedTuple):
    """How surely the title is weak; `fault` and `reasons` only where it is likelier weak than not."""

    at: Quote
    weak: float
    fault: str
    reasons: tuple[str, ...]


class OpenQuestion(NamedTuple):
    """How surely the lead leaves a question open, and the words that answer best."""

    question: str
    open: float
    answer: str


class LeadRead(NamedTuple):
    """How surely the first paragraph is no lead, and its three questions."""

    paragraph: str
    number: int
    missing: float
    questions: tuple[OpenQuestion, ...]


class BriefRead(NamedTuple):
    """One brief of the draft; `genres` has the likelihood of each, likeliest first, none where too little is written.

    `broad_agreed`: how surely a reader would agree that its topic is too broad.
    """

    title: TitleRead | None
    lead: LeadRead | None
    broad: float
    broad_agreed: float
    broad_reasons: tuple[str, ...]
    genres: Mapping[str, float]
    passages: tuple[PassageRead, ...]


def explain(draft: Draft, checker: Checker, tick: Tick = no_deadline) -> tuple[BriefRead, ...]:
    """Return how each brief of `draft` is read; the checker remembers the paragraphs it has seen.

    `tick` is called again and again; what it raises ends the reading.
    """

    def passed() -> None:
        checker.blocks.close_oldest()
        tick()

    printed = DraftPrinter().of(draft)
    with checker.reading(printed.draft if printed else draft, tick) as articles:
        briefs = tuple(_brief(article, checker.ruleset.reader, passed) for article in articles)
    return _as_written(briefs, printed) if printed else briefs


def _as_written(said: Any, printed: PrintedDraft) -> Any:
    """What was said of a printed draft, with its places in the written one."""
    if isinstance(said, Quote):
        source, span = printed.place(said.paragraph, said.span)
        return Quote(source.id, span, source.text[span.start : span.end])
    if isinstance(said, PassageRead | LeadRead):
        number, source = printed.source(said.paragraph)
        said = said._replace(paragraph=source.id, number=number)
    if not isinstance(said, tuple):
        return said
    parts = [_as_written(part, printed) for part in said]
    return type(said)(*parts) if hasattr(said, "_fields") else tuple(parts)


def _brief(article: Article, reader: Reader, passed: Tick) -> BriefRead:
    broad = judge_breadth(article, reader)
    genres = judge_genre(article, reader) if says_enough(article) else {}
    return BriefRead(
        title=_title(article.title, article, reader) if article.title else None,
        lead=_lead(article.lead, article, reader) if article.lead else None,
        broad=broad,
        broad_agreed=agree_on_breadth(article, reader),
        broad_reasons=reasons_of_breadth(article, reader) if broad >= EVEN else (),
        genres=dict(sorted(genres.items(), key=lambda pair: -pair[1])),
        passages=tuple(_passage(p, article, reader, passed) for p in article.texts if p.text.strip()),
    )


def _title(title: Passage, article: Article, reader: Reader) -> TitleRead:
    judged = judge_title(title.block, reader)
    weak = judged.weak >= EVEN
    at = _quote(title, Span(0, len(title.text)), article)
    return TitleRead(at, judged.weak, judged.fault if weak else "", judged.reasons if weak else ())


def _lead(lead: Passage, article: Article, reader: Reader) -> LeadRead:
    return LeadRead(
        paragraph=article.draft.paragraphs[lead.first].id,
        number=lead.first + 1,
        missing=judge_lead("missing", lead.block, reader, alone=article.alone),
        questions=tuple(
            OpenQuestion(
                question,
                judge_lead(question, lead.block, reader, alone=article.alone),
                best_answer(question, lead.block, reader, alone=article.alone),
            )
            for question in LEAD_QUESTIONS
        ),
    )


def _passage(passage: Passage, article: Article, reader: Reader, passed: Tick) -> PassageRead:
    passed()
    reading = reader.read(passage.block)
    agreed = {at: reading.agreed(run) for _, run in reading.runs if not told_as_problem(reading, run) for at in run}
    return PassageRead(
        paragraph=article.draft.paragraphs[passage.first].id,
        number=passage.first + 1,
        role=passage.role,
        clauses=tuple(
            _clause(at, statement, agreed.get(at), reading, reader, passage, article)
            for at, statement in enumerate(reading.statements)
        ),
    )


def _clause(
    at: int,
    statement: Statement,
    agreed: float | None,
    reading: Reading,
    reader: Reader,
    passage: Passage,
    article: Article,
) -> ClauseRead:
    def quote(span: Span) -> Quote:
        return _quote(passage, span, article)

    empty = statement.empty >= EVEN
    return ClauseRead(
        at=quote(statement.span),
        subject=quote(statement.subject) if statement.subject else None,
        act=statement.act,
        mood=statement.mood,
        governor=statement.scope,
        amounts=tuple(Measured(quote(amount.span), amount.measure) for amount in statement.amounts),
        specifics=tuple(quote(span) for span in statement.specifics),
        stock=statement.stock,
        empty=statement.empty,
        agreed=agreed,
        claim=statement.claim if empty else "",
        reasons=reading.reasons(at) if empty else (),
        support=quote(statement.support.span) if statement.support else None,
        heading=statement.heading,
    )


def _quote(passage: Passage, span: Span, article: Article) -> Quote:
    index, inside = passage.locate(span)
    paragraph = article.draft.paragraphs[index]
    return Quote(paragraph.id, inside, paragraph.text[inside.start : inside.end])
