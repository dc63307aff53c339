from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from addin_server import wire
from addin_server.core.engine import FAILED, Checker, check
from addin_server.core.model import Role
from addin_server.core.rules.rule import Issue
from addin_server.core.ruleset import Ruleset
from tests.core.drafts import PROSE, draft

LONG = "东岭县认真学习上级会议精神切实抓好当前和今后一个时期外出务工党员联系服务各项任务"
WEAK = draft(LONG, "今年以来，东岭县高度重视，取得显著成效。", "一是加强领导。成立领导小组。", "下一步，将继续努力。")


def test_remembering_changes_nothing(rules: Ruleset) -> None:
    checker = Checker(rules)
    edited = draft(LONG, PROSE, *(p.text for p in WEAK.paragraphs[2:]))
    for step in (WEAK, edited, WEAK, WEAK):
        assert checker.check(step) == check(step, rules)


def test_a_small_memory_forgets_and_stays_right(rules: Ruleset) -> None:
    checker = Checker(rules, memory=1)
    assert checker.check(WEAK) == check(WEAK, rules)


def test_keys_survive_edits_elsewhere(rules: Ruleset) -> None:
    before = {f.key for f in check(WEAK, rules).findings if f.rule == "title.too-long"}
    after = check(draft(LONG, PROSE, "新加的一段。", PROSE), rules).findings
    assert before and before <= {f.key for f in after}


def test_findings_quote_the_paragraph(rules: Ruleset) -> None:
    texts = {p.id: p.text for p in WEAK.paragraphs}
    for finding in check(WEAK, rules).findings:
        if finding.paragraph is not None and finding.span is not None:
            text = texts[finding.paragraph]
            assert text[finding.span.start : finding.span.end] == finding.quote
            starts = [i for i in range(len(text)) if text.startswith(finding.quote, i)] if finding.quote else [0]
            assert starts[finding.occurrence] == finding.span.start


@pytest.mark.parametrize("rows", [(), ("",), ("　", ""), ("。",), ("𠮷" * 30,), ("a\nb\tc",)])
def test_odd_drafts_are_checked(rows: tuple[str, ...], rules: Ruleset) -> None:
    report = check(draft(*rows), rules)
    assert len(report.roles) == len(rows)
    assert msgspec.json.decode(msgspec.json.encode(wire.report_to_wire(report, rules.sources)))


def test_spans_on_the_wire_are_utf16(rules: Ruleset) -> None:
    report = wire.report_to_wire(check(draft("𠮷" + LONG, PROSE), rules), rules.sources)
    finding = next(f for f in report.findings if f.rule == "title.too-long")
    assert finding.span == (0, len(LONG) + 2)


def test_several_briefs_are_judged_apart(rules: Ruleset) -> None:
    two = draft(LONG, PROSE, "（石桥县委组织部）", {"text": LONG + "做法", "pinned": Role.TITLE}, PROSE)
    assert sum(f.rule == "title.too-long" for f in check(two, rules).findings) == 2


def test_selection_by_prefix(rules: Ruleset) -> None:
    assert all(r.category == "title" for r in rules.selecting(["title"]).rules)
    assert "title.too-long" not in rules.selecting(["title"], ["title.too"]).by_id
    assert "title.too-long" in rules.selecting(["title.too-long"], ["title"]).by_id
    assert rules.selecting() is rules


def test_a_rule_that_fails_is_skipped_and_the_others_go_on(rules: Ruleset) -> None:
    def fail(_: object) -> Iterator[Issue]:
        raise ZeroDivisionError

    failing = rules.of(rules.rules)
    about_blocks = {
        role: tuple((rule, fail if rule.id == "title.too-long" else find) for rule, find in checks)
        for role, checks in rules.block_checks.items()
    }
    about_articles = tuple((r, fail if r.id == "body.no-levels" else find) for r, find in rules.article_checks)
    failing.__dict__ |= {"block_checks": about_blocks, "article_checks": about_articles}
    report = check(WEAK, failing)
    broken = {"title.too-long", "body.no-levels"}
    assert {s.rule for s in report.skipped if s.because == FAILED} == broken
    assert [f for f in check(WEAK, rules).findings if f.rule not in broken] == list(report.findings)
