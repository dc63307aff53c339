"""A report and a plan as they travel; the command line prints the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from addin_server import comment
from addin_server.core import model
from addin_server.core.findings import score
from addin_server.core.findings.edit_plan import EditPlan
from addin_server.core.model import BriefType, Genre, Role, Severity
from addin_server.core.ruleset import Source
from addin_server.wire.utf16 import Offsets, Utf16


class ParagraphOut(msgspec.Struct):
    id: str
    index: int
    text: str
    label: str
    role: Role
    because: str


class EvidenceOut(msgspec.Struct):
    paragraph: str
    span: Offsets
    quote: str
    note: str


class EditOut(msgspec.Struct):
    paragraph: str
    span: Offsets
    text: str


class FixPartOut(msgspec.Struct):
    """A part of a fix's text and where its words stand; without a place it joins two others, or is to be filled in."""

    text: str
    says: Literal["unit", "problem", "action", "effect"] | None
    paragraph: str | None
    span: Offsets | None


class FixOut(msgspec.Struct):
    """`parts` make up the text of the one edit where that is put together from the draft's own words."""

    label: str
    safety: Literal["safe", "review"]
    edits: list[EditOut]
    parts: list[FixPartOut] = []


class FindingOut(msgspec.Struct):
    """`comment` is the finding as it is written into a document, sign included."""

    rule: str
    category: str
    severity: Severity
    paragraph: str | None
    span: Offsets | None
    quote: str
    occurrence: int
    message: str
    why: str
    source: list[str]
    evidence: list[EvidenceOut]
    fixes: list[FixOut]
    key: str
    params: dict[str, str | int]
    reasons: list[str]
    folded: bool
    comment: str


class RoleOut(msgspec.Struct):
    role: Role
    because: str


class GenreOut(msgspec.Struct):
    name: Genre
    because: list[str]
    folds: bool


class AnswerOut(msgspec.Struct):
    question: str
    rule: str
    state: Literal["yes", "partly", "no"]
    hint: str
    quote: str


class PartOut(msgspec.Struct):
    """`points` out of `weight`; `counts` are the findings that cost some, 必改 first."""

    part: str
    state: Literal["yes", "partly", "no", "none"]
    lacks: str
    points: int
    weight: int
    counts: tuple[int, int, int]


class ScoresOut(msgspec.Struct):
    """`parts` is 要素齐缺; `total` is the reviewers' number, out of 100. No brief has neither."""

    total: int | None
    parts: list[PartOut]


class CountsOut(msgspec.Struct):
    error: int
    warning: int
    advice: int
    folded: int


class SkippedOut(msgspec.Struct):
    rule: str
    because: str


class TypeOut(msgspec.Struct):
    """The type of the brief, named or guessed."""

    name: BriefType
    because: str


class ReportOut(msgspec.Struct):
    """A report. `lead_remark` says what the lead leaves open. `file` stands in the reports of the command line only."""

    findings: list[FindingOut]
    paragraphs: list[ParagraphOut]
    roles: dict[str, RoleOut]
    genre: GenreOut
    type: TypeOut | None
    lead: list[AnswerOut]
    lead_remark: str
    scores: ScoresOut
    counts: CountsOut
    skipped: list[SkippedOut]
    ruleset: str
    file: str | UnsetType = UNSET


class FileError(msgspec.Struct):
    """The line a bad file gets among several."""

    file: str
    error: str


class PlanOut(msgspec.Struct):
    """`edits` do not overlap; `conflicts` and `stale` are the keys left out and why."""

    edits: list[EditOut]
    conflicts: list[str]
    stale: list[str]


def report_to_wire(report: model.Report, sources: Mapping[str, Source], *, file: str | None = None) -> ReportOut:
    """Return `report` as it travels, its comments citing `sources`."""
    utf16 = {p.id: Utf16(p.text) for p in report.paragraphs}

    def edit(e: model.Edit) -> EditOut:
        return EditOut(e.paragraph, utf16[e.paragraph].span(e.span), e.text)

    def part(p: model.FixPart) -> FixPartOut:
        span = utf16[p.paragraph].span(p.span) if p.paragraph is not None and p.span is not None else None
        return FixPartOut(p.text, p.says, p.paragraph, span)

    def finding(f: model.Finding) -> FindingOut:
        return FindingOut(
            rule=f.rule,
            category=f.category,
            severity=f.severity,
            paragraph=f.paragraph,
            span=utf16[f.paragraph].span(f.span) if f.paragraph is not None and f.span is not None else None,
            quote=f.quote,
            occurrence=f.occurrence,
            message=f.message,
            why=f.why,
            source=list(f.source),
            evidence=[EvidenceOut(e.paragraph, utf16[e.paragraph].span(e.span), e.quote, e.note) for e in f.evidence],
            fixes=[FixOut(x.label, x.safety, [edit(e) for e in x.edits], [part(p) for p in x.parts]) for x in f.fixes],
            key=f.key,
            params=f.params,
            reasons=list(f.reasons),
            folded=f.folded,
            comment=comment.signed(comment.write(comment.of_finding(f, sources))),
        )

    counted = [f.severity for f in report.findings if not f.folded]
    return ReportOut(
        findings=[finding(f) for f in report.findings],
        paragraphs=[
            ParagraphOut(p.id, i, p.text, p.label, r.role, r.because)
            for i, (p, r) in enumerate(zip(report.paragraphs, report.roles, strict=True))
        ],
        roles={p.id: RoleOut(r.role, r.because) for p, r in zip(report.paragraphs, report.roles, strict=True)},
        type=TypeOut(report.type.type, report.type.because) if report.type else None,
        genre=GenreOut(report.genre.name, list(report.genre.because), report.genre.folds),
        lead=[AnswerOut(a.question, a.rule, a.state, a.hint, a.quote) for a in report.lead],
        lead_remark=comment.write(remark) if (remark := comment.of_lead(report.lead)) else "",
        scores=ScoresOut(
            score.total(report.parts),
            [PartOut(p.part, p.state, p.lacks, p.points, p.weight, p.counts) for p in report.parts],
        ),
        counts=CountsOut(
            counted.count(Severity.ERROR),
            counted.count(Severity.WARNING),
            counted.count(Severity.ADVICE),
            len(report.findings) - len(counted),
        ),
        skipped=[SkippedOut(s.rule, s.because) for s in report.skipped],
        ruleset=report.ruleset,
        file=UNSET if file is None else file,
    )


def plan_to_wire(plan: EditPlan, report: model.Report) -> PlanOut:
    """Return a plan against the texts of `report` as it travels."""
    utf16 = {p.id: Utf16(p.text) for p in report.paragraphs}
    edits = [EditOut(e.paragraph, utf16[e.paragraph].span(e.span), e.text) for e in plan.edits]
    return PlanOut(edits, list(plan.conflicts), list(plan.stale))


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema of a report, as published in docs/."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(ReportOut)}
