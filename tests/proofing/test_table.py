"""The table of verdicts and patterns, and the readers of our own process."""

from __future__ import annotations

import sys

import pytest

from addin_server.core.ruleset import Ruleset
from addin_server.proofing import Proofing, curate
from addin_server.proofing.adapter import ProofreaderMatch
from addin_server.proofing.curate import Curation
from addin_server.proofing.doubled import Doubled
from addin_server.proofing.homophones import Homophones
from addin_server.proofing.patterns import Patterns
from addin_server.proofing.width import AutoCorrect
from tests.proofing.conftest import RULES, Reported

PATTERNS = {pattern.id: pattern for pattern in curate.load(RULES).pattern}


def mended(text: str, marks: list[ProofreaderMatch]) -> str:
    for mark in reversed(marks):
        text = text[: mark.start] + mark.right[0] + text[mark.end :]
    return text


def test_every_verdict_has_a_reason_and_names_a_rule(curation: Curation, rules: Ruleset) -> None:
    assert all(verdict.because.endswith("。") for verdict in curation.verdict)
    assert curation.rules == {rule.id for rule in rules.rules if rule.OUTSIDE}


def test_a_reader_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, reported: Reported, rules: Ruleset
) -> None:
    monkeypatch.setitem(sys.modules, "autocorrect_py", None)
    skipped = Proofing(RULES, absent="没装").proof(reported("全县１２个镇。"), rules, wait=5).skipped
    assert [s.rule for s in skipped] == ["autocorrect", "languagetool"]


def test_what_no_verdict_covers_is_muted(curation: Curation) -> None:
    assert curation.rule_of(ProofreaderMatch(0, 1, "NEW_RULE", "NEW_CATEGORY", ""), "字") == ""


def test_a_rule_is_only_told_not_to_run_when_nothing_of_it_is_told(curation: Curation) -> None:
    assert "wa5" in curation.muted and "wb4" not in curation.muted


@pytest.mark.parametrize("id_", PATTERNS)
def test_patterns_do_what_they_claim(id_: str) -> None:
    pattern = PATTERNS[id_]
    reader = Patterns([pattern])
    assert [mended(text, reader.read([text])[0]) for text in pattern.wrong] == list(pattern.right)
    assert [reader.read([text])[0] for text in (*pattern.ok, *pattern.right)] == [[]] * len(
        (*pattern.ok, *pattern.right)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会议议研究", ["议议"]),
        ("组织部的的同志", ["的的"]),
        ("各村村民人人发言，件件事有着落，天天见。", []),
        ("全县县级领导、市市场监管局、发展展览", []),
    ],
)
def test_doubled(text: str, found: list[str]) -> None:
    assert [text[m.start : m.end] for m in Doubled().read([text])[0]] == found


@pytest.mark.parametrize(
    ("text", "right"),
    [("他以身做则。", ["以身作则"]), ("编制没有相应增加", []), ("以身作则", []), ("一是三年一核", [])],
)
def test_homophones(text: str, right: list[str]) -> None:
    assert [m.right[0] for m in Homophones().read([text])[0]] == right


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("全县１２个镇", [("width", "１２", "12")]),
        ("包括:村书记", [("punctuation", ":", "：")]),
        ("占比5%人次", [("spacing", "比5", "比 5"), ("spacing", "%人", "% 人")]),
        ("第一句 。", [("space", " ", "")]),
        ("", []),
    ],
)
def test_autocorrect(text: str, changes: list[tuple[str, str, str]]) -> None:
    found = AutoCorrect().read([text])[0]
    assert [(m.source, text[m.start : m.end], m.right[0]) for m in found] == changes


def test_one_slip_made_often_in_a_paragraph_is_one_finding_with_one_fix(reported: Reported, rules: Ruleset) -> None:
    report = reported("全县１２个镇、３４个村，参加的有５６人。")
    (finding,) = Proofing(RULES).proof(report, rules, wait=5).findings
    assert finding.quote == "１２" and "本段共 3 处" in finding.message
    assert finding.fixes[0].safety == "safe"
    assert [edit.text for edit in finding.fixes[0].edits] == ["12", "34", "56"]


def test_a_paragraph_too_long_to_read_is_named(reported: Reported, rules: Ruleset) -> None:
    proof = Proofing(RULES, absent="没装").proof(reported("全县１２个镇。" * 3_000), rules, wait=5)
    assert not proof.findings and "超过两万字" in proof.skipped[0].because
