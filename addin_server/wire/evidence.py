"""What 依据表 asks for and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from addin_server.core.facts import FactKind, Ground, LedgerEntry, Standing
from addin_server.core.model import Paragraph, Span
from addin_server.core.structure.article import Passage
from addin_server.wire.files import Form, Upload
from addin_server.wire.mining import MineSource
from addin_server.wire.requests import MOST, DraftIn
from addin_server.wire.utf16 import Offsets, Utf16

_LONGEST = 120
"""Characters of what stands around a fact."""


class EvidenceRequest(msgspec.Struct, forbid_unknown_fields=True):
    """A draft, and the material it was made from as far as that is no file; without any all facts are listed."""

    draft: DraftIn
    documents: Annotated[list[MineSource], Meta(max_length=MOST)] = []


class EvidenceForm(Form):
    request: EvidenceRequest
    file: tuple[Upload, ...] = ()


class PlaceOut(msgspec.Struct):
    """Where something is said: `before`, `quote` and `after` are the source's own characters, in a row.

    `document` counts from 0 in the answer's `documents`; None is the draft. `index` is the paragraph, from 0.
    """

    document: int | None
    paragraph: str
    index: int
    span: Offsets
    before: str
    quote: str
    after: str


class EntryOut(msgspec.Struct):
    """One fact: where the draft tells it, how the material stands to it, and where the material says so."""

    kind: FactKind
    standing: Standing
    text: str
    places: list[PlaceOut]
    grounds: list[PlaceOut]


class EvidenceTableOut(msgspec.Struct):
    documents: list[str]
    entries: list[EntryOut]


def evidence_to_wire(
    entries: Sequence[LedgerEntry], draft: Sequence[Paragraph], documents: Sequence[tuple[str, Sequence[Paragraph]]]
) -> EvidenceTableOut:
    """Return the table as it travels."""

    def ground(at: Ground) -> PlaceOut:
        return _place(at.passage, at.span, documents[at.document][1], at.document)

    return EvidenceTableOut(
        [name for name, _ in documents],
        [
            EntryOut(
                entry.kind,
                entry.standing,
                entry.mentions[0].text,
                [_place(fact.passage, fact.span, draft, None) for fact in entry.mentions],
                [ground(at) for at in entry.grounds],
            )
            for entry in entries
        ],
    )


def _place(passage: Passage, span: Span, paragraphs: Sequence[Paragraph], document: int | None) -> PlaceOut:
    index, inside = passage.locate(span)
    paragraph = paragraphs[index]
    around, raw = passage.block.sentence_at(span.start), passage.block.raw
    return PlaceOut(
        document,
        paragraph.id,
        index,
        Utf16(paragraph.text).span(inside),
        raw[max(around.start, span.start - _LONGEST) : span.start].lstrip(),
        raw[span.start : span.end],
        raw[span.end : max(span.end, min(around.end, span.end + _LONGEST))].rstrip(),
    )
