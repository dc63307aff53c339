"""Counts of one judgement, with what they say and how sure it is."""

from __future__ import annotations

from math import sqrt

_Z = 1.96


class Tally:
    """Found and right, found and wrong, missed, rightly silent; and the cases to read."""

    def __init__(self) -> None:
        self.hit = self.false = self.missed = self.silent = 0
        self.errors: list[str] = []

    def add(self, expected: bool, actual: bool, what: str) -> None:
        """Count one case; `what` tells a reader which, should it be an error."""
        self.hit += expected and actual
        self.false += actual and not expected
        self.missed += expected and not actual
        self.silent += not expected and not actual
        if expected != actual:
            self.errors.append(f"{'漏' if expected else '误'}　{what}")

    @property
    def labelled(self) -> int:
        """How many cases an editor would report."""
        return self.hit + self.missed

    @property
    def f1(self) -> float | None:
        total = 2 * self.hit + self.false + self.missed
        return 2 * self.hit / total if total else None


def interval(part: int, whole: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share. (0, 1) where there is nothing to count."""
    if not whole:
        return 0.0, 1.0
    share = part / whole
    centre = share + _Z * _Z / (2 * whole)
    spread = _Z * sqrt(share * (1 - share) / whole + _Z * _Z / (4 * whole * whole))
    scale = 1 + _Z * _Z / whole
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
