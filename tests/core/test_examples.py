"""Every rule's examples are tests: weak is found exactly, good and ok stay silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.core import examples
from addin_server.core.engine import Checker
from addin_server.core.ruleset import NOT_RULES

RULES = Path(__file__).parents[2] / "rules"
IDS = sorted(f"{p.parent.name}.{p.stem}" for p in RULES.glob("*/*.toml") if p.parent.name not in NOT_RULES)


@pytest.mark.parametrize("rule", IDS)
def test_examples_do_what_they_claim(rule: str, checker: Checker) -> None:
    found = list(examples.failures(checker.ruleset[rule], checker))
    assert not found, "\n".join(f"{f.example}\n  应 {f.expected}，却 {f.found}" for f in found)


@pytest.mark.parametrize("rule", IDS)
def test_every_rule_has_a_weak_and_an_ok_example(rule: str, checker: Checker) -> None:
    own = checker.ruleset[rule].example
    assert any(e.weak for e in own) or checker.ruleset[rule].requires, (
        "a rule that waits for a list has no weak example"
    )
    assert any(e.ok for e in own)
