"""Titles and leads are put together from the draft's own words, and say where each stands."""

from __future__ import annotations

import re

import pytest

from addin_server.core.assembly import JOINTS, Gathered
from addin_server.core.assembly.cutting import problem_of
from addin_server.core.engine import Checker
from addin_server.core.language.block import Block
from addin_server.core.model import Draft, Finding, Fix, Role, Span
from addin_server.core.ruleset import Ruleset
from tests.core.drafts import draft, written_drafts
from tests.core.fixing import fixed
from tests.core.test_fixes import offered

ROWS = [
    "凝心聚力谱新篇",
    "近年来，石桥县高度重视党员教育，精心组织，周密部署，取得了显著成效。",
    "一是挪会期。石桥县把党员会开到赶集日，由村支书提前三天通知。14个山村党员会去年一年开不齐一次。",
    "二是送课上门。县里给每个山村配1名会讲方言的党课教员，逐村排出课表。",
    "三是记到人头。半年来，到会人数由9人升到23人，补课86人次。",
]
_HOLE = re.compile(r"〔[^〔〕]+〕")


def finding(checker: Checker, one: Draft, rule: str) -> Finding:
    return next(f for f in checker.check(one, unfold=True).findings if f.rule == rule)


def assembled(found: Finding) -> list[Fix]:
    return [fix for fix in found.fixes if fix.parts]


def test_titles_name_the_unit_what_it_did_and_what_came_of_it(checker: Checker) -> None:
    fixes = assembled(finding(checker, draft(*ROWS), "title.slogan"))
    assert [fix.edits[0].text for fix in fixes] == [
        "石桥县给每个山村配1名会讲方言的党课教员",
        "石桥县把党员会开到赶集日，到会人数由9人升到23人",
    ]
    assert [fix.label for fix in fixes] == ["用稿里的话 1", "用稿里的话 2"]
    assert [(part.says, part.paragraph) for part in fixes[1].parts] == [
        ("unit", "p2"), ("action", "p3"), (None, None), ("effect", "p5"),
    ]  # fmt: skip


NUMBERS_OF_UNITS = ("三个村", "三村", "五县", "两个乡", "6个村", "十二个乡镇", "五家支部", "二级学院党委")


@pytest.mark.parametrize("unit", ["三岔乡", "九江市", "十堰市", "五家渠市", "两当县", "石桥县"])
def test_the_unit_is_one_by_name_and_no_number_of_them(checker: Checker, unit: str) -> None:
    rows = [f"{counted}把党员会开到赶集日。" * 2 for counted in NUMBERS_OF_UNITS]
    with checker.reading(draft(ROWS[0], *rows, f"{unit}给每个山村配1名党课教员。")) as (article,):
        named = Gathered(article, checker.ruleset.reader).unit
    assert named is not None and named.text == unit


def test_a_title_joins_no_deed_with_what_came_of_another(checker: Checker) -> None:
    rows = [
        ROWS[0],
        ROWS[1],
        "一是装扶手。石桥县给23名独居老人装上扶手，由支部逐户量尺寸。",
        "二是修电梯。石桥县请维保单位蹲点修电梯，投诉由176件降到21件。",
    ]
    titles = {fix.edits[0].text for fix in assembled(finding(checker, draft(*rows), "title.slogan"))}
    assert "石桥县给23名独居老人装上扶手" in titles
    assert not any("扶手" in title and "投诉" in title for title in titles)
    assert any("电梯" in title and "投诉" in title for title in titles)


def test_what_gathers_several_units_is_put_together_to_nothing(checker: Checker) -> None:
    rows = ["基层党支部做法选编（第三辑）", *ROWS[1:]]
    assert not any(assembled(f) for f in checker.check(draft(*rows), unfold=True).findings)


def test_a_lead_tells_problem_action_and_effect_in_this_order(checker: Checker) -> None:
    rows = [ROWS[0], *ROWS[2:]]
    fixes = assembled(finding(checker, draft(*rows), "lead.missing"))
    assert {fix.edits[0].text for fix in fixes} == {
        "针对14个山村党员会去年一年开不齐一次，石桥县把党员会开到赶集日，到会人数由9人升到23人。",
        "针对14个山村党员会去年一年开不齐一次，石桥县给每个山村配1名会讲方言的党课教员，到会人数由9人升到23人。",
    }
    assert all([part.says for part in f.parts if part.says] == ["problem", "unit", "action", "effect"] for f in fixes)


SLOGANS = [
    "柳河镇扎实推进党员教育工作取得新成效",
    "柳河镇党委高度重视党员教育工作，坚持把党员教育摆在突出位置，加强组织领导，狠抓工作落实，取得了明显成效。",
    "一是办“院坝夜校”。过去，山区村党员住得散，到会率只有52%，有3个村一年没开过一次党员大会。今年3月起，"
    "柳河镇党委在14个村推行“院坝夜校”，由组织员每月收集题目，一次不超过40分钟。截至9月底，开讲168场，到会率提高到87%。",
    "二是严格考核。把党员教育纳入年度考核，形成齐抓共管的良好局面。",
]


