"""Practice: a text cut into clauses that can be marked, each knowing what the rules find; marks compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from addin_server.core.model import Finding, Report, Role, Severity, Span

_CLAUSE = re.compile(r"[^，。；：！？,;!?]*[，。；：！？,;!?]*[”’）》]*")
_FIGURE = re.compile(r"\d|[两二三四五六七八九十百千万]{1,12}[名个次件户项人条家期]")

HAS_FIGURES = "这里有能核对的数，规则不报。"
NO_OBJECTION = "规则在这里没有意见。说得出理由，就提出来大家议。"


class Clause(msgspec.Struct, frozen=True):
    """A stretch up to the next punctuation. `findings` are indices into the exercise's; `because` says why none."""

    span: Span
    findings: tuple[int, ...]
    because: str


class Line(msgspec.Struct, frozen=True):
    """A paragraph. `whole` are the findings about all of it."""

    paragraph: str
    text: str
    role: Role
    clauses: tuple[Clause, ...]
    whole: tuple[int, ...]


class Exercise(msgspec.Struct, frozen=True):
    """A text to practise on. Findings that are only 可斟酌 may be marked, but are not missed."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mark: line and clause by number from 0; no clause means the whole paragraph."""

    line: int
    clause: int | None = None


class FalseMark(msgspec.Struct, frozen=True):
    mark: Mark
    because: str


class Outcome(msgspec.Struct, frozen=True):
    """Marks against findings: `hits` and `misses` are indices of findings, `false` are marks where nothing is wrong."""

    hits: tuple[int, ...]
    misses: tuple[int, ...]
    false: tuple[FalseMark, ...]


def must(finding: Finding) -> bool:
    """Whether not seeing this counts: 必改 and 建议改 do."""
    return finding.severity is not Severity.ADVICE


def exercise(report: Report) -> Exercise:
    """Return what can be practised on a checked text."""
    findings = tuple(f for f in report.findings if not f.folded)
    first = report.paragraphs[0].id if report.paragraphs else None
    lines = []
    for paragraph, reading in zip(report.paragraphs, report.roles, strict=True):
        here = [(i, f) for i, f in enumerate(findings) if (f.paragraph or first) == paragraph.id]
        clauses = clauses_of(paragraph.text)
        # A title is short: what is wrong with all of it is wrong with its only clause.
        about_all = [i for i, f in here if _about_all(f, paragraph.text) and len(clauses) > 1]
        lines.append(
            Line(
                paragraph.id,
                paragraph.text,
                reading.role,
                tuple(_clause(span, paragraph.text, here, about_all) for span in clauses),
                tuple(about_all),
            )
        )
    return Exercise(tuple(lines), findings)


def clauses_of(text: str) -> list[Span]:
    """Return the clauses of a paragraph, which cover it without gaps."""
    return [Span(*match.span()) for match in _CLAUSE.finditer(text) if match.group()]


def compare(on: Exercise, marks: Iterable[Mark]) -> Outcome:
    """Return how the marks compare with the findings. Marks that are not in the text are passed over."""
    hits: set[int] = set()
    false = []
    for mark in dict.fromkeys(marks):
        answers, because = _answers(on, mark)
        hits.update(answers or ())
        if answers is not None and not answers:
            false.append(FalseMark(mark, because))
    misses = [i for i, f in enumerate(on.findings) if must(f) and i not in hits]
    return Outcome(tuple(sorted(hits)), tuple(misses), tuple(false))


def _answers(on: Exercise, mark: Mark) -> tuple[tuple[int, ...] | None, str]:
    if not 0 <= mark.line < len(on.lines):
        return None, ""
    line = on.lines[mark.line]
    if mark.clause is None:
        return line.whole, NO_OBJECTION
    if not 0 <= mark.clause < len(line.clauses):
        return None, ""
    clause = line.clauses[mark.clause]
    return clause.findings, clause.because


def _clause(span: Span, text: str, here: list[tuple[int, Finding]], about_all: list[int]) -> Clause:
    # Where all of the paragraph is at fault, any clause of it is a fair mark.
    found = tuple(i for i, f in here if i not in about_all and _touches(f, span)) or tuple(about_all)
    words = text[span.start : span.end]
    because = "" if found else HAS_FIGURES if _FIGURE.search(words) else NO_OBJECTION
    return Clause(span, found, because)


def _touches(finding: Finding, span: Span) -> bool:
    at = finding.span
    return at is None or (at.start < span.end and span.start < at.end)


def _about_all(finding: Finding, text: str) -> bool:
    return finding.span is None or finding.span == (0, len(text))
