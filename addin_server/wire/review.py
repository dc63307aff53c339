"""What reviewer mode asks and gets: the bank of remarks, and the sheet that goes with a draft."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from addin_server.review import OwnRemark, Remark, Sheet


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


class SheetRequest(msgspec.Struct, forbid_unknown_fields=True):
    """The service puts today's date where the sheet has none."""

    format: Literal["docx", "html"]
    sheet: Sheet
