"""What a check leaves goes when it is let go of: nothing in it holds itself, so that it need not be looked for."""

from __future__ import annotations

import gc

from addin_server.core.engine import Checker
from addin_server.core.ruleset import Ruleset
from tests import bench


def test_drafts_checked_and_forgotten_leave_nothing_to_look_for(rules: Ruleset) -> None:
    checker = Checker(rules, memory=2_000)
    for number in range(3):  # what is made once stays
        checker.check(bench.one_brief(rules, 1_000, number))
    gc.collect()
    gc.disable()
    try:
        for number in range(3, 9):
            checker.check(bench.one_brief(rules, 1_000, number))
        assert gc.collect() == 0
    finally:
        gc.enable()
