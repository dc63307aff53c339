"""What 存稿 asks for and answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta

from addin_server.core.model import Paragraph
from addin_server.versions import DraftHead, State, StoredDraft, VersionHead
from addin_server.wire.requests import DraftIn, DraftParagraph

_NAME = 200


class StoreWanted(msgspec.Struct, forbid_unknown_fields=True):
    """Begin to keep drafts; or, off, delete all that are kept."""

    on: bool


class KeepRequest(msgspec.Struct, forbid_unknown_fields=True):
    """A text to keep as a version of the draft `id`, "" for one not kept before; `auto` was not asked for."""

    draft: DraftIn
    id: str = ""
    name: Annotated[str, Meta(max_length=_NAME)] = ""
    note: Annotated[str, Meta(max_length=_NAME)] = ""
    auto: bool = False


class KeptOut(msgspec.Struct):
    """Which draft and version it was kept as; `same` when that text was there already."""

    id: str
    number: int
    same: bool


class StoreOut(msgspec.Struct):
    """Whether drafts are kept, why, and which; the one kept last first."""

    state: State
    says: str
    drafts: list[DraftHead]


class VersionsOfOut(msgspec.Struct):
    """The versions of a draft, the first one first."""

    id: str
    name: str
    versions: list[VersionHead]


class VersionTextOut(msgspec.Struct):
    """A version with its text, as a check takes it."""

    head: VersionHead
    paragraphs: list[DraftParagraph]


def versions_of_to_wire(kept: StoredDraft) -> VersionsOfOut:
    """Return the versions of a draft as they travel."""
    return VersionsOfOut(kept.id, kept.name, [version.head for version in kept.versions])


def paragraphs_to_wire(paragraphs: Iterable[Paragraph]) -> list[DraftParagraph]:
    """Return paragraphs as they were sent."""
    return msgspec.convert(list(paragraphs), list[DraftParagraph], from_attributes=True)
