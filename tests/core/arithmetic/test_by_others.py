"""Figures in sentences that others wrote, some with one slip each; tests/drafts/README.md says who they are."""

from __future__ import annotations

import json

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Role
from addin_server.core.ruleset import Ruleset
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "drafts" / "numbers"
RULES = ("fact.number-inconsistent", "fact.weekday", "body.promise-count")


@pytest.fixture(scope="module")
def checker(rules: Ruleset) -> Checker:
    return Checker(rules.selecting(RULES))


@pytest.mark.parametrize(
    ("name", "found"), [("first", 58), ("second", 31), ("third", 44), ("fourth", 39), ("sixth", 32)]
)
def test_slips_are_found_and_nothing_else(checker: Checker, name: str, found: int) -> None:
    """`found`: how many were when the set had been looked at; docs/reading.md has the first look."""
    rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]
    told = {row["id"] for row in rows if accused(checker, row["text"])}
    assert told.isdisjoint(row["id"] for row in rows if not row["wrong"])
    assert len(told) >= found


def test_what_was_written_to_be_misread_is_not(checker: Checker) -> None:
    """Right sentences by one who had read the checks; the few that are still accused are known."""
    rows = [json.loads(line) for line in (FOLDER / "fifth.jsonl").read_text("utf-8").splitlines()]
    told = {row["id"] for row in rows if accused(checker, row["text"])}
    assert len(rows) > 400
    assert told <= {"x011", "x401", "x422"}


def accused(checker: Checker, text: str) -> bool:
    title = Paragraph(id="p0", text="柳河县抓实基层工作", pinned=Role.TITLE)
    report = checker.check(Draft(paragraphs=(title, Paragraph(id="p1", text=text, pinned=Role.BODY))), unfold=True)
    return any(finding.rule in RULES for finding in report.findings)
