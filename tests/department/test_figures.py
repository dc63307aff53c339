"""What a department sees: counts, without text or person, small ones left out."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from addin_server.cli import main
from addin_server.core.ruleset import Ruleset
from addin_server.department import audit, figures
from addin_server.department.database import Database, tally
from addin_server.department.figures import FigureRow, MonthFigures, RuleCount
from addin_server.department.settings import Deployment
from tests.department.conftest import ORIGIN, SignIn

VAGUE, TITLE = "vague.result", "title.too-long"


def sent(
    times: int, unit: str = "青槐镇", month: str = "2026-11", outcome: str = "found", rule: str = VAGUE
) -> MonthFigures:
    return MonthFigures(unit, month, (RuleCount(rule, outcome, times),))


def test_what_is_sent_adds_up_also_at_once(database: Database, rules: Ruleset) -> None:
    def send() -> None:
        for _ in range(5):
            figures.add(database, sent(2), rules.known)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert figures.rows(database, "2026-01", "2026-12") == [FigureRow("2026-11", "青槐镇", VAGUE, "found", 40)]
    assert figures.rows(database, "2026-12", "2027-01") == []


def test_what_is_no_rule_is_refused(database: Database, rules: Ruleset) -> None:
    with pytest.raises(ValueError, match="没有叫"):
        figures.add(database, sent(1, rule="一句稿子里的话"), rules.known)
    with pytest.raises(ValueError, match="这一样"):
        figures.add(database, sent(1, outcome="稿子里的话"), rules.known)
    figures.add(database, sent(6, outcome="上级原话"), rules.known)


def test_fewer_than_five_are_not_shown() -> None:
    counted = [
        FigureRow("2026-11", "青槐镇", VAGUE, "found", 3),
        FigureRow("2026-11", "青槐镇", TITLE, "found", 9),
        FigureRow("2026-10", "白石乡", VAGUE, "found", 4),
        FigureRow("2026-11", "白石乡", VAGUE, "found", 1),
    ]
    table = figures.table(counted, lambda row: row.unit, lambda row: row.rule)
    assert {name: (numbers, total) for name, numbers, total in table.lines} == {
        "青槐镇": ((9, None), 9),
        "白石乡": ((None, 5), 5),
    }
    alone = figures.table(counted[:1], lambda row: row.unit, lambda row: row.rule)
    assert alone.lines == ()


def test_a_folder_of_drafts_is_counted_by_unit_and_forgotten(deployment: Deployment, tmp_path: Path) -> None:
    weak = f"{{}}{'让流动党员归队' * 8}\n青年干部的综合素质得到明显提升。\n（{{}}党委）\n"
    for unit in ("青槐镇", "白石乡"):
        (tmp_path / unit).mkdir()
        for number in range(6):
            (tmp_path / unit / f"{unit}{number}.txt").write_text(weak.format(unit, unit), "utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK")
    asked = ["department", "count", str(tmp_path), "--month", "2025-03", "--folder", str(deployment.folder)]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 0 and "记进了 2 个单位的" in done.output and "坏.docx" in done.output
    found = figures.rows(Database(deployment.database), "2025-03", "2025-03")
    assert {row.unit for row in found} == {"青槐镇", "白石乡"} and {row.outcome for row in found} == {"found"}
    assert FigureRow("2025-03", "青槐镇", TITLE, "found", 6) in found
    record = CliRunner().invoke(main, ["department", "audit", "--folder", str(deployment.folder)])
    assert f"记进统计　2025-03，2 个单位：{tmp_path.name}" in record.output
    assert CliRunner().invoke(main, [*asked[:4], "三月", *asked[5:]]).exit_code == 2


def test_a_folder_is_counted_whole_or_not_at_all(database: Database, rules: Ruleset) -> None:
    """Whoever is told that it failed counts it again."""
    with pytest.raises(ValueError, match="没有叫"):
        figures.add_all(database, [sent(6), sent(6, "白石乡", rule="没有的")], rules.known, "老王", "来稿")
    assert figures.rows(database, "2026-01", "2026-12") == [] and audit.entries(database) == []
    figures.add_all(database, [sent(6), sent(6, "白石乡")], rules.known, "老王", "来稿")
    assert {row.unit for row in figures.rows(database, "2026-01", "2026-12")} == {"青槐镇", "白石乡"}
    (entry,) = audit.entries(database)
    assert (entry.who, entry.act, entry.about) == ("老王", "counted", "2026-11，2 个单位：来稿")


def test_before_and_after_a_training() -> None:
    before = [FigureRow("2026-09", "青槐镇", VAGUE, "found", 30), FigureRow("2026-09", "青槐镇", VAGUE, "accepted", 9)]
    after = [FigureRow("2026-11", "青槐镇", VAGUE, "found", 4)]
    assert figures.effect(before, after, [VAGUE]) == [(VAGUE, 30, None)]


def test_what_is_kept_has_no_text_and_no_person(sign_in: SignIn) -> None:
    pane = sign_in("林小满")
    body = {"unit": "青槐镇", "month": "2026-11", "counts": [{"rule": VAGUE, "outcome": "ignored", "times": 7}]}
    assert pane.ask("POST", "/api/v1/figures", json=body).status_code == 204
    assert pane.ask("POST", "/api/v1/figures", json={**body, "text": "一句话"}).status_code == 400
    assert pane.ask("POST", "/api/v1/figures", json={**body, "unit": "x" * 33}).status_code == 400
    assert pane.client.get("/department/figures/", base_url=ORIGIN).status_code == 403
    editor = sign_in("编辑甲")
    shown = editor.client.get("/department/figures/?since=2026-01&until=2026-12&split=2026-11", base_url=ORIGIN)
    assert shown.status_code == 200 and "忽略" in shown.text and "林小满" not in shown.text
    assert {column.name for column in tally.columns} == {"month", "unit", "rule", "outcome", "times"}
