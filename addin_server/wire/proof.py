"""The second request: what it asks, what it answers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from addin_server.wire.reports import FindingOut, SkippedOut
from addin_server.wire.requests import DraftIn


class ProofRequest(msgspec.Struct, forbid_unknown_fields=True):
    """`session` names who asks: a later question of the same session calls an earlier one off."""

    draft: DraftIn
    select: list[str] = []
    ignore: list[str] = []
    session: Annotated[str, Meta(max_length=64)] = ""


class ProofStateOut(msgspec.Struct):
    """What LanguageTool is doing; `says` is one sentence for the reader, `megabytes` what it holds of memory."""

    name: Literal["absent", "starting", "ready", "resting", "broken"]
    says: str
    version: str
    megabytes: int


class ProofOut(msgspec.Struct):
    """`complete` is false while asking again, in a second or two, would bring more."""

    findings: list[FindingOut]
    skipped: list[SkippedOut]
    complete: bool
    state: ProofStateOut
