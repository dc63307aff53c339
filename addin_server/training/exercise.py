"""Practice: a text cut into clauses that can be marked, each knowing what the rules find; marks compared with it.

What is counted are places: findings that share a clause are one place, and so are all that are about a whole
paragraph. A paragraph marked whole counts as one of its places, and as a false mark only where it has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from addin_server.core.model import Finding, Report, Role, Severity, Span

_CLAUSE = re.compile(r"[^，。；：！？,;!?]*[，。；：！？,;!?]*[”’）》]*")
_FIGURE = re.compile(r"\d|[两二三四五六七八九十百千万]{1,12}[名个次件户项人条家期]")

HAS_FIGURES = "这里有能核对的数，规则不报。"
NO_OBJECTION = "规则在这里没有意见。说得出理由，就提出来大家议。"


class ExerciseClause(msgspec.Struct, frozen=True):
    """A stretch up to the next punctuation. `findings` are indices into the exercise's; `because` says why none."""

    span: Span
    findings: tuple[int, ...]
    because: str


class ExerciseLine(msgspec.Struct, frozen=True):
    """A paragraph. `whole` are the findings about all of it; `because` says why a mark on it without any is false."""

    paragraph: str
    text: str
    role: Role
    clauses: tuple[ExerciseClause, ...]
    whole: tuple[int, ...]
    because: str = NO_OBJECTION


class Exercise(msgspec.Struct, frozen=True):
    """A text to practise on. `places` are indices of findings, the gravest first.

    Places where all is only 可斟酌 may be marked, but are not missed.
    """

    lines: tuple[ExerciseLine, ...]
    findings: tuple[Finding, ...]
    places: tuple[tuple[int, ...], ...]

    def must(self, place: int) -> bool:
        """Whether not seeing this place counts."""
        return any(must(self.findings[i]) for i in self.places[place])


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mark: line and clause by number from 0; no clause means the whole paragraph."""

    line: int
    clause: int | None = None


class FalseMark(msgspec.Struct, frozen=True):
    mark: Mark
    because: str


class ExerciseResult(msgspec.Struct, frozen=True):
    """Marks against places: `hits` and `misses` are indices of places, `false` are marks where nothing is wrong."""

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
            ExerciseLine(
                paragraph.id,
                paragraph.text,
                reading.role,
                tuple(_clause(span, paragraph.text, here, about_all) for span in clauses),
                tuple(about_all),
            )
        )
    return Exercise(tuple(lines), findings, _places(lines, findings))


def clauses_of(text: str) -> list[Span]:
    """Return the clauses of a paragraph, which cover it without gaps."""
    return [Span(*match.span()) for match in _CLAUSE.finditer(text) if match.group()]


def grade(on: Exercise, marks: Iterable[Mark]) -> ExerciseResult:
    """Return hits, misses and false marks; the twin of `grade` in the pane's practice.ts (tests: test_grading.py)."""
    known = [mark for mark in dict.fromkeys(marks) if _in(on, mark)]
    whole = [mark for mark in known if mark.clause is None]
    hits: set[int] = set()
    false = []
    for mark in known:
        if mark.clause is not None:
            clause = on.lines[mark.line].clauses[mark.clause]
            hits.update(_places_of(on, clause.findings))
            if not clause.findings and Mark(mark.line) not in whole:
                false.append(FalseMark(mark, clause.because))
    for mark in whole:
        line = on.lines[mark.line]
        here = _places_of(on, line.whole) or _places_of(on, [i for clause in line.clauses for i in clause.findings])
        if not here:
            false.append(FalseMark(mark, line.because))
        elif hits.isdisjoint(here):
            hits.add(next((place for place in here if on.must(place)), here[0]))
    misses = [place for place in range(len(on.places)) if place not in hits and on.must(place)]
    return ExerciseResult(tuple(sorted(hits)), tuple(misses), tuple(false))


def _in(on: Exercise, mark: Mark) -> bool:
    if not 0 <= mark.line < len(on.lines):
        return False
    return mark.clause is None or 0 <= mark.clause < len(on.lines[mark.line].clauses)


def _places_of(on: Exercise, findings: Iterable[int]) -> list[int]:
    """The places these findings are in, in the order of the text."""
    wanted = set(findings)
    return [number for number, place in enumerate(on.places) if not wanted.isdisjoint(place)]


def _places(lines: Iterable[ExerciseLine], findings: Sequence[Finding]) -> tuple[tuple[int, ...], ...]:
    places: list[set[int]] = []
    for line in lines:
        here: list[set[int]] = []
        for group in (line.whole, *(clause.findings for clause in line.clauses)):
            if group:
                joined = set(group).union(*(place for place in here if not place.isdisjoint(group)))
                here = [*(place for place in here if place.isdisjoint(group)), joined]
        places += here
    rank = [(finding.severity.rank, i) for i, finding in enumerate(findings)]
    ordered = (tuple(sorted(place, key=rank.__getitem__)) for place in places)
    return tuple(sorted(ordered, key=min))


def _clause(span: Span, text: str, here: list[tuple[int, Finding]], about_all: list[int]) -> ExerciseClause:
    # Where all of the paragraph is at fault, any clause of it is a fair mark.
    found = tuple(i for i, f in here if i not in about_all and _touches(f, span)) or tuple(about_all)
    words = text[span.start : span.end]
    because = "" if found else HAS_FIGURES if _FIGURE.search(words) else NO_OBJECTION
    return ExerciseClause(span, found, because)


def _touches(finding: Finding, span: Span) -> bool:
    at = finding.span
    return at is None or (at.start < span.end and span.start < at.end)


def _about_all(finding: Finding, text: str) -> bool:
    return finding.span is None or finding.span == (0, len(text))
