"""What goes in and what comes out. Spans are code points of a source paragraph's own text."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from addin_server.core.model import BriefType, Paragraph, Role, Span


class SourceDocument(NamedTuple):
    """A source: what the writer calls it, and its paragraphs."""

    name: str
    paragraphs: tuple[Paragraph, ...]


class Location(msgspec.Struct, frozen=True):
    """Where something stands: `document` and `index` count from 0; `quote` is the source's own text there."""

    document: int
    paragraph: str
    index: int
    span: Span
    quote: str


class Fill(msgspec.Struct, frozen=True):
    """A fact put into a hole: `hole` counts those of the section's text from 0; the text put in is `place.quote`."""

    hole: int
    kind: str
    place: Location


class OutlineSection(msgspec.Struct, frozen=True):
    """A section of the template with what was found for it. Holes without a fill are 待填处."""

    id: str
    name: str
    role: Role
    text: str
    fills: tuple[Fill, ...]


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One topic. `places` are where it is told, the fullest first; `reasons` why it could make a brief, `missing` what
    it still lacks, both in words for its writer."""

    key: str
    name: str
    type: BriefType
    because: str
    unit: str
    practice: str
    places: tuple[Location, ...]
    numbers: tuple[Location, ...]
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    score: float
    outline: tuple[OutlineSection, ...]


class Mined(msgspec.Struct, frozen=True):
    """Candidates, best first; `passed_over` paragraphs were read and gave no topic."""

    documents: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    passed_over: int
