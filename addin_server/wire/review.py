"""What reviewer mode asks and gets: the bank of remarks, comments put together and compared, the sheet."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from addin_server.review import Compared, Composed, Earlier, Note, OwnRemark, Remark, Sheet
from addin_server.wire.requests import DraftIn


class BankOut(msgspec.Struct):
    """`initials` of a remark has one character for each of its text. `author` is whom the computer knows."""

    remarks: list[Remark]
    problems: list[str]
    author: str


class OwnRemarksRequest(msgspec.Struct, forbid_unknown_fields=True):
    """All of the reviewer's own remarks; what is not among them is gone."""

    remarks: list[OwnRemark]


class UsedRemarksRequest(msgspec.Struct, forbid_unknown_fields=True):
    """The texts of remarks that were used once more."""

    texts: Annotated[list[str], Meta(max_length=200)]


class ComposeRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Remarks that are set down, or a verdict; `title` is the id of the paragraph that stands for the whole draft.

    The opinion is that of `said`, remarks that are to be in it, unless the reviewer worded it.
    """

    notes: Annotated[list[Note], Meta(max_length=2_000)] = []
    title: str = ""
    verdict: str = ""
    opinion: str | None = None
    said: Annotated[list[str], Meta(max_length=2_000)] = []


class ComposedOut(msgspec.Struct):
    """The comments that go in, without sign; `summary` is the verdict's, with the opinion."""

    summary: str
    opinion: str
    comments: list[Composed]


class CompareRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Comments of ours that the draft came with."""

    draft: DraftIn
    comments: Annotated[list[Earlier], Meta(max_length=2_000)]
    unfold: bool = False


class ComparedOut(msgspec.Struct):
    """One for each comment asked about, in their order."""

    comments: list[Compared]


class SheetRequest(msgspec.Struct, forbid_unknown_fields=True):
    """The service puts today's date where the sheet has none."""

    format: Literal["docx", "html"]
    sheet: Sheet
