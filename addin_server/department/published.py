"""The department's own rules: every revision that was published, in the database, so that all workers and machines of
a department have the same within seconds."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from addin_server.department import audit
from addin_server.department.audit import Act
from addin_server.department.database import Database, DatabaseError, published
from addin_server.rulebook import pack, pack_check, pack_updates
from addin_server.rulebook.pack import Pack, PackError, PackManifest

_FRESH = 2.0
"""Seconds a worker goes on with the revision it knows."""


class Revision(NamedTuple):
    """One that was published: what it says of itself, who published it and when."""

    about: PackManifest
    who: str
    at: float


class Published:
    """The packs of a department. `private` signs them; without one they cannot be published here."""

    def __init__(self, database: Database, private: bytes | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._database, self._private, self._clock = database, private, clock
        self._looked = float("-inf")
        self._revision = 0
        self._home = Path(tempfile.mkdtemp(prefix="zhubi-pack-"))

    def revision(self, *, now_in_force: bool = False) -> int:
        """Return the revision in force, 0 before the first; what is known stays while the database is away.

        `now_in_force` asks for certain; without it, another worker may know of a newer one for a moment.
        """
        now = self._clock()
        if now_in_force or now - self._looked > _FRESH:
            self._looked = now
            with contextlib.suppress(DatabaseError):
                self._revision = self._database.one(sa.select(sa.func.max(published.c.revision)))[0] or 0
        return self._revision

    def data(self, revision: int) -> bytes | None:
        """Return a pack as it is fetched."""
        row = self._database.one(sa.select(published.c.pack).where(published.c.revision == revision))
        return bytes(row.pack) if row else None

    def files(self, revision: int) -> dict[str, bytes]:
        """Return the files of a revision, none before the first."""
        data = self.data(revision)
        return dict(pack.read(data, "").files) if data else {}

    def folder(self) -> Path | None:
        """The layer in force, unpacked for this process."""
        revision = self.revision()
        if not revision:
            return None
        target = self._home / str(revision)
        if not target.is_dir():
            new = Path(tempfile.mkdtemp(dir=self._home))
            Pack(PackManifest("", revision), self.files(revision)).unpack(new)
            with contextlib.suppress(OSError):  # another worker was first
                new.rename(target)
        return target

    def news(self) -> str:
        """What is in force, in words for people; empty before the first."""
        data = self.data(self.revision())
        return pack_updates.news(pack.read(data, "").about) if data else ""

    def history(self, most: int = 50) -> list[Revision]:
        """Return the newest revisions, newest first."""
        query = sa.select(published).order_by(published.c.revision.desc()).limit(most)
        with self._database.reading() as connection:
            return [Revision(pack.read(bytes(r.pack), "").about, r.who, r.at) for r in connection.execute(query)]

    def publish(
        self, about: PackManifest, files: Mapping[str, bytes], who: str, act: Act = "published"
    ) -> PackManifest:
        """Publish these files as the next revision; PackError when their examples do not hold."""
        if self._private is None:
            raise PackError("这台服务器上没有签名用的私钥，不能在这里发布")
        complaints = tried(files)
        if complaints:
            raise PackError(complaints[0])
        with self._database.begin() as connection:
            last = connection.execute(sa.select(sa.func.max(published.c.revision))).scalar() or 0
            made = msgspec.structs.replace(about, revision=last + 1, made=dt.date.today())
            data = pack.build(made, files, self._private)
            row = {"revision": made.revision, "pack": data, "who": who, "at": time.time()}
            connection.execute(sa.insert(published).values(row))
            audit.record(connection, who, act, f"第 {made.revision} 版：{made.notes}")
        self._looked = float("-inf")
        return made

    def roll_back(self, revision: int, who: str) -> PackManifest:
        """Publish an earlier revision's files again, as the next: revisions only go up."""
        data = self.data(revision)
        if data is None:
            raise PackError("没有这一版")
        old = pack.read(data, "")
        about = msgspec.structs.replace(old.about, notes=f"退回第 {revision} 版")
        return self.publish(about, old.files, who, "rolled-back")


def tried(files: Mapping[str, bytes]) -> list[str]:
    """Return why these files are no pack that can be used."""
    with tempfile.TemporaryDirectory() as folder:
        Pack(PackManifest("", 0), files).unpack(Path(folder))
        return pack_check.complaints(Path(folder))
