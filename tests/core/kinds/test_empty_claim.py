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
DEEDS = "今年3月，组工干部进村办了12场宣讲。" + RUN + "每户发手册1份，共发300份。"


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("夜校开班后，党员群众纷纷点赞，齐声叫好。", True),
        ("这一做法深受广大群众欢迎和好评。", True),
        ("随后，党员们参观了陈列馆，聆听了讲解员的讲解。", False),
        ("各村第一书记纷纷帮忙寻找客源。", False),
        ("师生同台、现身说法，向学生们传授学习和研究之道。", False),
    ],
)
def test_it_is_a_reaction_only_where_somebody_says_or_feels_something(text: str, told: bool, rules: Ruleset) -> None:
    shipped = next(rule for rule in rules.rules if isinstance(rule, EmptyClaim) and rule.claim == "reaction")
    check = shipped.on_block(RuleContext(rules.lexicons, rules.reader))
    assert check is not None
    assert bool(list(check(Block(text, Role.BODY, "", rules.automaton)))) is told
