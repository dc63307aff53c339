"""Names that may be a slip apart are found without comparing each with each, and none is missed."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from addin_server.core.checks.variants import alike, parted_by

TELLING = frozenset("12")
NAMES = st.lists(st.text("甲乙丙12", max_size=7), max_size=12, unique=True)


@given(NAMES)
def test_all_that_are_aparted_by_apart_are_compared(names: list[str]) -> None:
    def slips(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return [pair for pair in pairs if (slip := parted_by(*pair)) and TELLING.isdisjoint(slip)]

    assert slips(alike(names, TELLING)) == slips(list(combinations(names, 2)))
