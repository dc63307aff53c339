"""The words of our comments: written once, read back the same, also as an earlier version wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin_server.comment import (
    Comment,
    FindingComment,
    LeadComment,
    MissingParts,
    RemarkLine,
    Remarks,
    Verdict,
    of_finding,
    of_lead,
    parse,
    signed,
    unsigned,
    write,
)
from addin_server.core.engine import Checker
from addin_server.core.model import Answer, Draft, Paragraph
from addin_server.core.ruleset import Ruleset
from addin_server.vocabulary import SEVERITY_NAMES, SIGN, VERDICTS

PLAIN = st.text(st.sampled_from("补写一个数甲乙丙…，：12｜A𠮷 "), min_size=1, max_size=12)
QUOTES = st.lists(st.text(st.sampled_from("显著成效一致好评…、"), min_size=1, max_size=8), max_size=3).map(tuple)
LINES = st.builds(RemarkLine, PLAIN.map(lambda text: f"{text}。"), QUOTES)

COMMENTS: st.SearchStrategy[Comment] = st.one_of(
    st.builds(
        FindingComment, st.sampled_from(sorted(SEVERITY_NAMES)), PLAIN, st.lists(PLAIN).map(tuple), st.booleans()
    ),
    st.builds(
        MissingParts, st.lists(st.sampled_from("标题 导语 结尾 底数".split()), min_size=1, max_size=3).map(tuple)
    ),
    st.builds(LeadComment, QUOTES.filter(bool), st.booleans()),
    st.just(LeadComment(())),
    st.builds(Verdict, st.sampled_from([verdict.name for verdict in VERDICTS]), st.one_of(st.just(""), PLAIN)),
    # With more than one line, or none of our forms, it is a reviewer's own.
    st.builds(Remarks, st.lists(LINES, min_size=2, max_size=3).map(tuple)),
)


@given(COMMENTS)
def test_what_was_written_is_read_back(comment: Comment) -> None:
    assert parse(write(comment)) == comment
    assert parse(signed(write(comment))) == comment


@given(st.text(st.sampled_from("必改建议｜：缺导语请补齐写实些审稿结论退回同“”。、，\n甲"), max_size=30))
def test_no_word_of_a_comment_is_lost(text: str) -> None:
    assert write(parse(text)) == unsigned(text)


def test_a_finding_and_its_comment(checker: Checker, rules: Ruleset) -> None:
    report = checker.check(Draft(paragraphs=(Paragraph(id="p1", text="三措并举抓实党员教育"),)))
    finding = report.findings[0]
    text = write(of_finding(finding, rules.sources))
    assert text.startswith(f"{SEVERITY_NAMES[finding.severity]}｜{finding.message}\n")
    assert f"为什么：{finding.why}" in text
    assert rules.sources[finding.source[0].partition(".")[0]].title in text.rpartition("\n")[2]


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        # the pane, before its comments came from the service
        ("【主笔】必改：数字对不上。先核一遍台账。", FindingComment("error", "数字对不上。先核一遍台账。", fused=True)),
        # the documents of the command, now and then
        (
            "【主笔】建议改｜标题像口号。\n另见：“谱写新篇”\n为什么：看不出做法。\n依据：组工信息写作",
            FindingComment(
                "warning", "标题像口号。", ("另见：“谱写新篇”", "为什么：看不出做法。", "依据：组工信息写作")
            ),
        ),
        ("【主笔】缺导语、结尾，请补齐。", MissingParts(("导语", "结尾"))),
        ("【主笔】导语缺“针对什么”“见什么效果”，请补。", LeadComment(("针对什么", "见什么效果"))),
        ("【主笔】导语“做了什么”写实些。", LeadComment(("做了什么",), partly=True)),
        ("【主笔】导语三问都没答，请补。", LeadComment(())),
        ("【主笔】审稿结论：退回。退回重写，1.甲；2.乙。", Verdict("退回", "退回重写，1.甲；2.乙。")),
        (
            "【主笔】补一个数。“明显提升”同。\n“一致好评”：谁说的？",
            Remarks((RemarkLine("补一个数。", ("明显提升",)), RemarkLine("谁说的？", ("一致好评",)))),
        ),
        ("【主笔】这句再想想。", Remarks((RemarkLine("这句再想想。"),))),
    ],
)
def test_what_earlier_versions_wrote_is_still_known(text: str, comment: Comment) -> None:
    assert parse(text) == comment
    assert signed(write(comment)) == text
    assert text.startswith(SIGN)


def test_the_leads_questions_as_one_remark() -> None:
    def said(*states: str) -> str:
        questions = zip(("针对什么", "做了什么", "见什么效果"), states, strict=True)
        remark = of_lead(Answer(question, "lead.x", state, "") for question, state in questions)  # type: ignore[arg-type]
        return write(remark) if remark else ""

    assert said("no", "yes", "no") == "导语缺“针对什么”“见什么效果”，请补。"
    assert said("no", "no", "no") == "导语三问都没答，请补。"
    assert said("yes", "partly", "yes") == "导语“做了什么”写实些。"
    assert said("yes", "yes", "yes") == ""
