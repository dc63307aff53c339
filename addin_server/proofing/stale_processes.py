"""Servers whose service was killed: found again by a note beside the settings, and ended at the next start."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import platformdirs

from addin_server import processes
from addin_server.proofing import java

_PREFIX = "languagetool-"


def note(server: int) -> None:
    """Remember that process `server` belongs to this one. The file's name is all it says."""
    with contextlib.suppress(OSError):
        _folder().mkdir(parents=True, exist_ok=True)
        _file(server).touch()


def unregister(server: int) -> None:
    with contextlib.suppress(OSError):
        _file(server).unlink(missing_ok=True)


def end_all() -> int:
    """End the servers whose owner is gone; return how many. A process that is not ours is never touched."""
    ended = 0
    for file in _folder().glob(f"{_PREFIX}*"):
        owner, _, server = file.name.removeprefix(_PREFIX).partition("-")
        if not (owner.isdigit() and server.isdigit()) or processes.exists(int(owner)):
            continue
        ended += processes.kill(int(server), java.is_ours)
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    return ended


def _folder() -> Path:
    return Path(platformdirs.user_state_dir("zhubi", appauthor=False))


def _file(server: int) -> Path:
    return _folder() / f"{_PREFIX}{os.getpid()}-{server}"
