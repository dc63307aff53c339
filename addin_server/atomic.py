"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

OURS_ALONE = 0o600
"""The mode of what only this user may read."""


def write(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Put `data` at `path` in one step; the folder is made if need be.

    Without `mode` a file keeps the one it had, and a new one has what the user's umask allows. Raises OSError. When it
    does not come to its end, for whatever reason, nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".zhubi-")  # a long name leaves no room for ours
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())  # or a power cut may leave an empty file under the old name
        if mode is None:
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # the name the caller knows, not the temporary one or none
        raise


def _umask() -> int:
    """The user's mask. It can only be read by setting it, which other threads would see, so Linux is asked first."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        mask = os.umask(0o077)
        os.umask(mask)
        return mask
    return int(next(line for line in status.splitlines() if line.startswith("Umask:")).split()[1], 8)
