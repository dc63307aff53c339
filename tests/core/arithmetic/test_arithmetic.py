"""Computed facts: what contradicts is found, what only looks like it is left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Role

RULE = "fact.number-inconsistent"


def found(checker: Checker, *texts: str, date: dt.date | None = None) -> list[tuple[str, str]]:
    paragraphs = tuple(Paragraph(id=f"p{i}", text=text, pinned=Role.BODY) for i, text in enumerate(texts))
    report = checker.check(Draft(paragraphs=paragraphs, date=date), unfold=True)
    return [(str(f.params["case"]), f.quote) for f in report.findings if f.rule == RULE]


@pytest.mark.parametrize(
    ("text", "case", "quote"),
    [
        ("全镇共有党员486名，分别为农民310名、教师96名、退休78名。", "合计", "486名"),
        ("抽查支部60个，其中有问题的72个。", "", ""),
        ("共抽查支部60个，其中有问题的72个。", "合计", "72个"),
        ("共投入资金3.5万元，其中村集体4.2万元。", "合计", "4.2万元"),
        ("收件402件，办结394件，办结率92%。", "占比", "92%"),
        ("全县有村干部四百名，其中大专以上一百名，占三成。", "", ""),
        ("全县有村干部400名，其中大专以上100名，占35%。", "占比", "35%"),
        ("问题由163个增加到29个。", "升降", "29个"),
        ("问题由163个减到29个，减少124个。", "差额", "124个"),
        ("满意率由82.5%提高到96%，提高14.5个百分点。", "差额", "14.5个百分点"),
        ("报表由50张压减到40张，下降25%。", "差额", "25%"),
        ("近两千余名党员参加。", "约数", "近两千余"),
        ("用时约30多分钟。", "约数", "约30多"),
        ("到会超过200人左右。", "约数", "超过200人左右"),
        ("11月31日前完成。", "日期", "11月31日"),
        ("13月底前完成。", "日期", "13月底"),
    ],
)
def test_a_contradiction(checker: Checker, text: str, case: str, quote: str) -> None:
    assert found(checker, text) == ([(case, quote)] if case else [])


@pytest.mark.parametrize(
    "text",
    [
        "全镇共有党员486名，分别为农民310名、教师96名、退休80名。",
        "共走访48户，其中独居老人21户、残疾家庭18户、党员家庭30户。",
        "收件402件，办结394件，办结率98%；同比增加120件。",
        "全县有村干部400名，35岁以下的占26%，大专以上100名，占全市的12%。",
        "问题由163个减到29个，群众来访减少124人次。",
        "满意率由82.5%提高到96%，提高13.5个百分点。",
        "报表由50张压减到40张，下降20%。",
        "节约30余万元，最近3年多来没有欠账，附近200多户受益。",
        "近三年来，30多名党员……合约20余份。",
        "2月29日，镇里启动换届。",
        "“三会一课”落实到12个支部，推进“四议两公开”。",
        "共发放手册1200份：每村40份、每个支部20份、每名党员1份。",
    ],
)
def test_consistent_figures_are_left_alone(checker: Checker, text: str) -> None:
    assert found(checker, text) == []


def test_the_same_stock_with_two_values_shows_both_places(checker: Checker) -> None:
    texts = ("全县共有党员12640名，逐人建档。", "一是摸底。全县共有党员12460名，流动的412名。")
    paragraphs = tuple(Paragraph(id=f"p{i}", text=text, pinned=Role.BODY) for i, text in enumerate(texts))
    (finding,) = [f for f in checker.check(Draft(paragraphs=paragraphs), unfold=True).findings if f.rule == RULE]
    assert (finding.paragraph, finding.quote) == ("p1", "12460名")
    assert [(e.paragraph, e.quote) for e in finding.evidence] == [("p0", "12640名")]


def test_a_day_after_the_draft_is_sent(checker: Checker) -> None:
    text = "截至2026年12月5日，登记党员96名。"
    assert found(checker, text, date=dt.date(2026, 11, 10)) == [("日期", "2026年12月5日")]
    assert found(checker, text) == []
