"""What stands beside a clause weighs the same, named or not."""

from __future__ import annotations

import pytest

from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.reading.clause_features import clauses
from addin_server.core.reading.context import Context
from addin_server.core.ruleset import Ruleset

TEXT = "针对报销难，清河县派出12名干部，逐户核对单据。三个月办结438笔，有效提升了群众满意度。下一步将持续发力。"


@pytest.mark.parametrize("text", [TEXT, TEXT[:8], ""])
def test_added_is_the_sum_over_the_features(rules: Ruleset, text: str) -> None:
    models = rules.models
    found = clauses(Block(text, Role.BODY, "", rules.automaton))
    count = len(found)
    acts = [dict.fromkeys(models.act_names, (at + 1) / 20) for at in range(count)]
    moods = [dict.fromkeys(models.mood_names, (at + 1) / 30) for at in range(count)]
    context = Context(found, acts, moods, [(at + 1) / (count + 1) for at in range(count)])
    weights = models["empty"].packed
    named = [
        sum(weights.get(name, 0) / 1000 * value for name, value in context.features(at).items()) for at in range(count)
    ]
    assert [context.added(models["empty"], at) for at in range(count)] == pytest.approx(named)
    assert not count or any(named)
