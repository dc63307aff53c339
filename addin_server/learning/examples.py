"""From labelled material to rows: the features of each clause, title, lead and text, with what people said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from addin_server.core.language.block import Block
from addin_server.core.language.lexicon import Automaton
from addin_server.core.model import Role, Span
from addin_server.core.reading.brief_features import brief_features, summary, summed
from addin_server.core.reading.clause_features import Features, clauses
from addin_server.core.reading.context import LIKELY
from addin_server.core.reading.lead_features import lead_features
from addin_server.core.reading.opening_features import OPENINGS, opening_features
from addin_server.core.reading.protagonist_features import PERSON, naming, protagonist_features
from addin_server.core.reading.reader import Reader
from addin_server.core.reading.support import near, pair_features
from addin_server.core.reading.title_features import title_features, title_words
from addin_server.core.reading.topic_features import JUDGED
from addin_server.learning.material import (
    Brief,
    Corpus,
    LabelledClaim,
    LabelledStatement,
    Lead,
    TextVerdict,
    Title,
    Verdict,
)

_HALF = 0.5
"""A clause bears a label that covers at least half of it."""

_BORNE_OUT = 4
"""A claim that only looks empty counts as so many: there are few of them, and accusing one costs the most trust."""

GENRE_ONLY = (*OPENINGS, PERSON)
"""Prefixes of what counts for the genre alone."""

QUESTIONS_OF_A_LEAD = {"lead-problem": "针对", "lead-action": "做法", "lead-effect": "效果"}


class LabelledExample(NamedTuple):
    """One example. `group` is what must not be split between training and testing."""

    features: Features
    label: str
    group: str


class Texts(NamedTuple):
    """Paragraphs read together with their marks: a brief, a snippet."""

    id: str
    blocks: tuple[Block, ...]
    marks: tuple[LabelledClaim, ...]
    supported: tuple[LabelledClaim, ...] = ()


def block(text: str, role: Role, automaton: Automaton) -> Block:
    """Return an analysed paragraph."""
    return Block(text, role, "", automaton)


def brief_blocks(brief: Brief, automaton: Automaton) -> tuple[Block, ...]:
    """Return the paragraphs of a brief; the first is read as its lead."""
    return tuple(block(text, Role.BODY if at else Role.LEAD, automaton) for at, text in enumerate(brief.paragraphs))


def judged(material: Corpus, automaton: Automaton) -> Iterator[Texts]:
    """Yield what is marked exhaustively: every clause of it is an example."""
    for brief in material.briefs:
        if brief.exhaustive:
            yield Texts(brief.id, brief_blocks(brief, automaton), brief.vague, brief.supported)
    for number, snippet in enumerate(material.snippets):
        yield Texts(f"snippet-{number}", (block(snippet.text, Role.BODY, automaton),), snippet.vague)


def mark_of(span: Span, para: int, marks: Iterable[LabelledClaim]) -> str | None:
    """Return the type of the mark that covers most of a clause, or None."""
    best, kind = 0, None
    for mark in marks:
        if mark.para == para:
            shared = min(span.end, mark.end) - max(span.start, mark.start)
            if shared > best and shared >= _HALF * (span.end - span.start):
                best, kind = shared, mark.type or "result"
    return kind


def statement_rows(
    statements: Sequence[LabelledStatement], automaton: Automaton, label: str
) -> Iterator[LabelledExample]:
    """Yield the clauses in focus with their `act`, `mood`, or whether they are `empty`."""
    for statement in statements:
        for clause in clauses(block(statement.text, Role.BODY, automaton)):
            shared = min(clause.span.end, statement.focus[1]) - max(clause.span.start, statement.focus[0])
            if shared >= _HALF * (clause.span.end - clause.span.start):
                value = getattr(statement, label)
                yield LabelledExample(
                    clause.features, ("empty" if value else "") if label == "empty" else value, statement.text
                )


def claim_rows(texts: Iterable[Texts]) -> Iterator[LabelledExample]:
    """Yield every clause by itself, with the type of its mark."""
    for text in texts:
        for para, one in enumerate(text.blocks):
            for clause in clauses(one):
                yield LabelledExample(clause.features, mark_of(clause.span, para, text.marks) or "", text.id)


def empty_rows(texts: Iterable[Texts], reader: Reader) -> Iterator[LabelledExample]:
    """Yield every clause that looks empty with what stands beside it, as the second judgement sees it."""
    for text in texts:
        for para, one in enumerate(text.blocks):
            reading = reader.read(one)
            for at, read in enumerate(reading.reads):
                if read.claim >= LIKELY:
                    row = LabelledExample(
                        reading.features(at), mark_of(read.clause.span, para, text.marks) or "", text.id
                    )
                    yield from [row] * (_BORNE_OUT if mark_of(read.clause.span, para, text.supported) else 1)


def emptiness_rows(texts: Iterable[Texts], reader: Reader) -> Iterator[LabelledExample]:
    """Yield the marked clauses, with their words and what stands beside them, and the sort of their mark."""
    for text in texts:
        for para, one in enumerate(text.blocks):
            reading = reader.read(one)
            for at, read in enumerate(reading.reads):
                if sort := mark_of(read.clause.span, para, text.marks):
                    yield LabelledExample(read.clause.features | reading.features(at), sort, text.id)


def verdict_rows(verdicts: Iterable[Verdict]) -> Iterator[LabelledExample]:
    """Yield the verdicts of readers, "agreed" or not."""
    for verdict in verdicts:
        yield LabelledExample(verdict.features, "agreed" if verdict.agreed else "", verdict.source)


def genre_rows(verdicts: Iterable[TextVerdict]) -> Iterator[LabelledExample]:
    """Yield the genres that readers told of whole texts."""
    for verdict in verdicts:
        if verdict.genre:
            said = {name: value for name, value in verdict.features.items() if not name.startswith(JUDGED)}
            yield LabelledExample(said, verdict.genre, verdict.source)


def topic_rows(verdicts: Iterable[TextVerdict]) -> Iterator[LabelledExample]:
    """Yield what readers said of findings that a topic is too broad, "agreed" or not."""
    for verdict in verdicts:
        if verdict.too_broad is not None:
            features = {name: value for name, value in verdict.features.items() if not name.startswith(GENRE_ONLY)}
            yield LabelledExample(features, "agreed" if verdict.too_broad else "", verdict.source)


def support_rows(brief: Brief, blocks: Sequence[Block], reader: Reader) -> Iterator[LabelledExample]:
    """Yield pairs of a claim and a clause near it: the ones marked as its evidence, and all others."""
    for claim in (*brief.supported, *brief.vague):
        evidence = claim.evidence
        if claim in brief.supported and (evidence is None or evidence.para != claim.para):
            continue
        reads = reader.read(blocks[claim.para]).reads
        for at, read in enumerate(reads):
            if not _covers(claim.start, claim.end, read.clause.span):
                continue
            for beside in near(at, len(reads)):
                if beside != at:
                    other = reads[beside]
                    borne = evidence is not None and _covers(evidence.start, evidence.end, other.clause.span)
                    yield LabelledExample(pair_features(read, other, beside - at), "support" if borne else "", brief.id)


def _covers(start: int, end: int, span: Span) -> bool:
    return min(span.end, end) - max(span.start, start) >= _HALF * (span.end - span.start)


def title_rows(titles: Iterable[Title], briefs: Iterable[Brief], automaton: Automaton) -> Iterator[LabelledExample]:
    """Yield titles with their fault, empty for good ones."""
    for title in titles:
        yield LabelledExample(title_features(block(title.text, Role.TITLE, automaton)), title.fault, title.text)
    for brief in briefs:
        if brief.title and brief.title_ok is not None:
            fault = "" if brief.title_ok else next(iter(brief.title_problems), "no-action")
            yield LabelledExample(title_features(block(brief.title, Role.TITLE, automaton)), fault, brief.id)


def lead_rows(brief: Brief, blocks: Sequence[Block], reader: Reader) -> dict[str, LabelledExample]:
    """Return, by question, the lead of one brief and whether it leaves the question open."""
    if brief.genre != "信息" or brief.lead_present is None or not blocks:
        return {}
    features = lead_features(reader.read(blocks[0]), alone=len(blocks) == 1)
    rows = {"lead-missing": LabelledExample(features, "" if brief.lead_present else "missing", brief.id)}
    if brief.lead_present:
        empty_effect = any(mark.para == 0 and mark.type == "result" for mark in brief.vague)
        for question, name in QUESTIONS_OF_A_LEAD.items():
            if name in brief.lead and not (name == "效果" and brief.lead.get(name) and empty_effect):
                rows[question] = LabelledExample(features, "" if brief.lead.get(name) else "missing", brief.id)
    return rows


def rows_of_leads(leads: Iterable[Lead], automaton: Automaton, reader: Reader) -> Iterator[tuple[str, LabelledExample]]:
    """Yield the question and the row of every lead that stands by itself."""
    for lead in leads:
        begun = lead.as_brief()
        yield from lead_rows(begun, brief_blocks(begun, automaton), reader).items()


def breadth_rows(
    brief: Brief, blocks: Sequence[Block], stranger: str, reader: Reader, automaton: Automaton
) -> Iterator[LabelledExample]:
    """Yield a text under its own title, under none and under a stranger's, and whether its topic is too broad.

    Under its own alone the title would answer for the body: broad texts mostly have broad titles.
    """
    if brief.genre == "信息" and brief.topic_too_broad is not None:
        for title in (brief.title, "", stranger):
            features = whole_features(title, blocks, reader, automaton)
            yield LabelledExample(features, "broad" if brief.topic_too_broad else "", brief.id)


def whole_features(wording: str, blocks: Sequence[Block], reader: Reader, automaton: Automaton) -> Features:
    """Return the features of a whole text under a title, "" for none, as breadth and genre see them."""
    title = block(wording, Role.TITLE, automaton) if wording else None
    words = title_words(title) if title else frozenset()
    features = brief_features([summed([summary(one, reader) for one in blocks])], words)
    if title:
        features |= {f"title:{name}": value for name, value in title_features(title).items()}
    return features


def genre_features(brief: Brief, blocks: Sequence[Block], reader: Reader, automaton: Automaton) -> Features:
    """Return the features of a whole text by which its genre is judged: how it opens, and whether it is about one
    person, counts beside all it says."""
    return whole_features(brief.title, blocks, reader, automaton) | genre_only_features(blocks, reader)


def genre_only_features(blocks: Sequence[Block], reader: Reader) -> Features:
    """Return what of a text counts for its genre alone, under the prefixes `GENRE_ONLY`."""
    return opening_features(reader.read(blocks[0])) | protagonist_features(naming(blocks)) if blocks else {}
