"""What became of the comments a draft came with."""

from __future__ import annotations

import msgspec
import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Report, Role
from addin_server.core.ruleset import Ruleset
from addin_server.review import Earlier, compare

RESULT, REACTION = "成效没依据，请补一个能核对的数。", "评价没有出处，谁说的？"
ANSWERS = {RESULT: ("vague.result",), REACTION: ("vague.reaction",)}
PARAGRAPHS = (
    Paragraph(id="t", text="柳河镇给流动党员建联络卡", pinned=Role.TITLE),
    Paragraph(id="b", text="镇里的工作取得明显成效。", pinned=Role.BODY),
    Paragraph(id="c", text="夜校办得热闹，得到群众一致好评。", pinned=Role.BODY),
)


def state(text: str, quote: str, found: Report, rules: Ruleset) -> str | None:
    return compare([Earlier(f"【主笔】{text}", quote)], found, ANSWERS, rules)[0].state


@pytest.fixture(scope="module")
def vague(checker: Checker) -> Report:
    found = checker.check(Draft(paragraphs=PARAGRAPHS), unfold=True)
    assert {"vague.result", "vague.reaction"} <= {f.rule for f in found.findings}
    return found


def without(found: Report, *rules: str) -> Report:
    kept = tuple(f for f in found.findings if f.rule not in rules)
    return msgspec.structs.replace(found, findings=kept)


def test_a_remark_that_was_followed_and_one_that_was_not(vague: Report, rules: Ruleset) -> None:
    assert state(RESULT, "取得明显成效", vague, rules) == "open"
    assert state(RESULT, "取得明显成效", without(vague, "vague.result"), rules) == "mended"


def test_its_words_gone(vague: Report, rules: Ruleset) -> None:
    assert state(RESULT, "成效十分突出", without(vague, "vague.result"), rules) == "mended"
    assert state(RESULT, "成效十分突出", vague, rules) == "lost"


def test_what_stands_elsewhere_does_not_count(vague: Report, rules: Ruleset) -> None:
    assert state(RESULT, "柳河镇", vague, rules) == "mended"


def test_of_own_words_only_whether_what_they_are_about_stands(vague: Report, rules: Ruleset) -> None:
    assert state("这句再想想。", "取得明显成效", vague, rules) == "open"
    assert state("这句再想想。", "早已删去的话", vague, rules) == "lost"


def test_a_merged_comment_is_open_while_one_of_its_remarks_is(vague: Report, rules: Ruleset) -> None:
    merged = f"{RESULT}\n“一致好评”：{REACTION}"
    assert state(merged, "取得明显成效", without(vague, "vague.result"), rules) == "open"
    assert state(merged, "取得明显成效", without(vague, "vague.result", "vague.reaction"), rules) == "mended"
    assert compare([Earlier(merged, "")], vague, ANSWERS, rules)[0].lines == (RESULT, REACTION)


def test_missing_parts_and_the_leads_questions(vague: Report, rules: Ruleset) -> None:
    assert "lead.missing" in {f.rule for f in vague.findings}
    assert state("缺标题、导语，请补齐。", "", vague, rules) == "open"
    assert state("缺标题、导语，请补齐。", "", without(vague, "lead.missing"), rules) == "mended"
    assert state("导语缺“针对什么”，请补。", "", vague, rules) == "mended"


def test_a_lead_that_answers_what_was_asked_is_mended_whatever_else_is_open(checker: Checker, rules: Ruleset) -> None:
    lead = "针对31名外出党员半年没有参加组织生活的问题，柳河镇党委3月起要求各支部每月15日视频开会，组织委员逐个点名。"
    title = Paragraph(id="t", text="柳河镇让外出党员每月视频开会", pinned=Role.TITLE)
    found = checker.check(Draft(paragraphs=(title, Paragraph(id="l", text=lead, pinned=Role.LEAD))), unfold=True)
    assert {answer.state for answer in found.lead if answer.question == "见什么效果"} == {"no"}
    earlier = "流动党员管理工作十分重要。"
    assert state("导语缺“针对什么”，请补。", earlier, found, rules) == "mended"
    assert state("导语缺“见什么效果”，请补。", earlier, found, rules) == "open"
    assert state("导语三问都没答，请补。", earlier, found, rules) == "open"


@pytest.mark.parametrize("form", ["{word}｜{message}\n为什么：……", "{word}：{message}{why}"])
def test_what_a_check_wrote_goes_by_its_message(form: str, vague: Report, rules: Ruleset) -> None:
    finding = next(f for f in vague.findings if f.rule == "vague.result")
    text = form.format(word="建议改", message=finding.message, why=finding.why)
    assert state(text, finding.quote, vague, rules) == "open"
    assert state(text, finding.quote, without(vague, "vague.result"), rules) == "mended"


def test_a_verdict_has_no_state(vague: Report, rules: Ruleset) -> None:
    assert state("审稿结论：退回。退回重写，甲。", "", vague, rules) is None


def test_every_comment_asks_whether_there_is_time_left(vague: Report, rules: Ruleset) -> None:
    asked: list[None] = []
    earlier = [Earlier(f"【主笔】{text}", "取得明显成效") for text in (RESULT, "结论：退回。", "〔必改〕数字对不上。")]
    compare(earlier, vague, ANSWERS, rules, lambda: asked.append(None))
    assert len(asked) >= len(earlier)
