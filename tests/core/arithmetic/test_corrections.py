"""What can be computed can be mended in one click: the right value is offered, and taking it settles the matter."""

from __future__ import annotations

import datetime as dt

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Role
from tests.core.drafts import draft
from tests.core.fixing import fixed

SENT = dt.date(2026, 4, 10)


def body(*texts: str) -> Draft:
    return Draft(
        paragraphs=tuple(Paragraph(id=f"p{i}", text=t, pinned=Role.BODY) for i, t in enumerate(texts)), date=SENT
    )


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("全镇共有党员486名，分别为农民310名、教师96名、退休78名。", ["共有党员484名"]),
        ("抽查支部60个，其中有问题的72个。", ["抽查支部72个，其中有问题的60个"]),
        ("共投入资金3.5万元，其中村集体4.2万元。", ["资金4.2万元，其中村集体3.5万元"]),
        ("收件402件，办结394件，办结率92%。", ["办结率98%"]),
        ("全县有党员1,000名，其中60岁以上党员470名，占52%。", ["占47%"]),
        ("村干部大专以上学历由31%提高到44%，提高15个百分点。", ["提高13个百分点"]),
        ("问题由163个增加到29个。", ["由163个减少到29个", "由29个增加到163个"]),
        ("问题由163个减到29个，减少124个。", ["减少134个"]),
        ("报表由50张压减到40张，下降25%。", ["下降20%"]),
        ("投诉降到12件，同比增长25%。", ["同比下降25%", "投诉升到12件"]),
        ("近两千余名党员参加。", ["近两千名", "两千余名"]),
        ("用时约30多分钟。", ["约30分钟", "用时30多分钟"]),
        ("11月31日前完成。", ["11月30日", "12月1日"]),
        ("支部有党员十八人，其中男党员9人、女党员8人。", ["党员十七人"]),
        ("满意的占70%，基本满意的占25%，不满意的占9%。", ["不满意的占5%"]),
        ("36名支书共办结720件，人均24件。", ["人均20件"]),
        ("发放补贴7.2万元，惠及36户，户均3000元。", ["户均2000元"]),
        ("驻村干部4月到岗，截至6月底已到岗5个月。", ["已到岗2个月", "已到岗3个月"]),
        ("镇里给12名新支书配导师，这13名新支书每周跟班一天。", ["这12名新支书", "给13名新支书"]),
        ("5月8日，84人参加开班式。8日至10日，40多名学员到党校听课。", ["84名学员", "40多人参加开班式"]),
        ("2026年3月29日（星期六），镇里给新支书配导师。", ["（星期日）", "3月28日"]),
        ("镇里推出三项举措：摸底、建册。", ["两项举措"]),
        ("截至2026年12月31日，已办结214件。", ["截至2026年4月10日", "截至2025年12月31日"]),
    ],
)  # fmt: skip
def test_the_right_value_is_offered_and_settles_it(checker: Checker, text: str, mended: list[str]) -> None:
    before = body(text)
    (finding,) = (
        f for f in checker.check(before, unfold=True).findings if f.fixes and "〔" not in f.fixes[0].edits[0].text
    )
    results = [fixed(before, fix) for fix in finding.fixes]
    for result, expected in zip(results, mended, strict=True):
        assert expected in result.paragraphs[0].text
        assert finding.rule not in {f.rule for f in checker.check(result, unfold=True).findings}


@pytest.mark.parametrize(
    ("rows", "rule", "here", "there"),
    [
        (
            ["全县共有党员1200名。", "全县共有党员1300名，35岁以下的200名。"],
            "fact.number-inconsistent", "1200名，35", "1300名。",
        ),
        (
            ["县委组织部部长王建国到会。", "县委组织部部长王建军讲课。"],
            "policy.person-variants", "王建国讲课", "王建军到会",
        ),
        (
            ["按照《村级小微权力清单管理办法》，村里建册。", "《村级小微权力清单管理办发》印发后，镇里督办。"],
            "policy.name-variants", "管理办法》印发", "管理办发》，村里",
        ),
    ],
)  # fmt: skip
def test_both_candidates_are_offered(checker: Checker, rows: list[str], rule: str, here: str, there: str) -> None:
    before = body(*rows)
    (finding,) = (f for f in checker.check(before, unfold=True).findings if f.rule == rule)
    one, other = (fixed(before, fix) for fix in finding.fixes)
    assert here in one.paragraphs[1].text and one.paragraphs[0].text == rows[0]
    assert there in other.paragraphs[0].text and other.paragraphs[1].text == rows[1]
    for result in (one, other):
        assert rule not in {f.rule for f in checker.check(result, unfold=True).findings}


def test_the_unit_of_the_title_and_the_one_that_signs(checker: Checker) -> None:
    rows = ["清江县给新支书配导师", "针对新支书上手慢，县里给11名新支书配了导师，已办结86件。", "中共白石县委组织部"]
    before = draft(*rows)
    (finding,) = (f for f in checker.check(before, unfold=True).findings if f.rule == "policy.other-unit")
    results = [fixed(before, fix) for fix in finding.fixes]
    assert [r.paragraphs[0].text[:3] for r in results] == ["白石县", "清江县"]
    assert all("policy.other-unit" not in {f.rule for f in checker.check(r, unfold=True).findings} for r in results)
