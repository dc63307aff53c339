"""Characters that are written for each other, as lists of groups say: 治洽冶 look alike, 事是实 sound alike."""

from __future__ import annotations

from collections.abc import Iterable


class Confusables:
    """Tells whether one character may stand where another was meant."""

    def __init__(self, groups: Iterable[str]) -> None:
        self._like: dict[str, set[str]] = {}
        for group in groups:
            for char in group:
                self._like.setdefault(char, set()).update(group)

    def __call__(self, written: str, meant: str) -> bool:
        return written in self._like.get(meant, ())
