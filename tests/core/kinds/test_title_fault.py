"""A title that is not surely weak is told mildly."""

from __future__ import annotations

import msgspec
import pytest

from addin_server.core.kinds.title_fault import TitleFault
from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.rules.rule import RuleContext
from addin_server.core.ruleset import Ruleset


@pytest.mark.parametrize(("firm", "grades"), [(60, [1]), (100, [0])])
def test_the_grade_is_how_surely_it_is_weak(firm: int, grades: list[int], rules: Ruleset) -> None:
    rule = next(rule for rule in rules.rules if isinstance(rule, TitleFault) and rule.fault == "no-action")
    check = msgspec.structs.replace(rule, firm=firm).on_block(RuleContext(rules.lexicons, rules.reader))
    assert check is not None
    title = Block("柳河镇扎实推进党员教育工作取得新成效", Role.TITLE, "", rules.automaton)
    assert [issue.grade for issue in check(title)] == grades
