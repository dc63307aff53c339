"""Which kind of text a draft is: forms that settle it, and the answer that it is none of the kinds."""

from __future__ import annotations

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Genre, Severity
from tests.core.drafts import draft

RULES = ("柳塘镇机关用车管理规定", "第一条 为规范用车，制定本规定。", "第二条 用车须填单。", "第三条 违者通报。")
CONTRACT = ("厂房租赁合同", "甲方：柳塘村经济合作社", "乙方：石桥农机服务部", "一、租期三年，自2024年3月1日起。")
MINUTES = (
    "柳塘镇党委会议纪要",
    "时间：3月4日上午",
    "地点：二楼会议室",
    "主持人：周平",
    "会议研究了防汛值班安排，议定由各村自3月10日起双人值守。",
)
FORM = ("党员基本情况登记表", "姓名：周平　性别：男", "入党时间：2009年7月", "工作单位：柳塘镇财政所")
TENDER = ("党群服务中心空调采购公告", "项目编号：LT-2024-07", "一、采购内容：空调12台。", "二、报名时间：3月4日至8日。")
CV = (
    "周平同志简历",
    "周平，男，汉族，1979年3月生，2001年9月参加工作，2004年6月入党。",
    "2001年至2006年任柳塘镇财政所会计。",
)
SURVEY = (
    "关于村级后备干部队伍情况的调研报告",
    "为摸清底数，镇党委9月走访了14个村。",
    "一、存在的问题",
    "在外务工的19名，平时不在村。",
)
QUESTIONS = (
    "党费收缴问答",
    "问：退休党员按什么基数交？",
    "答：按退休金。",
    "问：补交要不要写说明？",
    "答：要写。",
)
NONE = {
    "questions": QUESTIONS,
    "rules": RULES,
    "contract": CONTRACT,
    "minutes": MINUTES,
    "form": FORM,
    "tender": TENDER,
    "cv": CV,
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_none_of_these_gets_one_sentence(text: tuple[str, ...], checker: Checker) -> None:
    report = checker.check(draft(*text))
    spoken = [f for f in report.findings if not f.folded]
    assert report.genre.name is Genre.OTHER
    assert [f.rule for f in spoken if f.category == "genre"] == ["genre.other"]
    assert all(f.severity is Severity.ADVICE for f in spoken)


def test_a_report_that_says_so_is_told_in_passing(checker: Checker) -> None:
    report = checker.check(draft(*SURVEY))
    assert report.genre.name is Genre.SUMMARY
    assert [(f.rule, f.severity) for f in report.findings if not f.folded] == [("genre.summary", Severity.ADVICE)]


@pytest.mark.parametrize(
    "title",
    ["石桥县给流动党员建花名册", "柳塘镇晒出小微权力清单 逐项亮出岗位职责", "柳塘镇把会议纪要贴到村务栏"],
)
def test_titles_that_speak_of_such_a_form_are_no_such_form(title: str, checker: Checker) -> None:
    lead = "针对14个村党员底数不清，柳塘镇今年3月起逐户登记，已找回失联党员41名，到会人数由9人升到23人。"
    report = checker.check(draft(title, lead, "一是摸底。镇里用半个月走完14个村，逐人填联系卡。"))
    assert report.genre.name is Genre.BRIEF


def test_the_dateline_of_an_agency_is_news(checker: Checker) -> None:
    lead = "新华社清河3月4日电（记者周平）针对14个村党员底数不清，柳塘镇今年起逐户登记，已找回失联党员41名。"
    report = checker.check(draft("柳塘镇找回失联党员41名", lead, "镇里用半个月走完14个村，逐人填联系卡。"))
    assert (report.genre.name, report.genre.because) == (Genre.NEWS, ("有新闻单位的电头",))


def test_the_dateline_of_a_newspaper_alone_makes_no_news(checker: Checker) -> None:
    lead = "本报清河3月4日电（周平）针对14个村党员底数不清，柳塘镇今年起逐户登记，已找回失联党员41名。"
    report = checker.check(draft("柳塘镇找回失联党员41名", lead, "镇里用半个月走完14个村，逐人填联系卡。"))
    assert report.genre.name is Genre.BRIEF


def test_a_brief_with_a_title_of_news_is_read_as_a_brief(checker: Checker) -> None:
    lead = "针对14个村党员底数不清，柳塘镇今年3月起逐户登记，已找回失联党员41名，到会人数由9人升到23人。"
    report = checker.check(
        draft("柳塘镇逐户登记流动党员侧记", lead, "一是摸底。镇里用半个月走完14个村，逐人填联系卡。")
    )
    assert report.genre.name is Genre.BRIEF


def test_the_plan_of_an_event_is_no_news_of_it(checker: Checker) -> None:
    plan = (
        "参观县博物馆活动策划",
        "一、活动时间",
        "11月28日下午1点至5点。",
        "二、活动内容",
        "13:00集合，13:15统一乘车出发，15:00在展厅听讲解员讲解。",
    )
    assert checker.check(draft(*plan)).genre.name is Genre.NOTICE
