"""What can be looked up: the state of the service, rules, templates, and documents it has read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from addin_server.core import model
from addin_server.core.model import BriefType, Role, Severity
from addin_server.core.rules.rule import Rule
from addin_server.core.rules.template import Template
from addin_server.core.ruleset import Ruleset
from addin_server.wire.reports import SkippedOut
from addin_server.wire.requests import DraftParagraph
from addin_server.wire.utf16 import Offsets


class HealthOut(msgspec.Struct):
    """`layers` has one sentence for each layer of rules that could not be used."""

    status: str
    version: str
    ruleset: str
    layers: list[str]
    skipped: list[SkippedOut]


class IdentityOut(msgspec.Struct):
    """That the service which answers belongs to the user who asks."""

    proof: str


class ExampleOut(msgspec.Struct, omit_defaults=True):
    weak: str = ""
    good: str = ""
    ok: str = ""
    note: str = ""


class RuleOut(msgspec.Struct):
    """`until_finished`: says nothing while a draft is being written. `missing_part`: the part it says is not there."""

    id: str
    name: str
    category: str
    severity: Severity
    why: str
    source: list[str]
    examples: list[ExampleOut]
    until_finished: bool
    missing_part: str


class SourceOut(msgspec.Struct):
    title: str


class RulesOut(msgspec.Struct):
    """`off` are rules a layer turned off."""

    rules: list[RuleOut]
    off: list[RuleOut]
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


class CommentOut(msgspec.Struct):
    """A comment of ours that the file already holds; `text` is whole, sign included."""

    paragraph: str
    span: Offsets | None
    quote: str
    text: str
    author: str
    date: str


class OpenedOut(msgspec.Struct):
    """A document the service read: sample, the draft given at the start, or an upload. `comments` are ours alone."""

    name: str
    draft: OpenedDraft
    warnings: list[str]
    comments: list[CommentOut]


def rule_to_wire(rule: Rule) -> RuleOut:
    """Return a rule's card; the [[marks]] of its examples stay."""
    examples = [ExampleOut(e.weak.strip(), e.good.strip(), e.ok.strip(), e.note) for e in rule.example]
    return RuleOut(
        rule.id,
        rule.name,
        rule.category,
        rule.severity,
        rule.why,
        list(rule.source),
        examples,
        rule.until_finished,
        rule.missing_part,
    )


def rules_to_wire(ruleset: Ruleset) -> RulesOut:
    """Return all rules with the sources they cite."""
    return RulesOut(
        [rule_to_wire(rule) for rule in ruleset.rules],
        [rule_to_wire(rule) for rule in ruleset.off],
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


def opened_to_wire(
    name: str, paragraphs: Sequence[model.Paragraph], warnings: Sequence[str], comments: Iterable[CommentOut] = ()
) -> OpenedOut:
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
    return OpenedOut(name, OpenedDraft(fields), list(warnings), list(comments))
