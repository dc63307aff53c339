"""Whose matter it is, and whether anybody's: what is told of others, what is still to come, which unit did it."""

from __future__ import annotations

import pytest

from addin_server import assets
from addin_server.core.model import Paragraph
from addin_server.core.ruleset import Ruleset
from addin_server.mining import Candidate, Miner, SourceDocument

TOLD = "针对山上老人办事难的问题，去年11月起推行“背包组”，每周三上山，老人下山由每月150人次降到20人次。"


@pytest.fixture(scope="module")
def miner(rules: Ruleset) -> Miner:
    return Miner(rules, assets.rules() / "mining")


def mined(miner: Miner, *lines: str) -> tuple[Candidate, ...]:
    paragraphs = tuple(Paragraph(id=f"p{i}", text=line) for i, line in enumerate(lines))
    return miner.mine([SourceDocument("材料.txt", paragraphs)]).candidates


def summary(miner: Miner, told: str, title: str = "清河县委组织部2026年上半年工作总结") -> list[str]:
    return [found.name for found in mined(miner, title, "一、主要工作", f"（一）党员教育。{told}")]


@pytest.mark.parametrize(
    "told",
    [
        "今年3月，临县县委组织部推行“板凳课堂”，到课率由41%提高到88%。",
        "今年3月起，该县推行“板凳课堂”，到课率由41%提高到88%。",
        "今年3月起，在外地务工党员集中的6个城市推行“板凳课堂”，到课率由41%提高到88%。",
        "今年3月起，在相邻的3个村推行“板凳课堂”，到课率由41%提高到88%。",
        "临近春节推行“板凳课堂”，到课率由41%提高到88%。",
        "今年3月起对某些村推行“板凳课堂”，到课率由41%提高到88%。",
        "针对去年党员学习参加率只有52%的问题，今年3月起推行“板凳课堂”，到课率由41%提高到88%。",
        "今年3月起，借鉴“枫桥经验”，推行“板凳课堂”，到课率由41%提高到88%。",
        "今年3月起，经县委通报，镇党委推行“板凳课堂”，到课率由41%提高到88%。",
    ],
)
def test_ordinary_words_make_ones_own_practice_nobody_elses(miner: Miner, told: str) -> None:
    assert summary(miner, told) == ["“板凳课堂”"]


@pytest.mark.parametrize(
    "told",
    [
        "浙江某市今年3月推行“板凳课堂”，到课率由41%提高到88%。",
        "同行业的长岭公司推行“板凳课堂”，到课率由41%提高到88%，给了我们很大启示。",
        "今年4月我们到隔壁天井村取经，他们推行“板凳课堂”，到课率由41%提高到88%。",
        "据市委组织部通报，河西区今年3月推行“板凳课堂”，到课率由41%提高到88%，可供借鉴。",
        "8月，局领导赴石浦区考察，那里推行“板凳课堂”，到课率由41%提高到88%，值得借鉴。",
        "听说江北区3月起推行“板凳课堂”，到课率由41%提高到88%。",
        "前阵子去江南学习，看人家那个村推行“板凳课堂”，到课率由41%提高到88%。",
    ],
)
def test_what_others_did_is_no_topic(miner: Miner, told: str) -> None:
    assert summary(miner, told) == []


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("云溪县人力资源和社会保障局2025年工作总结", "云溪县人力资源和社会保障局"),
        ("安陵县公交公司2025年工作总结", "安陵县公交公司"),
        ("关于进一步加强社区工作情况的报告", ""),
        ("全面推进乡村工作情况汇报", ""),
        ("在石桥镇党委会上的发言", "石桥镇党委"),
        ("石桥镇党员动态管理工作总结", "石桥镇"),
        ("县直单位党组织做法选登（三）", ""),
    ],
)
def test_a_title_names_the_unit_or_nobody(miner: Miner, title: str, unit: str) -> None:
    (found,) = mined(miner, title, "一、主要工作", f"（一）便民服务。{TOLD}")
    assert found.unit == unit


