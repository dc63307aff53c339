"""What pages and programs may send."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from addin_server.annotation import annotate
from addin_server.annotation.annotate import AnnotationOptions
from addin_server.core import model
from addin_server.core.model import BriefType, Container, Level, Role
from addin_server.wire.utf16 import Offsets, Utf16

MOST = 5_000
"""Entries of a list; what a draft may have beyond this is said by its own limits."""

_EARLIEST, _LATEST = 1949, 2199

Names = Annotated[list[str], Meta(max_length=500)]


class DraftParagraph(msgspec.Struct, forbid_unknown_fields=True):
    """A paragraph of the open document. Only `text` is needed; ids default to p1, p2, …"""

    text: str
    id: str = ""
    label: str = ""
    style: str = ""
    outline: Annotated[int, Meta(ge=1, le=9)] | None = None
    align: Literal["", "left", "center", "right", "both"] = ""
    container: Container = "body"
    cell: tuple[int, int, int] | None = None
    pinned: Role | None = None
    shows: bool = False


class DraftIn(msgspec.Struct, forbid_unknown_fields=True):
    """The whole draft, always: the engine remembers the paragraphs that did not change."""

    paragraphs: Annotated[list[DraftParagraph], Meta(max_length=MOST)]
    type: BriefType | None = None
    level: Level | None = None
    date: dt.date | None = None


class CheckRequest(msgspec.Struct, forbid_unknown_fields=True):
    """`select` and `ignore` are rule-id prefixes; the longest one that fits decides."""

    draft: DraftIn
    select: Names = []
    ignore: Names = []
    unfold: bool = False


class StopRequest(msgspec.Struct, forbid_unknown_fields=True):
    proof: str


class PlanRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Which fix of which finding to apply; `fix` is an index into the finding's fixes."""

    draft: DraftIn
    choices: Annotated[list[PlanChoice], Meta(max_length=MOST)]


class PlanChoice(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    fix: Annotated[int, Meta(ge=0)] = 0


class ReviewerRemark(msgspec.Struct, forbid_unknown_fields=True):
    """A reviewer's comment on `quote`, which stands at `span` of a paragraph; no span means the whole paragraph."""

    paragraph: str
    text: str
    quote: str = ""
    span: Offsets | None = None


class AnnotateRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Which findings to write into the document; without `keys`, all that count.

    `remarks` are a reviewer's own comments, by `author`: with them no finding is written unless `keys` names it.
    `clear` takes our marks out of the file first.
    """

    draft: DraftIn
    keys: Annotated[list[str], Meta(max_length=MOST)] | None = None
    highlight: bool = False
    comments: bool = True
    unfold: bool = False
    remarks: Annotated[list[ReviewerRemark], Meta(max_length=MOST)] | None = None
    author: Annotated[str, Meta(max_length=60)] = ""
    clear: bool = False


class FinalRequest(msgspec.Struct, forbid_unknown_fields=True):
    """The text as it is to be sent, and what is to be taken out of the file it came from."""

    draft: DraftIn
    remove: list[Literal["comments", "changes", "highlights", "authors"]] = []


def paragraphs_from_wire(sent: Iterable[DraftParagraph]) -> tuple[model.Paragraph, ...]:
    """Return the paragraphs of a document. Empty ids become p1, p2, …"""
    return tuple(
        model.Paragraph(
            id=p.id or f"p{i}",
            text=p.text,
            label=p.label,
            style=p.style,
            outline=p.outline,
            align=p.align,
            container=p.container,
            cell=p.cell,
            pinned=p.pinned,
            shows=p.shows,
        )
        for i, p in enumerate(sent, 1)
    )


def draft_from_wire(body: DraftIn) -> model.Draft:
    """Return the draft a request describes. A repeated id raises ValueError."""
    paragraphs = paragraphs_from_wire(body.paragraphs)
    if body.date is not None and not _EARLIEST <= body.date.year <= _LATEST:
        raise ValueError(f"报送日期应在 {_EARLIEST} 年到 {_LATEST} 年之间")
    if len({p.id for p in paragraphs}) != len(paragraphs):
        raise ValueError("段落编号有重复")
    return model.Draft(paragraphs=paragraphs, type=body.type, level=body.level, date=body.date)


def annotate_from_wire(body: AnnotateRequest, report: model.Report) -> AnnotationOptions:
    """Return what is wanted, its spans in code points of the texts of `report`."""
    texts = {p.id: p.text for p in report.paragraphs}

    def remark(r: ReviewerRemark) -> annotate.ReviewerComment:
        span = Utf16(texts.get(r.paragraph, "")).back(r.span) if r.span else None
        return annotate.ReviewerComment(r.paragraph, span, r.quote, r.text)

    return AnnotationOptions(
        keys=body.keys,
        remarks=None if body.remarks is None else [remark(r) for r in body.remarks],
        author=body.author,
        highlight=body.highlight,
        comments=body.comments,
        clear=body.clear,
    )
