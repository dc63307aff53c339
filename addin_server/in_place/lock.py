"""One writer at a time in a folder, in whichever process: what is read, changed and written back must be one step."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 10.0
"""How long to wait for another writer: what takes longer hangs."""

_TICK = 0.02
_HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
_UNKNOWN = frozenset({errno.ENOLCK, errno.EBADF, errno.ENOSYS, errno.EOPNOTSUPP})
"""What file systems say that have no locks: there, as before, the last writer wins."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other writers of `folder` out; it is made if need be. Not to be nested. OSError when one never ends."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = _opened(folder)
    try:
        until = time.monotonic() + SECONDS
        while not _taken(handle):
            if time.monotonic() > until:
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(folder))
            time.sleep(_TICK)
        yield
    finally:
        os.close(handle)  # gives it back, as the end of a process does


if sys.platform == "win32":
    import msvcrt

    def _opened(folder: Path) -> int:
        """A file that is gone when the last who has it open closes it."""
        return os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_TEMPORARY)

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _opened(folder: Path) -> int:
        """The folder itself: nothing is left behind."""
        return os.open(folder, os.O_RDONLY)

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _taken(handle: int) -> bool:
    try:
        _lock(handle)
    except OSError as error:
        if error.errno in _HELD:
            return False
        if error.errno not in _UNKNOWN:
            raise
    return True
