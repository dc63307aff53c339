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
        ("抽查支部60个，其中有问题的72个。", "合计", "72个"),
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
        ("党支部共有党员18人，其中男党员9人、女党员8人。", "合计", "18人"),
        ("支部有党员18人，男9女8。", "合计", "18人"),
        ("共选派干部326名，其中到乡镇18名、到村142名、到社区176名。", "合计", "326名"),
        ("全系统有基层党组织326个，其中党委18个、党总支142个、党支部176个。", "合计", "326个"),
        ("全县有正式党员、预备党员共214名，其中正式党员198名、预备党员26名。", "合计", "214名"),
        ("考核干部60名，优秀12名、称职46名、基本称职8名。", "合计", "60名"),
        ("满意的占70%，基本满意的占25%，不满意的占9%。", "合计", "9%"),
        ("赞成的占60%，反对的占20%，弃权的占10%。", "合计", "10%"),
        ("36名支书共办结720件，人均24件。", "平均", "24件"),
        ("发放补贴7.2万元，惠及36户，户均3000元。", "平均", "3000元"),
        ("群众满意率达103%。", "占比", "103%"),
        ("投诉降到12件，同比增长25%。", "升降", "增长"),
        ("入库人数增加到286人，比上年减少36人。", "升降", "减少"),
        ("驻村干部4月到岗，截至6月底已到岗5个月。", "时段", "5个月"),
        ("5月8日，84人参加开班式。8日至10日，40多名学员到党校听课。", "前后", "40多名学员"),
        ("镇里给12名新支书配导师，这13名新支书每周跟班一天。", "前后", "13名"),
        ("镇里给12名新支书配导师，半年后13名新支书全部结业。", "前后", "13名"),
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
        "支部有党员17人，男9女8。",
        "共选派干部326名，其中到乡镇18名、到村142名、到社区150名。",
        "共有党员326名，其中女性118名、35岁以下42名、农民党员176名。",
        "支部有党员18人，其中女党员8人、35岁以下男党员6人。",
        "全系统有基层党组织336个，其中党委18个、党总支142个、党支部176个。",
        "考核干部60名，优秀12名、称职46名。",
        "满意的占70%，基本满意的占25%，不满意的占5%。",
        "非常满意的占60.2%，比较满意的占30%。",
        "36名支书共办结720件，人均20件；带动36户，户均增收5000元。",
        "完成率达103%，增长率超过120%。",
        "投诉降到12件，满意率提高到96%，比上年增加3个百分点。",
        "比上年增加60个，其中新建72个、撤销12个。",
        "驻村干部4月到岗，截至6月底已到岗3个月，2个月内走访一遍。",
        "去年11月启动，到今年2月运行4个月。",
        "5月8日，84人参加开班式。培训分两期，每期40多名学员。",
        "46人参加开班式，40多名学员听课。",
        "镇里给12名新支书配导师，选出3名新支书上台，这3名新支书都得了奖。",
        "全镇36个村分三批推进，第一批12个村全部完成。",
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
