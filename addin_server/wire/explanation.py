"""How a draft is read, as it travels; the command line prints the same."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from addin_server.core import explain, model
from addin_server.core.explain import BriefRead, ClauseRead, Quote
from addin_server.core.model import Genre, Role
from addin_server.core.reading.statement import Act, Governor, Measure, Mood
from addin_server.rulebook.reading_words import ReadingWords
from addin_server.wire.requests import DraftIn
from addin_server.wire.utf16 import Offsets, Utf16


class ExplainRequest(msgspec.Struct, forbid_unknown_fields=True):
    draft: DraftIn


class QuoteOut(msgspec.Struct):
    """Characters of one paragraph of the draft."""

    paragraph: str
    span: Offsets
    quote: str


class AmountOut(msgspec.Struct):
    """An amount as it is written, and what it measures."""

    at: QuoteOut
    measure: Measure


class ClauseReadOut(msgspec.Struct):
    """One clause. Shares and likelihoods are from 0 to 1; `claim` and `reasons` stand only where it reads as empty,
    as does `agreed`: how surely a reader would agree that the clauses it stands among are an empty claim."""

    at: QuoteOut
    heading: bool
    subject: QuoteOut | None
    act: Act
    mood: Mood
    governor: Governor | None
    amounts: list[AmountOut]
    specifics: list[QuoteOut]
    stock: float
    empty: float
    agreed: float | None
    claim: str
    reasons: list[str]
    support: QuoteOut | None


class ParagraphReadOut(msgspec.Struct):
    """`number` counts the paragraphs of the draft from 1."""

    id: str
    number: int
    role: Role
    clauses: list[ClauseReadOut]


class TitleReadOut(msgspec.Struct):
    """`weak` is how surely it is; `fault` and `reasons` stand only where it reads as weak."""

    at: QuoteOut
    weak: float
    fault: str
    reasons: list[str]


class OpenQuestionOut(msgspec.Struct):
    """How surely the lead leaves a question open, and the words that answer best."""

    question: str
    open: float
    answer: str


class LeadReadOut(msgspec.Struct):
    """How surely the first paragraph is no lead, and its three questions."""

    paragraph: str
    number: int
    missing: float
    questions: list[OpenQuestionOut]


class GenreShareOut(msgspec.Struct):
    name: Genre
    likely: float


class BriefReadOut(msgspec.Struct):
    """One brief of the draft; `broad` is how surely its topic is too broad, `broad_agreed` how
    surely a reader would agree, `genres` come likeliest first."""

    title: TitleReadOut | None
    lead: LeadReadOut | None
    broad: float
    broad_agreed: float
    broad_reasons: list[str]
    genres: list[GenreShareOut]
    paragraphs: list[ParagraphReadOut]


class ExplanationOut(msgspec.Struct):
    """`words` are the Chinese names of everything the reading names."""

    briefs: list[BriefReadOut]
    words: ReadingWords
    ruleset: str


def explanation_to_wire(
    briefs: Sequence[BriefRead], draft: model.Draft, words: ReadingWords, ruleset: str
) -> ExplanationOut:
    """Return the readings of `draft` as they travel."""
    utf16 = {p.id: Utf16(p.text) for p in draft.paragraphs}

    def quote(q: Quote) -> QuoteOut:
        return QuoteOut(q.paragraph, utf16[q.paragraph].span(q.span), q.text)

    def clause(c: ClauseRead) -> ClauseReadOut:
        return ClauseReadOut(
            at=quote(c.at),
            heading=c.heading,
            subject=quote(c.subject) if c.subject else None,
            act=c.act,
            mood=c.mood,
            governor=c.governor,
            amounts=[AmountOut(quote(a.quote), a.measure) for a in c.amounts],
            specifics=[quote(s) for s in c.specifics],
            stock=_rounded(c.stock),
            empty=_rounded(c.empty),
            agreed=None if c.agreed is None else _rounded(c.agreed),
            claim=c.claim,
            reasons=list(c.reasons),
            support=quote(c.support) if c.support else None,
        )

    def brief(b: BriefRead) -> BriefReadOut:
        return BriefReadOut(
            title=TitleReadOut(quote(b.title.at), _rounded(b.title.weak), b.title.fault, list(b.title.reasons))
            if b.title
            else None,
            lead=_lead(b.lead) if b.lead else None,
            broad=_rounded(b.broad),
            broad_agreed=_rounded(b.broad_agreed),
            broad_reasons=list(b.broad_reasons),
            genres=[GenreShareOut(Genre(name), _rounded(likely)) for name, likely in b.genres.items()],
            paragraphs=[
                ParagraphReadOut(p.paragraph, p.number, p.role, [clause(c) for c in p.clauses]) for p in b.passages
            ],
        )

    return ExplanationOut([brief(b) for b in briefs], words, ruleset)


def _lead(lead: explain.LeadRead) -> LeadReadOut:
    questions = [OpenQuestionOut(q.question, _rounded(q.open), q.answer) for q in lead.questions]
    return LeadReadOut(lead.paragraph, lead.number, _rounded(lead.missing), questions)


def _rounded(value: float) -> float:
    return round(value, 3)
