"""Characters that are written for each other, as lists of groups say: 治洽冶 look alike, 事是实 sound alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Confusables:
    """Tells whether one character may stand where another was meant."""

    def __init__(self, groups: Iterable[str]) -> None:
        self._groups: dict[str, list[str]] = defaultdict(list)
        for group in groups:
            for char in group:
                self._groups[char].append(group)

    def __call__(self, written: str, meant: str) -> bool:
        return any(written in group for group in self._groups.get(meant, ()))

    def of(self, char: str) -> frozenset[str]:
        """Return the characters that may stand where this one was meant, itself among them."""
        return frozenset("".join(self._groups.get(char, ())))
