"""How sure a claim must be before it is told, and told firmly."""

from __future__ import annotations

import msgspec
import pytest

from addin_server.core.kinds.empty_claim import EmptyClaim
from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.rules.rule import RuleContext
from addin_server.core.ruleset import Ruleset

RUN = "镇里多措并举广泛宣传，全面加强教育引导，不断提升管理水平。"
DEEDS = "今年3月，组工干部进村办了12场宣讲，" + RUN + "每户发手册1份，共发300份。"


@pytest.mark.parametrize(
    ("text", "thresholds", "grades"),
    [
        (RUN, {"least": 30, "firm": 60}, [1]),
        (RUN, {"least": 30, "firm": 100}, [0]),
        (RUN, {"least": 100, "firm": 100}, []),
    ],
)
def test_thresholds(text: str, thresholds: dict[str, int], grades: list[int], rules: Ruleset) -> None:
    shipped = next(rule for rule in rules.rules if isinstance(rule, EmptyClaim) and rule.claim == "measure")
    check = msgspec.structs.replace(shipped, **thresholds).on_block(RuleContext(rules.lexicons, rules.reader))
    assert check is not None
    assert [issue.grade for issue in check(Block(text, Role.BODY, "", rules.automaton))] == grades


def test_what_stands_beside_a_claim_is_weighed(rules: Ruleset) -> None:
    def agreed(text: str) -> float:
        reading = rules.reader.read(Block(text, Role.BODY, "", rules.automaton))
        return max(reading.agreed(run) for span, run in reading.runs if "不断提升" in text[slice(*span)])

    assert agreed(RUN) > agreed(DEEDS)
