"""What a batch has done so far, so that an interrupted one goes on where it was.

A file in the user's cache, readable by the user alone: one line an outcome (names, titles, units, counts, hashes: what
the report shows, and no other text), found again by the content of the file. It is gone once the report is written.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

import msgspec
import platformdirs

from addin_server import __version__
from addin_server.batch.examine import Examiner
from addin_server.batch.outcome import FileOutcome, Task


class JournalLine(msgspec.Struct, frozen=True):
    """One file done: the hash of its path and content, what was found, the name of its copy."""

    key: str
    outcome: FileOutcome
    copy: str = ""


class Journal:
    """The lines of one batch. `scope` changes with anything that could change a result."""

    def __init__(self, path: Path, scope: str) -> None:
        self._path, self._scope = path, scope
        self._out: BinaryIO | None = None
        self.known = _read(path, scope)

    def add(self, line: JournalLine) -> None:
        """Write a line; it survives whatever happens to the program next."""
        if self._out is None:
            self._out = self._open()
        self._out.write(msgspec.json.encode(line) + b"\n")
        self._out.flush()

    def close(self) -> None:
        if self._out is not None:
            self._out.close()
            self._out = None

    def drop(self) -> None:
        """Leave nothing behind."""
        self.close()
        self._path.unlink(missing_ok=True)

    def _open(self) -> BinaryIO:
        """Whole lines stay, a torn one goes."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path.touch(mode=0o600)
        out = self._path.open("r+b")
        kept = [self._scope.encode(), *(msgspec.json.encode(line) for line in self.known.values())]
        out.truncate()
        out.write(b"".join(line + b"\n" for line in kept))
        out.truncate()
        out.flush()
        return out


def place(folder: Path) -> Path:
    """Where the journal of a folder is kept."""
    digest = hashlib.blake2b(os.fsencode(folder.resolve()), digest_size=12).hexdigest()
    return Path(platformdirs.user_cache_dir("zhubi", appauthor=False)) / "batch" / f"{digest}.jsonl"


def scope_of(examiner: Examiner, extra: str = "") -> str:
    """A hash of program, rules, options and roster."""
    options = msgspec.structs.replace(examiner.options, now=type(examiner.options.now).min)
    parts = [__version__, examiner.ruleset.digest, options, examiner.units, extra]
    return hashlib.blake2b(msgspec.json.encode(parts), digest_size=12).hexdigest()


def key_of(task: Task) -> str:
    """What a file is found again by."""
    return hashlib.blake2b(task.name.encode() + b"\0" + task.data, digest_size=16).hexdigest()


def _read(path: Path, scope: str) -> dict[str, JournalLine]:
    try:
        first, *lines = path.read_bytes().split(b"\n")
    except OSError:
        return {}
    if first != scope.encode():
        return {}
    found: dict[str, JournalLine] = {}
    for line in lines:
        try:
            read = msgspec.json.decode(line, type=JournalLine)
        except msgspec.DecodeError:
            continue
        found[read.key] = read
    return found
