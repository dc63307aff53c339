"""Soft line breaks and what nobody sees: the rules read the printed page, findings stand in the writer's own text."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin_server.core.engine import Checker
from addin_server.core.language.visible import visible_text
from addin_server.core.model import Draft, Finding, Report, Role
from tests.core.drafts import centred, draft, written_drafts

TITLE = "柳河镇“三单联动”推动党员教育管理提质增效"
LEAD = "近年来，柳河镇高度重视党员教育管理工作，全体党员的综合素质得到明显提升，工作取得显著成效。"
BODY = "经核查，后备人选孙某有问题线索2条。"
MEASURE = "一是强化组织领导。成立工作专班，召开动员会3次，进一步提高思想认识。"
TEXTS = (TITLE, LEAD, BODY, MEASURE)

NOISE = st.lists(st.sampled_from(("", "\u200b", "\ufeff", "\u00ad", "\u202e\u2060", "\ufe0f")), min_size=8, max_size=8)
KANGXI = str.maketrans("人工一二长", "⼈⼯⼀⼆⻓")


def shown(findings: tuple[Finding, ...]) -> list[tuple[str, str, str, str]]:
    return [(f.rule, f.key, visible_text(f.quote).text, f.message) for f in findings]


@pytest.mark.parametrize("mark", ["\n", "\v", "\u2028"])
def test_lines_of_one_paragraph_are_read_as_paragraphs(mark: str, checker: Checker) -> None:
    apart, together = checker.check(draft(*TEXTS)), checker.check(draft(mark.join(TEXTS)))
    assert shown(together.findings) == shown(apart.findings)
    assert [line.role for line in together.roles[0].lines] == [reading.role for reading in apart.roles]
    assert [(text, role) for _, text, role in together.lines()] == [(text, role) for _, text, role in apart.lines()]


def test_spans_are_those_of_the_one_paragraph(checker: Checker) -> None:
    written = draft("\n".join(TEXTS))
    report = checker.check(written)
    assert report.paragraphs == written.paragraphs
    text = written.paragraphs[0].text
    for finding in report.findings:
        assert finding.paragraph == "p1"
        assert finding.span is not None
        assert text[finding.span.start : finding.span.end] == finding.quote
        for fix in finding.fixes:
            for edit in fix.edits:
                assert edit.paragraph == "p1"
                assert 0 <= edit.span.start <= edit.span.end <= len(text)
                assert "\n" not in text[edit.span.start : edit.span.end]


def test_the_same_words_in_two_lines_are_counted(checker: Checker) -> None:
    found = [f for f in checker.check(draft(f"{TITLE}\n{LEAD}\n{BODY}\n{BODY}")).findings if f.category == "secrecy"]
    assert [f.occurrence for f in found] == [0, 1]


def test_a_line_cut_in_mid_sentence_goes_on(checker: Checker) -> None:
    (reading,) = checker.check(draft(f"{TITLE}\n{LEAD}第二句在这里被人用换\n行断开，意思没有完。")).roles
    assert [line.role for line in reading.lines] == [Role.TITLE, Role.LEAD]


def test_a_heading_in_two_lines_is_one(checker: Checker) -> None:
    heading = {"text": "定日子\n定内容", "style": "heading 1", "outline": 1}
    assert not checker.check(draft(TITLE, LEAD, heading, MEASURE)).roles[2].lines


def test_a_title_in_two_lines(checker: Checker) -> None:
    title, _ = checker.check(draft(centred("柳河镇把党员会\n开到赶集日"), LEAD)).roles
    assert title.role is Role.TITLE
    assert not title.lines
    (finding,) = (
        f for f in checker.check(draft(centred("柳河镇凝心聚\n力谋发展"), LEAD)).findings if f.category == "title"
    )
    assert "凝心聚\n力" in finding.quote


def test_a_masthead_and_its_number_in_one_paragraph(checker: Checker) -> None:
    masthead, title, _ = checker.check(draft(centred("柳河组工信息\n第12期"), centred(TITLE), LEAD)).roles
    assert [line.role for line in masthead.lines] == [Role.MASTHEAD, Role.ISSUE]
    assert title.role is Role.TITLE


@given(NOISE, st.booleans())
@settings(max_examples=40, deadline=None)
def test_what_nobody_sees_changes_nothing(checker: Checker, noise: list[str], kangxi: bool) -> None:
    def noisy(text: str) -> str:
        mixed = "".join(noise[i % len(noise)] + char for i, char in enumerate(text)) + noise[0]
        return mixed.translate(KANGXI) if kangxi else mixed

    clean = checker.check(draft(*TEXTS))
    written = draft(*map(noisy, TEXTS))
    report = checker.check(written)
    assert shown(report.findings) == shown(clean.findings)
    assert [r.role for r in report.roles] == [r.role for r in clean.roles]
    texts = {p.id: p.text for p in written.paragraphs}
    for finding, expected in zip(report.findings, clean.findings, strict=True):
        if finding.paragraph is None or finding.span is None or expected.span is None:
            continue
        places = visible_text(texts[finding.paragraph]).places
        assert finding.span == (places[expected.span.start], places[expected.span.end - 1] + 1)


@pytest.mark.parametrize(
    "hidden", ["后\u200b备人选", "后备⼈选", "后备人\u00ad选", "\u202e后备人选", "后备\U000e0100人选"]
)
def test_secrets_cannot_hide(hidden: str, checker: Checker) -> None:
    report = checker.check(draft(TITLE, LEAD, BODY.replace("后备人选", hidden)))
    assert "secrecy.personnel" in {f.rule for f in report.findings}


def test_rare_names_are_names(checker: Checker) -> None:
    report = checker.check(draft(TITLE, LEAD, BODY.replace("孙某", "\U00030001某")))
    assert "secrecy.personnel" in {f.rule for f in report.findings}
    assert "title.no-subject" not in {f.rule for f in checker.check(draft("㮾河镇把会开到赶集日", LEAD)).findings}


def test_a_plain_draft_is_checked_as_it_stands(checker: Checker) -> None:
    assert all(not reading.lines for reading in checker.check(draft(*TEXTS)).roles)
    assert checker.check(Draft(paragraphs=())).roles == ()


SOFT = (
    "石桥县把党员会开到赶集日\n"
    "石桥县委坚持把党员教育摆在重要位置，认真贯彻落实上级要求，狠抓工作落实，取得显著成效。\n"
    "一是定日子。针对14个山村党员会一年开不齐一次，石桥县今年起把党员会开到赶集日，到会人数由9人升到23人。\n"
    "二是配教员。县里给每个山村配1名会讲方言的党课教员。"
)


def test_every_place_a_finding_names_is_one_of_the_written_draft(checker: Checker) -> None:
    assert places(checker.check(draft(SOFT)), SOFT) > 0


def test_so_it_is_with_drafts_written_in_one_paragraph(checker: Checker) -> None:
    found = 0
    for _, one in islice(written_drafts(), 0, None, 5):
        text = "\n".join(paragraph.text for paragraph in one.paragraphs)
        found += places(checker.check(draft(text)), text)
    assert found > 5


def places(report: Report, text: str) -> int:
    """How many places the fixes and the evidence name; each must hold the words it says."""
    named = [(e.paragraph, e.span, e.quote) for f in report.findings for e in f.evidence]
    parts = (part for f in report.findings for fix in f.fixes for part in fix.parts)
    named += [(p.paragraph, p.span, p.text) for p in parts if p.paragraph is not None and p.span is not None]
    for paragraph, span, quote in named:
        assert (paragraph, text[slice(*span)]) == ("p1", quote)
    return len(named)
