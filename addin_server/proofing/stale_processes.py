"""Servers whose service was killed: found again by a note beside the settings, and ended at the next start."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import platformdirs
import psutil

from addin_server.proofing import java

_PREFIX = "languagetool-"


def note(server: int) -> None:
    """Remember that process `server` belongs to this one. The file's name is all it says."""
    with contextlib.suppress(OSError):
        _folder().mkdir(parents=True, exist_ok=True)
        _file(server).touch()


def forget(server: int) -> None:
    with contextlib.suppress(OSError):
        _file(server).unlink(missing_ok=True)


def end_all() -> int:
    """End the servers whose owner is gone; return how many. A process that is not ours is never touched."""
    ended = 0
    for file in _folder().glob(f"{_PREFIX}*"):
        owner, _, server = file.name.removeprefix(_PREFIX).partition("-")
        if not (owner.isdigit() and server.isdigit()) or psutil.pid_exists(int(owner)):
            continue
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(int(server))
            if java.is_ours(process.cmdline()):
                process.kill()
                ended += 1
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    return ended


def megabytes(server: int) -> int:
    """Memory a process holds now; 0 when it cannot be told."""
    try:
        return int(psutil.Process(server).memory_info().rss) >> 20
    except psutil.Error:
        return 0


def _folder() -> Path:
    return Path(platformdirs.user_state_dir("zhubi", appauthor=False))


def _file(server: int) -> Path:
    return _folder() / f"{_PREFIX}{os.getpid()}-{server}"
