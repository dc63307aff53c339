"""The type is guessed only where the form itself tells, and what the writer says wins."""

from __future__ import annotations

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import BriefType, Draft, Paragraph, Report


def report(checker: Checker, title: str, lead: str, type_: BriefType | None = None) -> Report:
    paragraphs = (Paragraph(id="p1", text=title), Paragraph(id="p2", text=lead))
    return checker.check(Draft(paragraphs=paragraphs, type=type_))


@pytest.mark.parametrize(
    ("title", "lead", "guessed"),
    [
        ("村级代办点空转问题应引起关注", "近期走访发现，12个点半年没开门。", "T3"),
        ("建议把代办员补贴列入县级预算", "全县代办员214人，补贴拖欠3个月。", "T4"),
        ("干部群众对代办点的反映和建议", "听取418人意见。", "T6"),
        ("石桥县试行代办员积分调休", "针对代办员休不成假，石桥县选3个镇试行。", "T8"),
        ("石桥县把党员会开到赶集日", "针对党员会开不齐，石桥县把会开到赶集日。", None),
        ("石桥县代办点管理办法（试行）", "第一条为规范代办点管理，制定本办法。", None),
    ],
)
def test_a_guess(checker: Checker, title: str, lead: str, guessed: str | None) -> None:
    found = report(checker, title, lead).type
    assert (found.type if found else None) == guessed
    assert found is None or found.because


def test_the_writer_wins(checker: Checker) -> None:
    found = report(checker, "村级代办点空转问题应引起关注", "近期走访发现，12个点半年没开门。", "T1").type
    assert found
    assert found.type == "T1"
