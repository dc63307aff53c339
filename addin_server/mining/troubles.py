"""The facts of a topic that is a trouble: of whom, what, how grave, how it is known, why, and what should be done."""

from __future__ import annotations

import re

from addin_server.core.language.block import inside
from addin_server.core.model import Span
from addin_server.mining.clauses import Clause
from addin_server.mining.facts import Facts
from addin_server.mining.source import Line
from addin_server.mining.table import Table
from addin_server.mining.topics import TROUBLES, Topic

_CAUSES = re.compile(r"[；。]")


def facts(topic: Topic, clauses: list[Clause], table: Table) -> Facts:
    """Return what is certain, by kind."""
    piece = topic.pieces[0]
    line, text = piece.line, piece.line.block.text
    found: Facts = {}

    def add(kind: str, span: Span) -> None:
        found.setdefault(kind, []).append(line.place(span))

    named = [c for c in clauses if line.run_in and c.span.end <= line.run_in.end]
    wrong = next((c for c in clauses if c.trouble), named[-1] if named else None)
    if wrong is not None:
        add("problem", wrong.span)
        if parted := _parted(line, wrong.span):
            add("subject", parted[0])
            add("state", parted[1])
    survey = table.regexes["survey"][0].search(text, *piece.span)
    if survey:
        add("survey", Span(*survey.span("x")))
    cause = table.regexes["cause"][0].search(text, *piece.span)
    if cause:
        for span in _parts(text, Span(*cause.span("x"))):
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


def _parted(line: Line, clause: Span) -> tuple[Span, Span] | None:
    """Whom it befalls and what: 社区工作者 · 流失较快."""
    hits = sorted(s for name in TROUBLES for s in inside(line.block.find(name), clause))
    if not hits or not 2 <= hits[0].start - clause.start <= 14:
        return None
    return Span(clause.start, hits[0].start), Span(hits[0].start, clause.end)


def _parts(text: str, span: Span) -> list[Span]:
    """What semicolons part."""
    found, start = [], span.start
    for mark in (*_CAUSES.finditer(text, *span), None):
        end = mark.start() if mark else span.end
        if text[start:end].strip():
            found.append(Span(start, end))
        start = mark.end() if mark else end
    return found
