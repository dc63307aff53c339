"""Lists as writers number them."""

from __future__ import annotations

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Finding, Paragraph, Role


def findings(checker: Checker, rule: str, lead: str, *body: str) -> list[Finding]:
    paragraphs = [
        Paragraph(id="t", text="柳河镇管好外出党员", pinned=Role.TITLE),
        Paragraph(id="l", text=lead, pinned=Role.LEAD),
        *(Paragraph(id=f"b{i}", text=text, pinned=Role.BODY) for i, text in enumerate(body)),
    ]
    return [f for f in checker.check(Draft(paragraphs=tuple(paragraphs)), unfold=True).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("一、摸底。", "二、建册。", "四、回访。"), ["跳号"]),
        (("一、摸底。（一）走访。（二）登记。", "二、建册。（一）编号。"), []),
        (("（一）摸底。", "1.走访。", "2.登记。", "（二）建册。", "1.编号。"), []),
        (("一是摸底；二是建册；二是回访。",), ["重号"]),
        (("二是建册。", "三是回访。"), []),
        (("按第三条办。一是摸底，二是建册。",), []),
        (("他是第一个到的，四是个吉利数。一是摸底，二是建册。",), []),
        (("1.3万名党员，2.5万群众。",), []),
    ],
)
def test_numbers_that_skip_or_repeat(checker: Checker, body: tuple[str, ...], expected: list[str]) -> None:
    assert [f.params["case"] for f in findings(checker, "body.order", "柳河镇今年起设点。", *body)] == expected


@pytest.mark.parametrize(
    ("lead", "body", "expected"),
    [
        ("柳河镇推出三项举措管人。", ("一是摸底。", "二是建册。"), [(3, 2)]),
        ("柳河镇推出三项举措管人。", ("一是摸底。", "二是建册。", "三是回访。"), []),
        ("柳河镇推出三项举措管人。", ("逐户摸底，登记96人。",), []),
        ("柳河镇今年起设点。", ("采取四项措施：一是摸底；二是建册；三是回访。",), [(4, 3)]),
        ("柳河镇今年起设点。", ("落实前三项措施，一是摸底，二是建册。",), []),
        ("柳河镇今年起设点。", ("从两个方面入手。", "（一）摸底。", "（二）建册。", "（三）回访。"), [(2, 3)]),
        ("柳河镇解决三个难题，采取两项措施。", ("一是摸底。", "二是建册。"), []),
    ],
)
def test_promised_and_delivered(
    checker: Checker, lead: str, body: tuple[str, ...], expected: list[tuple[int, int]]
) -> None:
    found = findings(checker, "body.promise-count", lead, *body)
    assert [(f.params["promised"], f.params["delivered"]) for f in found] == expected
