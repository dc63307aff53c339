"""Lists as writers number them."""

from __future__ import annotations

import msgspec
import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Finding, Paragraph, Role
from tests.core.fixing import fixed


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
        (("一是摸底。二是个性化定制。三是回访。",), []),
        (("一是摸底。二是个人账目公开。三是个体工商户走访。",), []),
        (("一是摸底。二是名单公开。三是次序抽签。",), []),
        (("一是摸底。二是个吉祥物上墙。三是回访。",), []),
        (("一是摸底。", "二是个吉祥物上墙。", "三是回访。"), []),
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
        ("柳河镇今年起设点。", ("采取三项措施：一是摸底；二是建册；三是名医下乡。",), []),
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


def brief_of(*rows: tuple[Role, str]) -> Draft:
    texts = ((Role.TITLE, "柳河镇管好外出党员"), (Role.LEAD, "针对外出党员联系不上，镇里设了3个点。"), *rows)
    return Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=t, pinned=role) for i, (role, t) in enumerate(texts)))


FIRST, SECOND, BODY = Role.HEADING1, Role.HEADING2, Role.BODY


@pytest.mark.parametrize(
    ("rows", "cases"),
    [
        ([(FIRST, "一、摸底"), (BODY, "走访96户。"), (FIRST, "三、建册"), (BODY, "登记214人。")], ["跳号"]),
        ([(FIRST, "一、摸底"), (BODY, "走访96户。"), (FIRST, "一、建册"), (BODY, "登记214人。")], []),
        ([(FIRST, "二、摸底"), (BODY, "走访96户。"), (FIRST, "三、建册"), (BODY, "登记214人。")], ["缺号"]),
        ([(FIRST, "一、摸底"), (SECOND, "（二）走访"), (BODY, "96户。"), (SECOND, "（三）登记")], ["缺号"]),
        ([(FIRST, "二、摸底"), (BODY, "走访96户。")], []),
        (
            [(FIRST, "一、摸底"), (SECOND, "（一）走访"), (BODY, "96户。"), (SECOND, "（二）登记"), (BODY, "9人。"),
             (FIRST, "二、建册"), (SECOND, "（三）编号"), (BODY, "96户。"), (SECOND, "（四）公示"), (BODY, "9天。")],
            [],
        ),
        (
            [(FIRST, "一、摸底"), (SECOND, "（一）走访"), (BODY, "96户。"), (SECOND, "（二）登记"), (BODY, "9人。"),
             (FIRST, "二、建册"), (SECOND, "（二）编号"), (BODY, "96户。"), (SECOND, "（三）公示"), (BODY, "9天。")],
            ["缺号"],
        ),
    ],
)  # fmt: skip
def test_numbers_of_headings(checker: Checker, rows: list[tuple[Role, str]], cases: list[str]) -> None:
    found = [f for f in checker.check(brief_of(*rows), unfold=True).findings if f.rule == "body.order"]
    assert [f.params["case"] for f in found] == cases


def test_a_host_that_numbers_itself_has_the_first(checker: Checker) -> None:
    written = brief_of(
        (FIRST, "摸底"), (BODY, "走访96户。"), (FIRST, "二、建册"), (FIRST, "三、回访"), (BODY, "214人。")
    )
    numbered = msgspec.structs.replace(written.paragraphs[2], label="一、")
    draft = Draft(paragraphs=(*written.paragraphs[:2], numbered, *written.paragraphs[3:]))
    assert "body.order" not in {f.rule for f in checker.check(draft, unfold=True).findings}


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        (
            ("一、摸底。", "二、建册。", "四、回访。", "五、督办。"),
            ["一、摸底。", "二、建册。", "三、回访。", "四、督办。"],
        ),
        (("1.摸底。", "2.建册。", "2.回访。", "3.督办。"), ["1.摸底。", "2.建册。", "3.回访。", "4.督办。"]),
        (("一是摸底；三是建册；四是回访。",), ["一是摸底；二是建册；三是回访。"]),
        (("１．建册。", "３．对账。", "４．公示。"), ["１．建册。", "２．对账。", "３．公示。"]),
        (("（９）摸底。", "（１）建册。", "（３）对账。"), ["（９）摸底。", "（１）建册。", "（２）对账。"]),
    ],
)
def test_the_numbers_behind_are_put_right_too(checker: Checker, body: tuple[str, ...], mended: list[str]) -> None:
    written = brief_of(*((Role.BODY, text) for text in body))
    (finding,) = (f for f in checker.check(written, unfold=True).findings if f.rule == "body.order")
    result = fixed(written, finding.fixes[0])
    assert [p.text for p in result.paragraphs[2:]] == mended
    assert "body.order" not in {f.rule for f in checker.check(result, unfold=True).findings}


@pytest.mark.parametrize(
    ("rows", "empty"),
    [
        ([(FIRST, "一、摸底"), (FIRST, "二、建册"), (BODY, "214人。"), (FIRST, "回访"), (BODY, "9次。")], ["一、摸底"]),
        ([(FIRST, "一、摸底"), (BODY, "96户。"), (FIRST, "二、建册"), (BODY, "9人。"), (FIRST, "回访")], ["回访"]),
        ([(FIRST, "一、摸底"), (SECOND, "（一）走访"), (BODY, "96户。"), (FIRST, "二、建册"), (BODY, "9人。")], []),
        ([(FIRST, "一、摸底"), (FIRST, "二、建册"), (FIRST, "三、回访"), (BODY, "每季一次。")], []),
        ([(FIRST, "一、摸底96户。"), (FIRST, "二、建册"), (BODY, "9人。"), (FIRST, "三、回访"), (BODY, "9次。")], []),
        (
            [(FIRST, "一、摸底"), (SECOND, "（一）走访"), (BODY, "96户。"), (SECOND, "（二）登记"), (BODY, "9人。"),
             (SECOND, "（三）核对"), (BODY, "9次。"), (SECOND, "（四）公示"), (BODY, "9天。"),
             (FIRST, "二、任务清单"), (SECOND, "（一）编号"), (SECOND, "（二）上墙"), (SECOND, "（三）归档")],
            [],
        ),
        (
            [(FIRST, "一、摸底"), (BODY, "96户。"), (FIRST, "二、对账"), (Role.OTHER, ""), (FIRST, "三、公示"),
             (BODY, "9天。")],
            ["二、对账"],
        ),
    ],
)  # fmt: skip
def test_headings_without_a_body(checker: Checker, rows: list[tuple[Role, str]], empty: list[str]) -> None:
    found = checker.check(brief_of(*rows), unfold=True).findings
    texts = {f"p{i}": text for i, (_, text) in enumerate(rows, 2)}
    assert [texts[str(f.paragraph)] for f in found if f.rule == "body.empty-heading"] == empty


@pytest.mark.parametrize("at", [4, 5])
def test_what_shows_a_picture_is_not_empty(checker: Checker, at: int) -> None:
    rows = [
        (FIRST, "一、摸底"),
        (BODY, "96户。"),
        (FIRST, "二、走势"),
        (Role.OTHER, ""),
        (FIRST, "三、公示"),
        (BODY, "9天。"),
    ]
    written = brief_of(*rows).paragraphs
    shown = msgspec.structs.replace(written[at], shows=True)
    found = checker.check(Draft(paragraphs=(*written[:at], shown, *written[at + 1 :])), unfold=True).findings
    assert "body.empty-heading" not in {f.rule for f in found}
