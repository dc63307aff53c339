"""Set phrases with one slip: each kind of slip is found, and what only looks like one is left alone."""

from __future__ import annotations

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Role


def found(checker: Checker, text: str) -> list[tuple[str, str]]:
    draft = Draft(paragraphs=(Paragraph(id="p1", text=text, pinned=Role.BODY),))
    findings = checker.check(draft, unfold=True).findings
    return [(f.quote, str(f.params["right"])) for f in findings if f.rule == "language.set-phrase"]


@pytest.mark.parametrize(
    ("text", "quote", "right"),
    [
        ("坚持事实求是，核对数据。", "事实求是", "实事求是"),
        ("推进全面从严洽党，约谈12人。", "全面从严洽党", "全面从严治党"),
        ("老党员以身做则，带头拆除违建。", "以身做则", "以身作则"),
        ("各支部与时俱俱进，改进办法。", "与时俱俱进", "与时俱进"),
        ("牢记全心全意为人服务，走访86户。", "全心全意为人服务", "全心全意为人民服务"),
        ("发挥先锋模范做用，认领岗位23个。", "先锋模范做用", "先锋模范作用"),
        ("巩固拓展脱贫功坚成果，回访36户。", "巩固拓展脱贫功坚成果", "巩固拓展脱贫攻坚成果"),
        ("落实三会一科，开会12次。", "三会一科", "三会一课"),
        ("要言简抑赅，86户各记一句。", "言简抑赅", "言简意赅"),
        ("镇党委因地治宜，分三类推进。", "因地治宜", "因地制宜"),
    ],
)
def test_a_slip(checker: Checker, text: str, quote: str, right: str) -> None:
    assert found(checker, text) == [(quote, right)]


@pytest.mark.parametrize(
    "text",
    [
        "实事求是是党的思想路线。",
        "党员先锋冲在前，群众跟着干。",
        "全面从严管党治党，从严治军。",
        "为民服务的事，走访86户。",
        "村民民主评议党员12名。",
        "党支部书书写写，忙到半夜。",
        "人人民主评议，事事公开。",
        "会上传达学习贯彻落实情况，落实贯彻要求。",
    ],
)
def test_what_only_looks_like_one(checker: Checker, text: str) -> None:
    assert found(checker, text) == []
