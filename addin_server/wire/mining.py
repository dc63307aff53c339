"""What 找信息 asks for and answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from addin_server import mining
from addin_server.core.model import BriefType, Role
from addin_server.core.rules.template import Template
from addin_server.wire.files import Form, Upload
from addin_server.wire.requests import DraftParagraph, paragraphs_from_wire
from addin_server.wire.utf16 import Offsets, Utf16


class MineSource(msgspec.Struct, forbid_unknown_fields=True):
    """A document that is open, not a file."""

    name: str
    paragraphs: list[DraftParagraph]


class MineRequest(msgspec.Struct, forbid_unknown_fields=True):
    documents: list[MineSource] = []


class MineForm(Form):
    """Files, or a document that is open, or both."""

    file: tuple[Upload, ...] = ()
    request: MineRequest | None = None


class NewParagraph(msgspec.Struct, forbid_unknown_fields=True):
    role: Role
    text: str


class NewDocument(msgspec.Struct, forbid_unknown_fields=True):
    """Paragraphs to make a document of."""

    blocks: Annotated[list[NewParagraph], Meta(max_length=2_000)]


class LocationOut(msgspec.Struct):
    """`document` counts from 0 in the answer's `documents`; `index` is the paragraph, from 0."""

    document: int
    paragraph: str
    index: int
    span: Offsets
    quote: str


class FillOut(msgspec.Struct):
    """A fact for a hole of the section's text, counted from 0: the words to put in are `place.quote`."""

    hole: int
    kind: str
    place: LocationOut


class OutlineSectionOut(msgspec.Struct):
    id: str
    name: str
    role: Role
    required: bool
    text: str
    fills: list[FillOut]


class CandidateOut(msgspec.Struct):
    """One topic for a brief, with its outline."""

    key: str
    name: str
    type: BriefType
    type_name: str
    because: str
    unit: str
    practice: str
    places: list[LocationOut]
    numbers: list[LocationOut]
    reasons: list[str]
    missing: list[str]
    score: float
    outline: list[OutlineSectionOut]


class MinedOut(msgspec.Struct):
    """Candidates, best first. `passed_over` paragraphs were read and gave none."""

    documents: list[str]
    candidates: list[CandidateOut]
    passed_over: int


def sources_from_wire(sent: Iterable[MineSource]) -> list[mining.SourceDocument]:
    """Return documents that were sent as text."""
    return [mining.SourceDocument(d.name, paragraphs_from_wire(d.paragraphs)) for d in sent]


def mined_to_wire(
    mined: mining.Mined, documents: Sequence[mining.SourceDocument], templates: dict[str, Template]
) -> MinedOut:
    """Return what was found in `documents` as it travels."""

    def location(p: mining.Location) -> LocationOut:
        text = documents[p.document].paragraphs[p.index].text
        return LocationOut(p.document, p.paragraph, p.index, Utf16(text).span(p.span), p.quote)

    def section(s: mining.OutlineSection, required: bool) -> OutlineSectionOut:
        fills = [FillOut(f.hole, f.kind, location(f.place)) for f in s.fills]
        return OutlineSectionOut(s.id, s.name, s.role, required, s.text, fills)

    def candidate(c: mining.Candidate) -> CandidateOut:
        template = templates[c.type]
        return CandidateOut(
            key=c.key,
            name=c.name,
            type=c.type,
            type_name=template.name,
            because=c.because,
            unit=c.unit,
            practice=c.practice,
            places=[location(p) for p in c.places],
            numbers=[location(p) for p in c.numbers],
            reasons=list(c.reasons),
            missing=list(c.missing),
            score=c.score,
            outline=[section(s, t.required) for s, t in zip(c.outline, template.section, strict=True)],
        )

    return MinedOut(list(mined.documents), [candidate(c) for c in mined.candidates], mined.passed_over)
