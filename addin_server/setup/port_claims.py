"""Which user of this machine a port belongs to, also while that user's service does not run.

One folder for all users, a file a port, with the home of the user in it. Nothing depends on the folder: where it cannot
be written the user's number alone keeps the ports apart. What stands in it anybody may have put there: it is neither
waited for nor followed.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from addin_server.setup.boundary import Boundary

_SPREAD = 500
"""So many users get ports of their own before the numbers begin again."""

_MOST = 4096
"""Bytes of a home that are read."""

_FIRST_USER = {"linux": 1000, "mac": 501}


def preferred(boundary: Boundary, first: int) -> int:
    """Return the port with which the search for this user's begins: by the user's number, where there is one."""
    base = _FIRST_USER.get(boundary.platform)
    return first if base is None or boundary.uid < base else first + 2 * ((boundary.uid - base) % _SPREAD)


def holder(boundary: Boundary, port: int) -> str:
    """Return the home of the other user to whom `port`, or one beside it, belongs; empty when there is none."""
    # each has two: the one claimed, and the next for Word
    homes = (_read(_file(boundary, each)) for each in (port, port - 1, port + 1))
    return next((home for home in homes if home and home != str(boundary.home) and not _gone(home)), "")


def is_own(boundary: Boundary, port: int) -> bool:
    """Whether this user has taken `port`."""
    return _read(_file(boundary, port)) == str(boundary.home)


def claim(boundary: Boundary, port: int) -> bool:
    """Take `port` for this user; False when it belongs to another."""
    path = _file(boundary, port)
    if holder(boundary, port):
        return False
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True)
        path.parent.chmod(0o1777)  # everybody's, and nobody removes another's; not what was there, which may be a link
    with contextlib.suppress(OSError):
        if is_own(boundary, port):
            os.utime(path)  # what lies about untouched is swept away
            return True
        path.unlink(missing_ok=True)  # of a user who is gone
        with path.open("x", encoding="utf-8") as file:
            file.write(str(boundary.home))
            if hasattr(os, "fchmod"):  # the file itself: by now its name may stand for another
                os.fchmod(file.fileno(), 0o644)  # whatever the mask: the others are to read it
    return not holder(boundary, port)


def release(boundary: Boundary, port: int) -> None:
    """Give `port` back, when it is this user's."""
    with contextlib.suppress(OSError):
        if is_own(boundary, port):
            _file(boundary, port).unlink()


def _read(path: Path) -> str:
    """Return the home in a claim; empty where something else stands in its place."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            home = os.read(handle, _MOST).decode().strip()
        finally:
            os.close(handle)
    except (OSError, UnicodeDecodeError):
        return ""
    return home if home.isprintable() else ""  # it is shown to whoever is told of it


def _gone(home: str) -> bool:
    try:
        return not Path(home).exists()
    except OSError:  # another's home may be closed to us
        return False


def _file(boundary: Boundary, port: int) -> Path:
    return boundary.shared / str(port)
