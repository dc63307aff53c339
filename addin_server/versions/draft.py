"""What is kept of a draft, and what whoever keeps it can be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

import msgspec

from addin_server.core.model import Paragraph

State = Literal["off", "on", "no-key-store", "unreadable", "absent"]

SAYS: dict[State, str] = {
    "off": "没有打开：文稿关掉就没了，主笔不留。",
    "on": "存在这台电脑上，用系统钥匙串里的钥匙加密，只有您的账号打得开。",
    "no-key-store": "这台电脑没有可用的钥匙串，主笔不会不加密地存稿。请装好或解锁系统的钥匙串（如 gnome-keyring）。",
    "unreadable": "存过稿，但钥匙串里的钥匙没有了，这些稿打不开。可以全部删掉重新开始。",
    "absent": "部门服务器不存文稿。要留住每一稿，请用装在自己电脑上的主笔。",
}
"""What the user should know about each state."""


class StoreError(Exception):
    """What was asked cannot be done; the text is one sentence for the user."""


class VersionHead(msgspec.Struct, frozen=True):
    """A version: its number from 1, when it was kept, what its writer noted; `auto` was kept without being asked."""

    number: int
    saved: dt.datetime
    note: str
    auto: bool
    characters: int


class Version(msgspec.Struct, frozen=True):
    """A version with its text."""

    head: VersionHead
    paragraphs: tuple[Paragraph, ...]


class StoredDraft(msgspec.Struct, frozen=True):
    """A draft with all its versions, the first one first."""

    id: str
    name: str
    versions: tuple[Version, ...]


class DraftHead(msgspec.Struct, frozen=True):
    """A draft as it is listed."""

    id: str
    name: str
    saved: dt.datetime
    versions: int


class Saved(NamedTuple):
    """Which draft and which version something was kept as; `same` when that text was there already."""

    id: str
    number: int
    same: bool = False


class Versions(Protocol):
    """A user's drafts. StoreError for what cannot be, OSError."""

    def state(self) -> tuple[State, str]: ...
    def turn(self, on: bool) -> None: ...
    def drafts(self) -> list[DraftHead]: ...
    def draft(self, id_: str) -> StoredDraft: ...
    def save(
        self, id_: str, name: str, paragraphs: Sequence[Paragraph], note: str, auto: bool, now: dt.datetime
    ) -> Saved: ...
    def remove(self, id_: str) -> None: ...
