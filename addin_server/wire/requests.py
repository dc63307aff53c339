"""What pages and programs may send."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from addin_server.core import model
from addin_server.core.model import BriefType, Container, Level, Role


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


class StopRequest(msgspec.Struct, forbid_unknown_fields=True):
    proof: str


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
