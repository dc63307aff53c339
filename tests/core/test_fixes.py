"""照改 never spoils a draft: no word is cut, none is doubled, and no more is found afterwards than before."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator

import pytest

from addin_server.core import examples
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Edit, Finding, Fix, Paragraph, Report
from addin_server.core.ruleset import Ruleset
from tests.conftest import ROOT
from tests.core.drafts import draft
from tests.core.fixing import fixed

SENT = dt.date(2026, 6, 1)
_WORDS = re.compile(r"\w|[，。；：、]")
_LONGEST = 4
_HEDGES = ("余", "多")


def written_drafts() -> Iterator[tuple[str, Draft]]:
    for path in sorted((ROOT / "tests" / "drafts").rglob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            texts = row.get("paragraphs", ())
            if texts and all(isinstance(text, str) for text in texts):
                title = row.get("title")
                yield f"{path.stem}:{row['id']}", draft(*([title] if isinstance(title, str) else []), *texts, date=SENT)


def rule_examples(rules: Ruleset) -> Iterator[tuple[str, Draft]]:
    for rule in rules.rules:
        for number, example in enumerate(rule.example):
            for text in filter(None, (example.weak, example.good, example.ok)):
                yield f"{rule.id}:{number}", examples.draft_of(rule, example, examples.unmarked(text))


def offered(report: Report) -> Iterator[tuple[Finding, Fix]]:
    """What the writer can click: folded findings have no button."""
    for finding in report.findings:
        if not finding.folded:
            for fix in finding.fixes:
                yield finding, fix


def counted(report: Report) -> int:
    return sum(not finding.folded for finding in report.findings)


def doubled(before: str, edit: Edit) -> bool:
    """Whether the edit puts the same words twice side by side where they were not."""
    after = before[: edit.span.start] + edit.text + before[edit.span.end :]
    for at in (edit.span.start, edit.span.start + len(edit.text)):
        for length in range(1, _LONGEST + 1):
            left, right = after[max(0, at - length) : at], after[at : at + length]
            if len(left) == length and left == right and _WORDS.search(left) and left + right not in before:
                return True
    return False


def cut(checker: Checker, paragraph: Paragraph, edit: Edit) -> str:
    """The word the edit leaves a stump of; taking an adverb off a compound verb leaves the verb."""
    if edit.text or paragraph.text[slice(*edit.span)] in _HEDGES:
        return ""  # what stands there instead was computed, or is a hole for whole clauses
    (article,) = checker.articles(Draft(paragraphs=(paragraph,)))
    for token in article.passages[0].block.tokens:
        stumps = max(0, edit.span.start - token.start), max(0, token.end - edit.span.end)
        if token.start < edit.span.end and edit.span.start < token.end and (stumps[0] or stumps[1] == 1):
            return token.text
    return ""


def assert_unspoilt(checker: Checker, name: str, before: Draft) -> int:
    report = checker.check(before)
    paragraphs: dict[str, Paragraph] = {p.id: p for p in before.paragraphs}
    fixes = list(offered(report))
    for finding, fix in fixes:
        told = f"{name} {finding.rule} {fix.label}：{finding.quote}"
        for edit in fix.edits:
            assert not doubled(paragraphs[edit.paragraph].text, edit), told
            assert not cut(checker, paragraphs[edit.paragraph], edit), told
        after = checker.check(fixed(before, fix))
        assert counted(after) <= counted(report), told
    return len(fixes)


def test_no_fix_of_a_written_draft_spoils_it(checker: Checker) -> None:
    assert sum(assert_unspoilt(checker, name, one) for name, one in written_drafts()) > 300


def test_no_fix_of_a_rules_example_spoils_it(checker: Checker) -> None:
    assert sum(assert_unspoilt(checker, name, one) for name, one in rule_examples(checker.ruleset)) > 200


@pytest.mark.parametrize(
    "title",
    [
        "奋力开创新时代组织工作新局面",
        "凝心聚力谱新篇",
        "切实加强和深入推进关于党员教育的做法",
        "扎实深入开展大走访大调研",
    ],
)
def test_filler_words_are_taken_out_whole(checker: Checker, title: str) -> None:
    rows = [title, "针对村账三年没理清，云溪县给36个村配了账房师傅，改正差错214处。"]
    assert_unspoilt(checker, title, draft(*rows, date=SENT))


def test_all_blanks_of_a_paragraph_are_one_finding(checker: Checker) -> None:
    report = checker.check(
        draft("柳河镇办夜校", "针对〔什么问题〕，〔单位〕〔何时〕起〔最要紧的一招〕，〔见到的效果〕。")
    )
    (finding,) = (f for f in report.findings if f.rule == "format.placeholder-residue")
    assert finding.quote == "〔什么问题〕"
    assert "共 5 处" in finding.message
    assert [other.quote for other in finding.evidence] == ["〔单位〕", "〔何时〕", "〔最要紧的一招〕", "〔见到的效果〕"]
