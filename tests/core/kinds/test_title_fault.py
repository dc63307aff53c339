"""A title that is not surely weak is told mildly; what its second line says is not told to be missing."""

from __future__ import annotations

import msgspec
import pytest

from addin_server.core.engine import Checker
from addin_server.core.kinds.title_fault import TitleFault
from addin_server.core.rules.rule import RuleContext
from addin_server.core.ruleset import Ruleset
from tests.core.drafts import draft

LEAD = "针对青年教师不熟悉党建、课堂与支部两张皮的问题，云溪师范学院党委给46名青年教师各配一名导师，已有12人入党。"
BODY = "一是配导师。由学院党委选出46名老教授，一对一带一年，每月听一次课、谈一次心，年底由学生打分。"
FIGURE = "让“青椒”站稳讲台、站上前台"
WHO = "——云溪师范学院党委给46名青年教师配导师"


@pytest.mark.parametrize(("firm", "grades"), [(60, [1]), (100, [0])])
def test_the_grade_is_how_surely_it_is_weak(firm: int, grades: list[int], checker: Checker, rules: Ruleset) -> None:
    rule = next(rule for rule in rules.rules if isinstance(rule, TitleFault) and rule.fault == "no-action")
    check = msgspec.structs.replace(rule, firm=firm).on_article(RuleContext(rules.lexicons, rules.reader))
    assert check is not None
    with checker.reading(draft("柳河镇扎实推进党员教育工作取得新成效", LEAD, BODY)) as (article,):
        assert [issue.grade for issue in check(article)] == grades


@pytest.mark.parametrize(
    ("lines", "told"), [((FIGURE, WHO), False), ((FIGURE,), True), ((FIGURE, "——扎实推进青年教师工作"), True)]
)
def test_a_second_line_may_say_who_did_what(lines: tuple[str, ...], told: bool, checker: Checker) -> None:
    said = {f.rule for f in checker.check(draft(*lines, LEAD, BODY)).findings}
    assert bool(said & {"title.no-subject", "title.no-action", "title.genre", "title.ornate"}) is told