def test_a_lead_that_answers_nothing_is_written_anew_of_the_practice_the_body_tells(checker: Checker) -> None:
    fixes = assembled(finding(checker, draft(*SLOGANS), "lead.missing"))
    assert fixes[0].edits[0].text == "针对到会率只有52%，柳河镇在14个村推行“院坝夜校”，到会率提高到87%。"
    answered = SLOGANS[1].replace("狠抓工作落实", "针对14个村党员会一年开不齐一次的问题")
    leads = assembled(finding(checker, draft(SLOGANS[0], answered, *SLOGANS[2:]), "lead.no-action"))
    assert not any(fix.edits[0].text.startswith("针对") for fix in leads)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("针对村账没人管", "村账没人管"),
        ("过去，村账没人管", "村账没人管"),
        ("对3个软弱涣散村", None),
        ("过去，对村账没人管", None),
        ("对于年轻党员不敢管", None),
    ],
)
def test_a_problem_is_told_without_the_word_that_leads_to_it(said: str, problem: str | None, rules: Ruleset) -> None:
    block = Block(f"{said}，镇里每人包一个。", Role.BODY, "", rules.automaton)
    found = problem_of(block, Span(0, len(said)))
    assert (found and block.quote(found)) == problem


def test_what_the_draft_does_not_say_is_named_in_its_blank(checker: Checker) -> None:
    held = ROWS[2].replace("14个山村党员会去年一年开不齐一次。", "半年来，到会人数由9人升到23人。")
    no_problem = [ROWS[0], held, ROWS[3]]
    fixes = assembled(finding(checker, draft(*no_problem), "lead.missing"))
    assert fixes
    for fix in fixes:
        assert fix.edits[0].text.startswith("针对〔什么问题，稿里没找到〕，石桥县")
    apart = [ROWS[0], ROWS[2].replace("14个山村党员会去年一年开不齐一次。", ""), *ROWS[3:]]
    assert assembled(finding(checker, draft(*apart), "lead.missing")) == []  # nothing shows that one came of the other
    no_effect = [ROWS[0], *ROWS[2:4], "三是记到人头。会后逐人记账，缺会的补课。"]
    fixes = assembled(finding(checker, draft(*no_effect), "lead.missing"))
    assert fixes
    for fix in fixes:
        assert fix.edits[0].text.endswith("，〔效果带一个数，稿里没找到〕。")


def test_a_lead_that_lacks_one_answer_gets_it_from_the_body(checker: Checker) -> None:
    rows = [
        "石桥县把党员会开到赶集日",
        "今年3月起，石桥县把党员会开到赶集日，由村支书提前三天通知。",
        "14个山村党员会去年一年开不齐一次。县里给每个山村配1名会讲方言的党课教员，到会人数由9人升到23人。",
    ]
    one = draft(*rows)
    (problem,) = assembled(finding(checker, one, "lead.no-problem"))
    assert fixed(one, problem).paragraphs[1].text.startswith("针对14个山村党员会去年一年开不齐一次，今年3月起，")
    (effect,) = assembled(finding(checker, one, "lead.no-effect"))
    assert fixed(one, effect).paragraphs[1].text.endswith("提前三天通知，到会人数由9人升到23人。")


@pytest.mark.parametrize(
    "body",
    [
        "下一步，石桥县将把党员会开到赶集日。",
        "会议要求各镇把党员会开到赶集日，到会人数升到23人。",
        "石桥县党员王大山把自家院子让出来开会，到会人数由9人升到23人。",
        "为了把党员会开到赶集日，石桥县多次研究。",
    ],
)
def test_what_is_planned_demanded_or_done_by_others_is_no_action_of_the_unit(checker: Checker, body: str) -> None:
    for fix in assembled(finding(checker, draft(ROWS[0], ROWS[1], body), "title.slogan")):
        assert "赶集日" not in fix.edits[0].text and "院子" not in fix.edits[0].text


def test_every_word_of_what_is_put_together_stands_in_the_draft(checker: Checker) -> None:
    found = 0
    for name, one in written_drafts():
        texts = {paragraph.id: paragraph.text for paragraph in one.paragraphs}
        for _, fix in offered(checker.check(one)):
            if not fix.parts:
                continue
            found += 1
            assert "".join(part.text for part in fix.parts) == fix.edits[0].text, name
            for part in fix.parts:
                if part.paragraph is not None and part.span is not None:
                    assert texts[part.paragraph][slice(*part.span)] == part.text, name
                else:
                    assert part.text in JOINTS or _HOLE.fullmatch(part.text), name
    assert found > 15
