"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

OURS_ALONE = 0o600
"""The mode of what only this user may read."""


def write(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Put `data` at `path` in one step; the folder is made if need be.

    Without `mode` a file keeps the one it had, and a new one may be read by all. Raises OSError and then leaves
    nothing behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        if mode is None:
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
