"""What is told as bad claims no success."""

from __future__ import annotations

import pytest

from addin_server.core.model import Span
from addin_server.core.reading.reader import Reading
from addin_server.core.reading.told_problem import told_as_problem
from tests.core.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("支部的作用难以充分发挥", True),
        ("支部的作用得到充分发挥", False),
        ("有效破解了基层治理难题", False),
        ("补齐了治理短板，打通了发展瓶颈", False),
        ("解决了活力不强的问题", False),
        ("有效开展工作、推动健康发展，是新形势下党建工作亟待破解的问题", True),
        ("切实解决了群众最关心的问题", False),
        ("有效激发了内生动力，切实解决了一批长期以来是群众反映强烈的突出问题", False),
        ("真正把作风建设成为破解发展难题", False),
        ("人才流失严重，工作效能明显下降", True),
        ("居民安全感、幸福感持续走低", True),
        ("党员意识不强，宗旨观念淡化，工作缺乏主动性", True),
        ("有力扭转了党员队伍活力不强、作用发挥不够的被动局面", False),
        ("党建工作取得了无法比拟的显著成效", False),
    ],
)
def test_what_is_told_as_problem_claims_no_success(text: str, bad: bool, read: Read) -> None:
    reading = read(text + "。")
    assert told_as_problem(reading, _numbers(reading, text)) == bad


def _numbers(reading: Reading, own: str) -> list[int]:
    within = Span(0, len(own))
    spans = [one.clause.span for one in reading.reads]
    return [at for at, span in enumerate(spans) if within.start <= span.start and span.end <= within.end]