@pytest.mark.parametrize(
    ("opening", "unit"),
    [
        ("头桥镇党委", "头桥镇党委"),
        ("第一人民医院党委", "第一人民医院党委"),
        ("清河社区党委", "清河社区党委"),
        ("逐乡", "清河县委组织部"),
    ],
)
def test_who_opens_the_clause_did_it(miner: Miner, opening: str, unit: str) -> None:
    told = f"（一）夜办。针对白天没人办事的问题，今年3月，{opening}推行“夜间办”，每周三晚上开门，投诉由38件降到2件。"
    (found,) = mined(miner, "清河县委组织部2026年工作总结", "一、主要工作", told)
    actions = {f.place.quote for s in found.outline for f in s.fills if f.kind == "action"}
    assert (found.unit, actions) == (unit, {"推行“夜间办”"})


def test_a_label_is_no_village(miner: Miner) -> None:
    found = mined(miner, "石桥镇2026年工作总结", f"先进村：{TOLD}", "后进村：针对村账没人管的问题，正在整改。")
    assert [c.unit for c in found] == ["石桥镇"]


@pytest.mark.parametrize("who", ["我社区党委", "我街道党工委", "支部自我加压", "我们"])
def test_we_may_be_said_in_many_ways(miner: Miner, who: str) -> None:
    told = f"（一）夜办。去年被投诉38次。今年3月，{who}把窗口改到晚上八点关。到6月底，投诉由38件降到2件。"
    (found,) = mined(miner, "清河县委组织部2026年工作总结", "一、主要工作", told)
    assert found.practice.endswith("把窗口改到晚上八点关")


def test_what_a_chief_called_is_no_practice(miner: Miner) -> None:
    told = "去年被投诉38次。今年3月，镇党委一把手召开专题会议研究。到6月底，投诉由38件降到2件。"
    assert not any("一把手" in found.practice for found in mined(miner, "石桥镇2026年工作总结", "一、主要工作", told))


@pytest.mark.parametrize(
    "result",
    [
        "正确率由60%提高到95%",
        "待遇由每月900元提高到1500元",
        "计划完成率由60%提高到98%",
        "拟定制度12项，追回欠款64万元",
        "未成年人溺水由6起降到0起",
        "追回欠款64万元，正常运转",
    ],
)
def test_a_result_may_open_like_one_to_come(miner: Miner, result: str) -> None:
    rows = ("问题\t做法\t成效", f"村账没人说得清\t会计逐村对账，每月10日公示\t{result}")
    (found,) = mined(miner, "台账", *rows)
    assert any(f.place.quote == result for s in found.outline for f in s.fills if f.kind == "effect")


def test_what_is_to_be_done_by_a_day_was_not_done(miner: Miner) -> None:
    told = "去年被投诉38次。6月30日前，镇党委把账本贴到墙上。到6月底，投诉由38件降到2件。"
    assert not any("账本" in found.practice for found in mined(miner, "石桥镇2026年工作总结", "一、主要工作", told))


@pytest.mark.parametrize("told", ["办起一个没有围墙的养老院", "河西村青壮年只剩62名"])
def test_what_there_is_has_not_come_of_it(miner: Miner, told: str) -> None:
    line = f"（一）养老。针对老人没人管的问题，今年3月推行“互助院”，{told}，每周查两次。到6月底，投诉由38件降到2件。"
    (found,) = mined(miner, "石桥镇2026年工作总结", "一、主要工作", line)
    effects = {f.place.quote for s in found.outline for f in s.fills if f.kind.startswith(("effect", "total"))}
    assert effects == {"投诉由38件降到2件"}


def test_to_speak_of_candidates_is_no_plan(miner: Miner) -> None:
    told = "针对谈话走过场的问题，今年3月起对拟发展对象推行“三方谈话”，每人一小时，退回的由9人降到1人。"
    assert summary(miner, told) == ["“三方谈话”"]


def test_paragraphs_without_a_topic_are_counted(miner: Miner) -> None:
    lines = ("石桥镇工作总结", "问题\t做法\t成效", "村账没人说得清\t会计逐村对账\t追回欠款64万元", "其余工作正常。")
    paragraphs = tuple(Paragraph(id=f"p{i}", text=line) for i, line in enumerate(lines))
    found = miner.mine([SourceDocument("台账.txt", paragraphs)])
    assert (len(found.candidates), found.passed_over) == (1, 1)


def test_whom_a_report_is_for_is_not_whose_it_is(miner: Miner) -> None:
    lines = ("桃林镇近期工作情况汇报", "清河县委组织部：", "现将近期几项工作汇报如下。", f"一、便民服务。{TOLD}")
    (found,) = mined(miner, *lines)
    assert found.unit == "桃林镇"
