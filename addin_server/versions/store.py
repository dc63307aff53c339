"""The drafts of one user: each a sealed file with its versions."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
import platformdirs

from addin_server import atomic
from addin_server.core.model import Paragraph
from addin_server.versions.draft import SAYS, DraftHead, Saved, State, StoredDraft, StoreError, Version, VersionHead
from addin_server.versions.keys import Keys, NoKeyStoreError
from addin_server.versions.seal import SealError, seal, unseal

MOST_VERSIONS = 50
MOST_DRAFTS = 200

_ID = re.compile(r"[0-9a-f]{16}")
_KEPT = msgspec.json.Decoder(StoredDraft)
"""Made once: two requests that looked into the type at the same moment would end the process."""


def folder() -> Path:
    """Where the drafts of this user are kept."""
    return Path(platformdirs.user_data_dir("zhubi", appauthor=False)) / "drafts"


class Store:
    """Sealed files in a folder of the user's own. The folder is there while the store is on, and only then.

    Two who change it at once have to take turns.
    """

    def __init__(self, place: Path, keys: Keys) -> None:
        self._folder, self._keys = place, keys

    def state(self) -> tuple[State, str]:
        """Return whether drafts are kept, and what the user should know about it."""
        state = self._state()
        return state, SAYS[state]

    def turn(self, on: bool) -> None:
        """Begin to keep drafts, or delete all that are kept and the key with them."""
        if not on:
            shutil.rmtree(self._folder, ignore_errors=True)
            if self._folder.exists():
                raise StoreError("有的存稿没能删掉，请关掉正在用它的程序再试。")
            try:
                self._keys.forget()
            except NoKeyStoreError:
                return  # without a store there is no key either
        elif self._state() == "off":
            try:
                self._keys.make()
            except NoKeyStoreError:
                raise StoreError(SAYS["no-key-store"]) from None
            self._folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        elif self._state() != "on":
            raise StoreError(SAYS[self._state()])

    def drafts(self) -> list[DraftHead]:
        """Return the drafts, the one kept last first."""
        key = self._key()
        found = [self._read(path.stem, key) for path in self._files()]
        heads = [DraftHead(d.id, d.name, d.versions[-1].head.saved, len(d.versions)) for d in found]
        return sorted(heads, key=lambda head: head.saved, reverse=True)

    def draft(self, id_: str) -> StoredDraft:
        """Return a draft with its versions."""
        return self._read(id_, self._key())

    def save(
        self, id_: str, name: str, paragraphs: Sequence[Paragraph], note: str, auto: bool, now: dt.datetime
    ) -> Saved:
        """Keep a text as a new version of a draft, of a new one where `id_` is "" or gone.

        Text that is there already is not kept twice. What was kept without being asked gives way to the next such
        version, and where there are too many the oldest goes.
        """
        key = self._key()
        if not _ID.fullmatch(id_) or not self._path(id_).exists():
            if len(self._files()) >= MOST_DRAFTS:
                raise StoreError(f"已经存了 {MOST_DRAFTS} 篇，请删掉几篇旧的再存。")
            id_ = secrets.token_hex(8)
            before = StoredDraft(id_, name, ())
        else:
            before = self._read(id_, key)
        last = before.versions[-1] if before.versions else None
        if last and _texts(last.paragraphs) == _texts(paragraphs) and (auto or not last.head.auto):
            return Saved(id_, last.head.number, same=True)
        kept = list(before.versions)
        if last and last.head.auto:
            kept.pop()
        number = last.head.number + (not last.head.auto) if last else 1
        head = VersionHead(number, now, note, auto, sum(len(p.text) for p in paragraphs))
        kept.append(Version(head, tuple(paragraphs)))
        draft = StoredDraft(id_, name or before.name, tuple(kept[-MOST_VERSIONS:]))
        sealed = seal(msgspec.json.encode(draft), key, id_)
        atomic.write(self._path(id_), sealed, mode=atomic.OURS_ALONE)
        return Saved(id_, number)

    def remove(self, id_: str) -> None:
        """Delete a draft with all its versions."""
        self._key()
        if _ID.fullmatch(id_):
            self._path(id_).unlink(missing_ok=True)

    def _state(self) -> State:
        if not self._folder.is_dir():
            return "off"  # and the key store is not even looked for
        try:
            return "on" if self._keys.get() else "unreadable"
        except NoKeyStoreError:
            return "no-key-store"

    def _key(self) -> bytes:
        try:
            key = self._keys.get() if self._folder.is_dir() else None
        except NoKeyStoreError:
            raise StoreError(SAYS["no-key-store"]) from None
        if key is None:
            raise StoreError(SAYS[self._state()])
        return key

    def _files(self) -> list[Path]:
        return [path for path in self._folder.glob("*.draft") if _ID.fullmatch(path.stem)]

    def _path(self, id_: str) -> Path:
        return self._folder / f"{id_}.draft"

    def _read(self, id_: str, key: bytes) -> StoredDraft:
        if not _ID.fullmatch(id_) or not self._path(id_).exists():
            raise StoreError("这篇存稿已经没有了。")
        try:
            return _KEPT.decode(unseal(self._path(id_).read_bytes(), key, id_))
        except (SealError, msgspec.DecodeError):
            raise StoreError("有一篇存稿打不开：文件坏了，或者不是用这把钥匙存的。") from None


def _texts(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [p.text for p in paragraphs]
