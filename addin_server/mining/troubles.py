"""The facts of a topic that is a trouble: of whom, what, how grave, how it is known, why, and what should be done."""

from __future__ import annotations

import re

from addin_server.core.language.block import inside
from addin_server.core.model import Span
from addin_server.mining.clauses import Clause
from addin_server.mining.facts import Facts
from addin_server.mining.model import Place
from addin_server.mining.source import Line, Source
from addin_server.mining.table import Table
from addin_server.mining.topics import TROUBLES, Topic

_OPENING = 2
"""Paragraphs a report opens with."""
_CAUSES = re.compile(r"[；。]")
_LISTED = re.compile(r"[、，]")


def facts(topic: Topic, clauses: list[Clause], table: Table) -> Facts:
    """Return what is certain, by kind."""
    piece = topic.pieces[0]
    line, text = piece.line, piece.line.block.text
    found: Facts = {}

    def add(kind: str, span: Span) -> None:
        found.setdefault(kind, []).append(line.place(span))

    named = [c for c in clauses if piece.title and c.span.end <= piece.title.end]
    wrong = next((c for c in named if c.trouble), named[-1] if named else next((c for c in clauses if c.trouble), None))
    if wrong is not None:
        add("problem", wrong.span)
        if parted := _parted(line, wrong.span):
            add("subject", parted[0])
            add("state", parted[1])
    survey = table.regexes["survey"][0].search(text, *piece.span)
    if survey:
        add("survey", Span(*survey.span("x")))
    elif told := _surveyed(line.source, table):
        found["survey"] = [told]
    cause = table.regexes["cause"][0].search(text, *piece.span)
    if cause:
        given = Span(*cause.span("x"))
        for span in _parts(text, given, _CAUSES if _CAUSES.search(text, *given) else _LISTED):
            add("cause", span)
    until = cause.start() if cause else piece.span.end
    numbered = [c for c in clauses if c.numbered and c.span.end <= until and c is not wrong]
    numbered = [c for c in numbered if not (survey and c.span.start <= survey.start() < c.span.end)]
    for kind, clause in zip(("severity", "number"), numbered, strict=False):
        add(kind, clause.span)
    for pattern in table.regexes["advice"]:
        for match in pattern.finditer(text, cause.end() if cause else piece.span.start, piece.span.end):
            add("advise_who", Span(*match.span("who")))
            add("advise_what", Span(*match.span("x")))
    return found


def _surveyed(source: Source, table: Table) -> Place | None:
    """How all that a report of a survey tells is known: its first paragraphs say so."""
    if not source.is_survey:
        return None
    hits = ((line, table.regexes["survey"][0].search(line.block.text)) for line in source.lines[:_OPENING])
    return next((line.place(Span(*hit.span("x"))) for line, hit in hits if hit), None)


def _parted(line: Line, clause: Span) -> tuple[Span, Span] | None:
    """Whom it befalls and what: 社区工作者 · 流失较快."""
    hits = sorted(s for name in TROUBLES for s in inside(line.block.find(name), clause))
    if not hits:
        return _by_last_adjective(line, clause)
    if not 2 <= hits[0].start - clause.start <= 14:
        return None
    start = next((q.start for q in line.block.find("@quoted") if q.start <= hits[0].start < q.end), hits[0].start)
    return (Span(clause.start, start), Span(start, clause.end)) if start > clause.start else None


def _by_last_adjective(line: Line, clause: Span) -> tuple[Span, Span] | None:
    """The same where only a last adjective says that it is wrong: 幼儿园党组织 · 覆盖少."""
    tokens = [t for t in line.block.tokens if clause.start <= t.start and t.end <= clause.end]
    if len(tokens) < 2 or not tokens[-1].tag.startswith("a"):
        return None
    before = tokens[-2]
    start = before.start if before.tag.startswith("v") or before.text[-1] in "率度面" else tokens[-1].start
    return (Span(clause.start, start), Span(start, clause.end)) if start - clause.start >= 2 else None


def _parts(text: str, span: Span, marks: re.Pattern[str]) -> list[Span]:
    """What semicolons part; where there are none, what commas part."""
    found, start = [], span.start
    for mark in (*marks.finditer(text, *span), None):
        end = mark.start() if mark else span.end
        if text[start:end].strip():
            found.append(Span(start, end))
        start = mark.end() if mark else end
    return found
