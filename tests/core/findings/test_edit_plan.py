"""Fixes: what a rule proposes, how chosen ones go together, and that one really changes the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from addin_server.core.engine import Checker
from addin_server.core.examples import draft_of, unmarked
from addin_server.core.findings import edit_plan
from addin_server.core.model import Draft, Edit, Paragraph, Report, Role
from tests.core.drafts import draft

VAGUE = "镇党委组织新任村干部集中学习，村干部综合素质得到明显提升。"


def check(checker: Checker, *rows: str) -> Report:
    return checker.check(draft("柳河镇办夜校", "针对到会人少，柳河镇办夜校，到课126人。", *rows), unfold=True)


def finding_key(report: Report, rule: str) -> str:
    return next(f.key for f in report.findings if f.rule == rule)


def applied(paragraphs: Sequence[Paragraph], edits: Iterable[Edit]) -> tuple[Paragraph, ...]:
    texts = {paragraph.id: paragraph.text for paragraph in paragraphs}
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = texts[edit.paragraph]
        texts[edit.paragraph] = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return tuple(msgspec.structs.replace(p, text=texts[p.id]) for p in paragraphs)


def fixed(report: Report, rule: str, fix: int) -> str:
    plan = edit_plan.plan(report, [(finding_key(report, rule), fix)])
    assert not plan.conflicts and not plan.stale
    after = applied(report.paragraphs, plan.edits)
    return next(p.text for p, q in zip(after, report.paragraphs, strict=True) if p != q)


def test_a_slot_takes_the_place_of_the_empty_words(checker: Checker) -> None:
    text = fixed(check(checker, VAGUE), "vague.result", 0)
    assert text == "镇党委组织新任村干部集中学习，〔由多少到多少，或哪一件事〕。"


def test_taking_words_out_leaves_no_stray_comma(checker: Checker) -> None:
    report = check(checker, "夜校开班后，这一做法得到群众普遍欢迎，受到一致好评。")
    text = fixed(report, "vague.reaction", 0)
    assert "，，" not in text and "，。" not in text


def test_degree_words_go_and_the_title_stays(checker: Checker) -> None:
    paragraph = Paragraph(id="p1", text="云溪县扎实深入开展支部结对帮学", pinned=Role.TITLE)
    report = checker.check(Draft(paragraphs=(paragraph,)))
    assert fixed(report, "title.filler", 0) == "云溪县开展支部结对帮学"


def test_every_fix_of_every_weak_example_can_be_applied(checker: Checker) -> None:
    for rule in checker.ruleset.rules:
        for example in rule.example:
            if not example.weak:
                continue
            report = checker.check(draft_of(rule, example, unmarked(example.weak)), unfold=True)
            for finding in report.findings:
                for index in range(len(finding.fixes)):
                    plan = edit_plan.plan(report, [(finding.key, index)])
                    after = applied(report.paragraphs, plan.edits)
                    assert after != report.paragraphs
                    assert any(p.text.strip() for p in after)


def test_overlapping_choices_conflict_and_unknown_ones_are_stale(checker: Checker) -> None:
    report = check(checker, VAGUE)
    key = finding_key(report, "vague.result")
    plan = edit_plan.plan(report, [(key, 0), (key, 1), ("gone", 0), (key, 9)])
    assert len(plan.edits) == 1
    assert plan.conflicts == (key,)
    assert plan.stale == ("gone", key)
