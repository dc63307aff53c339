"""Two rules of one group that point at the same words are one finding."""

from __future__ import annotations

import pytest

from addin_server.core.engine import Checker
from tests.core.drafts import PROSE, draft


@pytest.mark.parametrize(
    "closing",
    [
        "下一步，石桥县将继续完善机制，不断提升服务水平，为乡村振兴提供坚强组织保证。",
        "今后，石桥县将进一步加大工作力度，凝聚起共建家园的磅礴力量，奋力谱写新篇章。",
    ],
)
def test_a_closing_slogan_is_told_once(closing: str, checker: Checker) -> None:
    report = checker.check(draft("石桥县把党员会开到赶集日", PROSE, "一是定在赶集日。由村支书提前三天通知。", closing))
    last = report.paragraphs[-1].id
    found = [f.rule for f in report.findings if f.paragraph == last and f.category in ("vague", "ending")]
    assert len(found) == 1
