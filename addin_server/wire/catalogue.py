"""What can be looked up: the state of the service, rules, templates, and documents it has read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from addin_server import docx
from addin_server.core import model
from addin_server.core.model import BriefType, Container, Role, Severity
from addin_server.core.rules.rule import Rule
from addin_server.core.rules.template import Template
from addin_server.core.ruleset import Ruleset
from addin_server.wire.reports import SkippedOut
from addin_server.wire.utf16 import Offsets, Utf16


class HealthOut(msgspec.Struct):
    """`layers` has one sentence for each layer of rules that could not be used; `news` says what the organisation's
    rules in force are, empty where there are none.
    """

    status: str
    version: str
    ruleset: str
    layers: list[str]
    skipped: list[SkippedOut]
    news: str = ""


class StoppingOut(msgspec.Struct):
    """The number of the process that ends: with its port closed it may still hold files."""

    pid: int


class IdentityOut(msgspec.Struct):
    """That the service which answers belongs to the user who asks, and which version it is."""

    proof: str
    version: str


class TicketOut(msgspec.Struct):
    """The path of a link that lets its user's browser in once."""

    path: str


class ExampleOut(msgspec.Struct):
    """An example of a rule; only what it has is there."""

    weak: str | UnsetType = UNSET
    good: str | UnsetType = UNSET
    ok: str | UnsetType = UNSET
    note: str | UnsetType = UNSET


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


class OpenedParagraph(msgspec.Struct):
    """A paragraph of a document that was read: a `DraftParagraph` with every field there."""

    id: str
    text: str
    label: str
    style: str
    outline: int | None
    align: Literal["", "left", "center", "right", "both"]
    container: Container
    cell: tuple[int, int, int] | None
    pinned: Role | None
    shows: bool


class OpenedDraft(msgspec.Struct):
    paragraphs: list[OpenedParagraph]


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
    examples = [
        ExampleOut(e.weak.strip() or UNSET, e.good.strip() or UNSET, e.ok.strip() or UNSET, e.note or UNSET)
        for e in rule.example
    ]
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


def comments_to_wire(comments: Iterable[docx.Comment], paragraphs: Sequence[model.Paragraph]) -> Iterator[CommentOut]:
    """Yield a document's comments, their spans in the units of `paragraphs`' texts."""
    utf16 = {p.id: Utf16(p.text) for p in paragraphs}
    for c in comments:
        span = utf16[c.paragraph].span(c.span) if c.span is not None and c.paragraph in utf16 else None
        yield CommentOut(c.paragraph, span, c.quote, c.text, c.author, c.date)


def opened_to_wire(
    name: str, paragraphs: Sequence[model.Paragraph], warnings: Sequence[str], comments: Iterable[docx.Comment] = ()
) -> OpenedOut:
    """Return a document as the pane opens it; `comments` are ours that it already holds."""
    fields = [
        OpenedParagraph(p.id, p.text, p.label, p.style, p.outline, p.align, p.container, p.cell, p.pinned, p.shows)
        for p in paragraphs
    ]
    return OpenedOut(name, OpenedDraft(fields), list(warnings), list(comments_to_wire(comments, paragraphs)))
