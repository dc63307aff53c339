"""Why findings were declined: counted by rule and reason, never with a word of a draft."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from addin_server.rulebook import declined
from tests.command import zhubi
from tests.web.conftest import OWN, get
from tests.web.test_review import own

__all__ = ["own"]


def test_counts_go_up_and_back(tmp_path: Path) -> None:
    for by in (1, 1, -1):
        declined.count(tmp_path, ["vague.result", "fact.weekday"], "有依据", by)
    declined.count(tmp_path, ["fact.weekday"], "有依据", -1)
    declined.count(tmp_path, ["fact.weekday"], "报错了", -1)
    assert declined.read(tmp_path) == {"vague.result": {"有依据": 1}}


def test_a_file_nobody_can_read_starts_again(tmp_path: Path) -> None:
    (tmp_path / "declined.toml").write_text("declined = 1", "utf-8")
    declined.count(tmp_path, ["vague.result"], "上级原话", 1)
    assert declined.read(tmp_path) == {"vague.result": {"上级原话": 1}}


def test_only_known_rules_and_reasons_are_kept(own: FlaskClient) -> None:
    def post(rules: list[str], reason: str) -> int:
        return own.post("/api/v1/declined", headers=OWN, json={"rules": rules, "reason": reason}).status_code

    assert post(["vague.result", "柳河镇办夜校"], "固定提法") == 200
    assert post(["vague.result"], "柳河镇办夜校") == 400
    assert get(own, "declined") == {"declined": {"vague.result": {"固定提法": 1}}}
    assert "vague.result" in zhubi("rules", "declined").stdout
