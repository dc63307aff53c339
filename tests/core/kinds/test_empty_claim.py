"""How sure a claim must be before it is told, and told firmly."""

from __future__ import annotations

import msgspec
import pytest

from addin_server.core.kinds.empty_claim import EmptyClaim
from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.rules.rule import RuleContext
from addin_server.core.ruleset import Ruleset

ALONE = "镇里采取多种形式广泛宣传。"
COUNTED = "镇里采取多种形式广泛宣传，发手册300份。"
RUN = "镇里多措并举广泛宣传，全面加强教育引导，不断提升管理水平。"
DEEDS = "今年3月，镇里开了动员会。" + RUN + "组工干部进村发手册300份。"


@pytest.mark.parametrize(
    ("text", "thresholds", "grades"),
    [
        (ALONE, {"firm": 60}, [1]),
        (ALONE, {"firm": 60, "firm_alone": 100}, [0]),
        (RUN, {"firm": 60, "firm_alone": 100}, [1]),
        (ALONE, {"least": 99}, []),
        (DEEDS, {"firm": 60}, [1]),
        (DEEDS, {"firm": 60, "least_by_deeds": 61}, [0]),
        (DEEDS, {"firm": 60, "least_by_deeds": 100}, []),
        (COUNTED, {"firm": 100, "silent_when_counted": True}, []),
    ],
)
def test_thresholds(text: str, thresholds: dict[str, int], grades: list[int], rules: Ruleset) -> None:
    shipped = next(rule for rule in rules.rules if isinstance(rule, EmptyClaim) and rule.claim == "measure")
    plain = {"least": 60, "firm": 100, "firm_alone": None, "least_by_deeds": None, "silent_when_counted": False}
    check = msgspec.structs.replace(shipped, **(plain | thresholds)).on_block(RuleContext(rules.lexicons, rules.reader))
    assert check is not None
    assert [issue.grade for issue in check(Block(text, Role.BODY, "", rules.automaton))] == grades
