"""Questions a lead leaves open weigh together, but only those that are surely open."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.model import Severity
from tests.conftest import ROOT
from tests.core.drafts import draft

ROWS = ("石桥县把党员会开到赶集日", "今年3月起，石桥县把党员会开到赶集日，由村支书提前三天通知。")


@pytest.mark.parametrize(("firm", "severity"), [(50, Severity.WARNING), (100, Severity.ADVICE)])
def test_only_what_is_surely_open_counts(firm: int, severity: Severity, tmp_path: Path) -> None:
    profile = "".join(f'[set."lead.no-{asked}"]\nfirm = {firm}\n' for asked in ("problem", "action", "effect"))
    (tmp_path / "profile.toml").write_text(profile, "utf-8")
    report = Checker(ruleset.load(ROOT / "rules", [tmp_path])).check(draft(*ROWS))
    found = {f.rule: f.severity for f in report.findings if f.rule.startswith("lead.no-")}
    assert found == {"lead.no-problem": severity, "lead.no-effect": severity}


def test_what_answers_nothing_counts_however_unsure(tmp_path: Path) -> None:
    profile = "".join(f'[set."lead.no-{asked}"]\nfirm = 100\n' for asked in ("problem", "action", "effect"))
    (tmp_path / "profile.toml").write_text(profile, "utf-8")
    slogans = (
        "今年以来，石桥县委聚焦中心任务，以党建引领推动各项工作融合发展，"
        "统筹推进队伍、阵地、制度建设，全县党建工作呈现新气象。"
    )
    report = Checker(ruleset.load(ROOT / "rules", [tmp_path])).check(draft(ROWS[0], slogans))
    found = {f.rule: f.severity for f in report.findings if f.rule.startswith("lead.no-")}
    assert found == {"lead.no-problem": Severity.WARNING, "lead.no-effect": Severity.WARNING}
