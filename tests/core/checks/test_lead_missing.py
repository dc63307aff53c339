"""How grave a missing lead is, and when the second paragraph is called the real one."""

from __future__ import annotations

import msgspec
import pytest

from addin_server.core.checks.lead_missing import LeadMissing
from addin_server.core.engine import Checker
from addin_server.core.language.block import Block
from addin_server.core.model import Role, Severity
from addin_server.core.reading.judgements import judge_lead
from addin_server.core.rules.rule import RuleContext
from addin_server.core.ruleset import Ruleset
from tests.core.drafts import draft

TITLE = "柳河镇扎实推进基层党建工作"
SLOGANS = (
    "今年以来，柳河镇党委聚焦中心任务，以党建引领推动各项工作融合发展，"
    "统筹推进队伍、阵地、制度建设，全镇党建工作呈现新气象。"
)
SIGNIFICANCE = "基层党组织是党全部工作的基础。抓好基层党建事关党的执政根基，事关群众切身利益，意义十分重大。"
LEAD = "针对14个山村党员会一年开不齐一次，柳河镇今年起把党员会开到赶集日，到会人数由9人升到23人。"
STORY = "“以前修个水管要等三天。”3月4日，柳河镇的周平在群里报修，半小时后镇党委派的党员师傅就上了门，水当天通了。"
BACKGROUND = "柳河镇位于县城以南，全镇现有14个村、3个社区，党员1126名，其中60岁以上的有532名。"


def told(checker: Checker, *lines: str) -> list[tuple[Severity, str]]:
    report = checker.check(draft(TITLE, *lines))
    return [(f.severity, f.message) for f in report.findings if f.rule == "lead.missing"]


def test_a_lead_of_slogans_is_told_what_it_leaves_open_and_not_that_it_is_none(checker: Checker) -> None:
    report = checker.check(draft(TITLE, SLOGANS, LEAD))
    found = {f.rule for f in report.findings if f.category == "lead"}
    assert found == {"lead.no-problem", "lead.no-effect"}
    assert [answer.state for answer in report.lead] == ["no", "partly", "no"]


def test_what_begins_with_its_significance_is_no_lead(checker: Checker) -> None:
    assert [severity for severity, _ in told(checker, SIGNIFICANCE, LEAD)] == [Severity.ERROR]


def test_the_second_paragraph_is_the_lead_only_where_it_is_one(checker: Checker) -> None:
    ((_, real),) = told(checker, SIGNIFICANCE, LEAD)
    ((_, none),) = told(checker, SIGNIFICANCE, BACKGROUND)
    assert "真正的导语在下一段" in real and "下一段" not in none


@pytest.mark.parametrize("mark", ["一是", "一、", "（一）", "1. ", "（1）", "第一，"])
def test_an_item_is_not_the_lead_however_well_it_is_told(checker: Checker, mark: str) -> None:
    ((_, message),) = told(checker, SIGNIFICANCE, mark + LEAD)
    assert "下一段" not in message


@pytest.mark.parametrize(
    ("thresholds", "grades"),
    [
        ({"least": 1, "likely": 100, "firm": 100}, [0]),
        ({"least": 1, "likely": 1, "firm": 100}, [1]),
        ({"least": 1, "likely": 1, "firm": 1}, [2]),
        ({"least": 1, "likely": 1, "firm": 1, "long": 20}, [1]),
        ({"least": 100, "likely": 100, "firm": 100}, []),
    ],
)
def test_what_looks_like_no_lead_is_graded_by_how_surely(
    thresholds: dict[str, int], grades: list[int], checker: Checker, rules: Ruleset
) -> None:
    rule = next(rule for rule in rules.rules if isinstance(rule, LeadMissing))
    check = msgspec.structs.replace(rule, **thresholds).on_article(RuleContext(rules.lexicons, rules.reader))
    assert check is not None
    with checker.reading(draft(TITLE, BACKGROUND, LEAD)) as (article,):
        assert [issue.grade for issue in check(article)] == grades


def test_what_answers_every_question_is_told_in_passing_whatever_it_looks_like(
    checker: Checker, rules: Ruleset
) -> None:
    rule = next(rule for rule in rules.rules if isinstance(rule, LeadMissing))
    everything = msgspec.structs.replace(rule, least=1, likely=1, firm=1)
    check = everything.on_article(RuleContext(rules.lexicons, rules.reader))
    assert check is not None
    with checker.reading(draft(TITLE, STORY, BACKGROUND)) as (article,):
        assert [issue.grade for issue in check(article)] == [0]


def test_what_looks_like_a_lead_and_answers_nothing_is_no_error(checker: Checker, rules: Ruleset) -> None:
    named = (
        "柳河镇创新构建“一核多圈、多委合一”工作体系，通过三大举措推动基层治理提质增效，"
        "实现了从“单打独斗”到“众人划桨”的治理新格局。"
    )
    block = Block(named, Role.LEAD, "", rules.automaton)
    assert judge_lead("missing", block, rules.reader, alone=False) < 0.5
    assert all(severity is not Severity.ERROR for severity, _ in told(checker, named, LEAD))
