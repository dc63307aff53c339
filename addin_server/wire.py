"""The JSON that leaves and enters the program: the API's bodies and the CLI's output are these structs.

Positions on the wire are UTF-16 code units, because that is how every host counts;
this module is the one place that converts them. Changes within v1 are additive.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from addin_server.core import model
from addin_server.core.fixes import Plan
from addin_server.core.model import BriefType, Container, Genre, Level, Role, Severity
from addin_server.core.rule import Rule
from addin_server.core.ruleset import Ruleset
from addin_server.core.template import Template

Offsets = Annotated[tuple[int, int], Meta(description="[start, end) in UTF-16 code units of the paragraph's text")]


# ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


class DraftParagraph(msgspec.Struct, forbid_unknown_fields=True):
    """A paragraph of the open document. Only `text` is needed; ids default to p1, p2, …"""

    text: str
    id: str = ""
    label: str = ""
    style: str = ""
    outline: Annotated[int, Meta(ge=1, le=9)] | None = None
    align: Literal["", "left", "center", "right", "both"] = ""
    container: Container = "body"
    pinned: Role | None = None


class DraftIn(msgspec.Struct, forbid_unknown_fields=True):
    """The whole draft, always: the engine remembers the paragraphs that did not change."""

    paragraphs: list[DraftParagraph]
    type: BriefType | None = None
    level: Level | None = None
    date: dt.date | None = None


class CheckRequest(msgspec.Struct, forbid_unknown_fields=True):
    """`select` and `ignore` are rule-id prefixes; the longest one that fits decides."""

    draft: DraftIn
    select: list[str] = []
    ignore: list[str] = []
    unfold: bool = False


class PlanRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Which fix of which finding to apply; `fix` is an index into the finding's fixes."""

    draft: DraftIn
    choices: list[PlanChoice]


class PlanChoice(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    fix: Annotated[int, Meta(ge=0)] = 0


class AnnotateRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Which findings to write into the document; without `keys`, all that count."""

    draft: DraftIn
    keys: list[str] | None = None
    highlight: bool = False
    comments: bool = True
    unfold: bool = False


# ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


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


class FixOut(msgspec.Struct):
    label: str
    safety: Literal["safe", "review"]
    edits: list[EditOut]


class FindingOut(msgspec.Struct):
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
    folded: bool


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
    part: str
    state: Literal["yes", "partly", "no", "none"]
    lacks: str
    points: int


class ScoresOut(msgspec.Struct):
    """`parts` is 要素齐缺; `total` is the reviewers' number, out of 100."""

    total: int
    parts: list[PartOut]


class CountsOut(msgspec.Struct):
    error: int
    warning: int
    advice: int
    folded: int


class SkippedOut(msgspec.Struct):
    rule: str
    because: str


class ReportOut(msgspec.Struct, omit_defaults=True):
    """A report. `file` stands in the reports of the command line only."""

    findings: list[FindingOut]
    paragraphs: list[ParagraphOut]
    roles: dict[str, RoleOut]
    genre: GenreOut
    lead: list[AnswerOut]
    scores: ScoresOut
    counts: CountsOut
    skipped: list[SkippedOut]
    ruleset: str
    file: str | None = None


class FileError(msgspec.Struct):
    """The line a bad file gets among several."""

    file: str
    error: str


class PlanOut(msgspec.Struct):
    """`edits` do not overlap; `conflicts` and `stale` are the keys left out and why."""

    edits: list[EditOut]
    conflicts: list[str]
    stale: list[str]


class HealthOut(msgspec.Struct):
    """`layers` has one sentence for each layer of rules that could not be used."""

    status: str
    version: str
    ruleset: str
    layers: list[str]
    skipped: list[SkippedOut]


class ExampleOut(msgspec.Struct, omit_defaults=True):
    weak: str = ""
    good: str = ""
    ok: str = ""
    note: str = ""


class RuleOut(msgspec.Struct):
    id: str
    name: str
    category: str
    severity: Severity
    why: str
    source: list[str]
    examples: list[ExampleOut]


class SourceOut(msgspec.Struct):
    title: str


class RulesOut(msgspec.Struct):
    rules: list[RuleOut]
    sources: dict[str, SourceOut]


class TemplateHeadOut(msgspec.Struct):
    id: BriefType
    name: str
    use: str = msgspec.field(name="for")


class TemplatesOut(msgspec.Struct):
    templates: list[TemplateHeadOut]


class SectionOut(msgspec.Struct):
    """A part to insert; holes in `text` are written 〔…〕. `range` is its usual length in characters."""

    id: str
    role: Role
    name: str
    required: bool
    range: tuple[int, int] | None
    guide: str
    sample: str
    text: str


class TemplateOut(msgspec.Struct):
    id: BriefType
    name: str
    sections: list[SectionOut]
    use: str = msgspec.field(name="for")


class OpenedDraft(msgspec.Struct):
    paragraphs: list[DraftParagraph]


class OpenedOut(msgspec.Struct):
    """A document the service read: sample, the draft given at the start, or an upload."""

    name: str
    draft: OpenedDraft
    warnings: list[str]


# ── conversion ───────────────────────────────────────────────────────────────────────────────────────────────────────


class Utf16:
    """Converts code-point offsets of one text to UTF-16 offsets."""

    def __init__(self, text: str) -> None:
        self._astral = [i for i, char in enumerate(text) if char > "\uffff"] if not text.isascii() else []

    def offset(self, code_points: int) -> int:
        if not self._astral:
            return code_points
        return code_points + sum(1 for i in self._astral if i < code_points)

    def span(self, span: model.Span) -> tuple[int, int]:
        return self.offset(span.start), self.offset(span.end)


def draft_from_wire(body: DraftIn) -> model.Draft:
    """Return the draft a request describes. Empty ids become p1, p2, …; a repeated id raises ValueError."""
    paragraphs = tuple(
        model.Paragraph(
            id=p.id or f"p{i}",
            text=p.text,
            label=p.label,
            style=p.style,
            outline=p.outline,
            align=p.align,
            container=p.container,
            pinned=p.pinned,
        )
        for i, p in enumerate(body.paragraphs, 1)
    )
    if len({p.id for p in paragraphs}) != len(paragraphs):
        raise ValueError("段落编号有重复")
    return model.Draft(paragraphs=paragraphs, type=body.type, level=body.level, date=body.date)


def report_to_wire(report: model.Report, *, file: str | None = None) -> ReportOut:
    """Return `report` as it travels."""
    utf16 = {p.id: Utf16(p.text) for p in report.paragraphs}

    def edit(e: model.Edit) -> EditOut:
        return EditOut(e.paragraph, utf16[e.paragraph].span(e.span), e.text)

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
            fixes=[FixOut(x.label, x.safety, [edit(e) for e in x.edits]) for x in f.fixes],
            key=f.key,
            params=f.params,
            folded=f.folded,
        )

    counted = [f.severity for f in report.findings if not f.folded]
    return ReportOut(
        findings=[finding(f) for f in report.findings],
        paragraphs=[
            ParagraphOut(p.id, i, p.text, p.label, r.role, r.because)
            for i, (p, r) in enumerate(zip(report.paragraphs, report.roles, strict=True))
        ],
        roles={p.id: RoleOut(r.role, r.because) for p, r in zip(report.paragraphs, report.roles, strict=True)},
        genre=GenreOut(report.genre.name, list(report.genre.because), report.genre.folds),
        lead=[AnswerOut(a.question, a.rule, a.state, a.hint, a.quote) for a in report.lead],
        scores=ScoresOut(
            sum(p.points for p in report.parts),
            [PartOut(p.part, p.state, p.lacks, p.points) for p in report.parts],
        ),
        counts=CountsOut(
            counted.count(Severity.ERROR),
            counted.count(Severity.WARNING),
            counted.count(Severity.ADVICE),
            len(report.findings) - len(counted),
        ),
        skipped=[SkippedOut(s.rule, s.because) for s in report.skipped],
        ruleset=report.ruleset,
        file=file,
    )


