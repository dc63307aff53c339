"""What goes into a check and what comes out: data only.

All positions are half-open ranges of code points inside one paragraph's text.
Hosts count UTF-16 units; `addin_server.wire` is the one place that converts.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Literal, NamedTuple

import msgspec


class Severity(enum.StrEnum):
    """How much a finding matters: 必改, 建议改, 可斟酌."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _SEVERITIES.index(self)


_SEVERITIES = list(Severity)


class Role(enum.StrEnum):
    """What a paragraph is in the brief."""

    MASTHEAD = "masthead"
    ISSUE = "issue"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    SALUTATION = "salutation"
    LEAD = "lead"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    BODY = "body"
    ENDING = "ending"
    BACKGROUND = "background"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"
    DATE = "date"
    DISTRIBUTION = "distribution"
    CREDITS = "credits"
    NOTE = "note"
    OTHER = "other"


class Genre(enum.StrEnum):
    """The kinds of text a draft can turn out to be; weak evidence means BRIEF, OTHER none of these."""

    BRIEF = "信息"
    NEWS = "新闻"
    BULLETIN = "简报"
    SUMMARY = "总结"
    SPEECH = "讲话"
    NOTICE = "通知"
    REFLECTION = "心得"
    OTHER = "其他"


BriefType = Literal["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12", "T13"]
Level = Literal["县", "市", "省", "中央"]
Container = Literal["body", "table", "textbox"]


class Span(NamedTuple):
    """A half-open range of code points inside one paragraph."""

    start: int
    end: int


def spans(pairs: Iterable[tuple[int, int]]) -> list[Span]:
    """Return pairs as spans, without a call of Python's for each: a check makes thousands."""
    return list(map(partial(tuple.__new__, Span), pairs))


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph as the host holds it.

    `label` is automatic numbering ("一、"), which Word and WPS keep outside the text;
    `outline` is 1–9 for a heading style, None for body text;
    `cell` is the table, row and column a paragraph of a table stands in, where its program tells,
    and `rows` how many rows its cell takes;
    `pinned` is a role the user chose, which inference must respect;
    `shows` is whether a picture, table or formula may stand in it or right behind it that is not among the texts.
    """

    id: str
    text: str
    label: str = ""
    style: str = ""
    outline: int | None = None
    align: Literal["", "left", "center", "right", "both"] = ""
    container: Container = "body"
    cell: tuple[int, int, int] | None = None
    rows: int = 1
    pinned: Role | None = None
    shows: bool = False


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The only input of a check. `date` is the day it is to be sent; the core has no clock of its own."""

    paragraphs: tuple[Paragraph, ...]
    type: BriefType | None = None
    level: Level | None = None
    date: dt.date | None = None


class Edit(msgspec.Struct, frozen=True):
    """Replace `span` of paragraph `paragraph` with `text`, measured against the checked text.

    A slot to be filled in by the writer stands in `text` as 〔what〕.
    """

    paragraph: str
    span: Span
    text: str


class FixPart(msgspec.Struct, frozen=True):
    """A part of a text put together from the draft: what it says, and where its words stand; None for what does not."""

    text: str
    says: Literal["unit", "problem", "action", "effect"] | None = None
    paragraph: str | None = None
    span: Span | None = None


class Fix(msgspec.Struct, frozen=True):
    """A proposed change. `safe` may be applied unread; `review` needs a reader's approval.

    `parts` make up the text of its one edit where that was put together from the draft's own words.
    """

    label: str
    safety: Literal["safe", "review"]
    edits: tuple[Edit, ...]
    parts: tuple[FixPart, ...] = ()


class Evidence(msgspec.Struct, frozen=True):
    """Another passage that supports a finding, shown beside it."""

    paragraph: str
    span: Span
    quote: str
    note: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to change.

    `paragraph` None means the whole draft (shown on the title). `occurrence` counts earlier
    identical quotes in the paragraph, from 0. `key` survives edits elsewhere in the draft.
    `reasons` are what weighed most where a finding rests on many weak signs, in words for its reader.
    A folded finding is kept but counts for nothing: the genre finding above it comes first.
    """

    rule: str
    category: str
    severity: Severity
    paragraph: str | None
    span: Span | None
    quote: str
    occurrence: int
    message: str
    why: str
    source: tuple[str, ...]
    key: str
    params: dict[str, str | int] = {}
    evidence: tuple[Evidence, ...] = ()
    fixes: tuple[Fix, ...] = ()
    reasons: tuple[str, ...] = ()
    folded: bool = False


class Line(msgspec.Struct, frozen=True):
    """A line that a soft line break makes inside a paragraph, and what it is."""

    span: Span
    role: Role


class RoleReading(msgspec.Struct, frozen=True, omit_defaults=True):
    """The role inferred for a paragraph and the reason a reader would accept.

    A paragraph with soft line breaks has `lines`, each with a role of its own; `role` is then that of the longest.
    """

    role: Role
    because: str
    lines: tuple[Line, ...] = ()


class GenreReading(msgspec.Struct, frozen=True):
    """The genre inferred for the draft; `folds` when the evidence is strong enough to hold the other rules back.

    `declared`: its title says so itself, and nobody meant it to be a brief. `sure`: not merely likelier
    than a brief.
    """

    name: Genre
    because: tuple[str, ...]
    folds: bool = False
    declared: bool = False
    sure: bool = True


class Answer(msgspec.Struct, frozen=True):
    """One of the three questions a lead must answer, and how far it does: ✓ yes, ◐ partly, ✗ no."""

    question: str
    rule: str
    state: Literal["yes", "partly", "no"]
    hint: str
    quote: str = ""


class Part(msgspec.Struct, frozen=True):
    """要素齐缺: one part of the brief, whether it is there, what it lacks (≤ 3 characters), its share of 100 points.

    `points` are out of `weight`; `counts` are the findings that cost it points, gravest severity first.
    """

    part: str
    state: Literal["yes", "partly", "no", "none"]
    lacks: str
    points: int
    weight: int
    counts: tuple[int, int, int] = (0, 0, 0)


class Skipped(msgspec.Struct, frozen=True):
    """A check that did not run, and why. Silence is never success."""

    rule: str
    because: str


class TypeReading(msgspec.Struct, frozen=True):
    """The type of a brief, named by its writer or guessed, and why."""

    type: BriefType
    because: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a check. `roles` is in paragraph order, one per paragraph; no brief has no `parts`."""

    paragraphs: tuple[Paragraph, ...]
    roles: tuple[RoleReading, ...]
    genre: GenreReading
    type: TypeReading | None
    lead: tuple[Answer, ...]
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    ruleset: str

    def lines(self) -> Iterator[tuple[Paragraph, str, Role]]:
        """Yield what stands in the draft line by line: its paragraph, its text, what it is."""
        for paragraph, reading in zip(self.paragraphs, self.roles, strict=True):
            for line in reading.lines or (Line(Span(0, len(paragraph.text)), reading.role),):
                yield paragraph, paragraph.text[line.span.start : line.span.end], line.role
