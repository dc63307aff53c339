"""What 两稿对照 asks for and answers."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from addin_server.comparison import ChangeKind, ComparisonRow, MeaningChange, Quoted
from addin_server.comparison.align import Sentence
from addin_server.core.model import Paragraph
from addin_server.wire.requests import DraftIn
from addin_server.wire.utf16 import Offsets, Utf16


class VersionsRequest(msgspec.Struct, forbid_unknown_fields=True):
    before: DraftIn
    after: DraftIn


class SpotOut(msgspec.Struct):
    """Characters of one version; `index` is the paragraph, from 0."""

    paragraph: str
    index: int
    span: Offsets
    quote: str


class MeaningOut(msgspec.Struct):
    """One change of meaning in a sentence for its reader, and where it stands."""

    kind: ChangeKind
    says: str
    before: SpotOut | None
    after: SpotOut | None


class RowOut(msgspec.Struct):
    """A sentence before and after, None where it came or went, and what changed in its meaning."""

    before: SpotOut | None
    after: SpotOut | None
    moved: bool
    changes: list[MeaningOut]


class VersionsOut(msgspec.Struct):
    """Every sentence of both versions, in the order of the later one."""

    rows: list[RowOut]


def versions_to_wire(
    rows: Sequence[ComparisonRow], before: Sequence[Paragraph], after: Sequence[Paragraph]
) -> VersionsOut:
    """Return what was compared as it travels."""

    def change(c: MeaningChange) -> MeaningOut:
        return MeaningOut(c.kind, c.says, _spot(c.before, before), _spot(c.after, after))

    return VersionsOut(
        [RowOut(_spot(r.before, before), _spot(r.after, after), r.moved, [change(c) for c in r.changes]) for r in rows]
    )


def _spot(at: Quoted | Sentence | None, paragraphs: Sequence[Paragraph]) -> SpotOut | None:
    if at is None:
        return None
    index, span = at.passage.locate(at.span)
    paragraph = paragraphs[index]
    return SpotOut(paragraph.id, index, Utf16(paragraph.text).span(span), paragraph.text[span.start : span.end].strip())
