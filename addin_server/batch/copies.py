"""Copies with comments: in the folders of their originals, under names that are free, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from addin_server import atomic

_MARK = "（主笔批注）"
_LONGEST = 255
"""Bytes of a name: file systems take no more."""


class Copies:
    """Writes copies below `folder`, never over a file that is there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()

    def name(self, original: str, suffix: str) -> str:
        """Return a free name for the copy of `original`, with slashes, and keep it."""
        path = PurePosixPath(original)
        number = 1
        while True:
            mark = _MARK if number == 1 else f"{_MARK}{number}"
            name = path.with_name(_shortened(path.stem, f"{mark}{suffix}")).as_posix()
            if name not in self._taken and not os.path.lexists(self._folder / name):
                self._taken.add(name)
                return name
            number += 1

    def has(self, name: str) -> bool:
        """Whether a copy written earlier is still there; then its name is taken."""
        there = os.path.lexists(self._folder / name)  # False, too, for a path no system can have
        if there:
            self._taken.add(name)
        return there

    def write(self, name: str, data: bytes) -> None:
        """Write a copy. Raises OSError."""
        target = self._folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(target, data)


def _shortened(stem: str, ending: str) -> str:
    while len(os.fsencode(stem + ending)) > _LONGEST:
        stem = stem[:-1]
    return stem + ending