def plan_to_wire(plan: Plan, report: model.Report) -> PlanOut:
    """Return a plan against the texts of `report` as it travels."""
    utf16 = {p.id: Utf16(p.text) for p in report.paragraphs}
    edits = [EditOut(e.paragraph, utf16[e.paragraph].span(e.span), e.text) for e in plan.edits]
    return PlanOut(edits, list(plan.conflicts), list(plan.stale))


def rule_to_wire(rule: Rule) -> RuleOut:
    """Return a rule's card; the [[marks]] of its examples stay."""
    examples = [ExampleOut(e.weak.strip(), e.good.strip(), e.ok.strip(), e.note) for e in rule.example]
    return RuleOut(rule.id, rule.name, rule.category, rule.severity, rule.why, list(rule.source), examples)


def rules_to_wire(ruleset: Ruleset) -> RulesOut:
    """Return all rules with the sources they cite."""
    return RulesOut(
        [rule_to_wire(rule) for rule in ruleset.rules],
        {key: SourceOut(source.title) for key, source in ruleset.sources.items()},
    )


def templates_to_wire(ruleset: Ruleset) -> TemplatesOut:
    """Return the names of all templates."""
    return TemplatesOut([TemplateHeadOut(t.id, t.name, t.use) for t in ruleset.templates.values()])


def template_to_wire(template: Template) -> TemplateOut:
    """Return a template with its sections."""
    sections = [
        SectionOut(
            s.id,
            s.role,
            s.name,
            s.required,
            s.range if any(s.range) else None,
            s.guide,
            s.sample.strip(),
            s.text.strip(),
        )
        for s in template.section
    ]
    return TemplateOut(template.id, template.name, sections, template.use)


def opened_to_wire(name: str, paragraphs: Sequence[model.Paragraph], warnings: Sequence[str]) -> OpenedOut:
    """Return a document as the pane opens it."""
    fields = [
        DraftParagraph(
            id=p.id,
            text=p.text,
            label=p.label,
            style=p.style,
            outline=p.outline,
            align=p.align,
            container=p.container,
        )
        for p in paragraphs
    ]
    return OpenedOut(name, OpenedDraft(fields), list(warnings))


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema of a report, as published in docs/."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(ReportOut)}
