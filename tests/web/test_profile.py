"""The user's settings over the wire: saved, in force at once, never a stack trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from addin_server.core.ruleset import Ruleset
from addin_server.rulebook import layers, preferences
from addin_server.rulebook.preferences import Preferences
from addin_server.web.app import create_app
from addin_server.web.rulebook import Rulebook
from tests.command import zhubi
from tests.web.conftest import HOST, OWN, TOKEN, get, with_token


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of a service whose user folder is a fresh one."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return with_token(create_app(layers.load(), token=TOKEN, load=layers.load))


def put(client: FlaskClient, body: object) -> TestResponse:
    return client.put("/api/v1/profile", headers=OWN, json=body)


def checked(client: FlaskClient, *texts: str) -> Any:
    paragraphs = [{"id": f"p{i}", "text": text} for i, text in enumerate(texts, 1)]
    return client.post("/api/v1/check", headers=OWN, json={"draft": {"paragraphs": paragraphs}}).json


def found(client: FlaskClient, text: str) -> set[str]:
    report = checked(client, "三措并举抓实党员教育", text)
    return {f["rule"] for f in report["findings"]}


def test_a_rule_turned_off_is_silent_at_once(own: FlaskClient) -> None:
    assert "title.no-subject" in found(own, "甲。")
    assert put(own, {"off": ["title.no-subject"]}).status_code == 200
    assert "title.no-subject" not in found(own, "甲。")
    rules = get(own, "rules")
    assert [rule["id"] for rule in rules["off"]] == ["title.no-subject"]
    assert get(own, "profile")["off"] == ["title.no-subject"]


def test_topics_wake_the_rules_that_wait_for_them(own: FlaskClient) -> None:
    def skipped() -> set[str]:
        return {s["rule"] for s in checked(own, "甲")["skipped"]}

    assert "topic.not-aligned" in skipped()
    put(own, {"topics": ["村级代办"]})
    assert "topic.not-aligned" not in skipped()


@pytest.mark.parametrize(
    "body",
    [
        {"off": "title"},
        {"severity": {"title": "fatal"}},
        {"words": ["#"]},
        {"nonsense": 1},
        {"off": ["titel"]},
        {"set": {"body.no-levels": {"longer_than": -1}}},
        {"set": {"body.no-levels": {"longest": 1}}},
        {"off": ["title"] * 1001},
    ],
)
def test_a_bad_profile_is_refused_and_changes_nothing(own: FlaskClient, body: object) -> None:
    response = put(own, body)
    assert response.status_code == 400
    assert get(own, "profile")["off"] == []


def test_a_profile_broken_by_hand_is_named(own: FlaskClient) -> None:
    layers.user_folder().mkdir(parents=True)
    (layers.user_folder() / "profile.toml").write_text("off = 3", "utf-8")
    response = own.get("/api/v1/profile", headers={"Host": HOST})
    assert response.status_code == 409
    assert "profile.toml 第 1 行" in get(own, "profile")["detail"]


def test_only_our_own_page_may_write(own: FlaskClient) -> None:
    assert own.put("/api/v1/profile", headers={"Host": HOST}, json={}).status_code == 403


@pytest.mark.parametrize("rule", ["lead.no-problem", "lead.no-effect", "lead.no-action"])
def test_after_a_change_of_a_severity_drafts_are_still_checked(own: FlaskClient, rule: str) -> None:
    assert put(own, {"severity": {rule: "advice"}}).status_code == 200
    assert "lead" in {
        finding["rule"].partition(".")[0] for finding in checked(own, "三措并举", "今年以来。")["findings"]
    }


def test_a_profile_broken_by_hand_is_not_written_over(own: FlaskClient) -> None:
    layers.user_folder().mkdir(parents=True)
    profile = layers.user_folder() / "profile.toml"
    profile.write_text("off = 3", "utf-8")
    assert put(own, {"off": ["lead"]}).status_code == 409
    assert profile.read_text("utf-8") == "off = 3"


def test_a_rule_turned_off_in_the_pane_is_off_for_the_command(own: FlaskClient, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("三措并举抓实党员教育\n甲。", "utf-8")
    assert "title.no-subject" in zhubi("check", "--format", "json", draft).output
    put(own, {"off": ["title.no-subject"]})
    assert '"rule":"title.no-subject"' not in zhubi("check", "--format", "json", draft).output


def test_what_another_process_wrote_is_in_force_soon(own: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin_server.web.rulebook.EVERY", 0.0)
    assert "title.no-subject" in found(own, "甲。")
    preferences.put(layers.user_folder(), Preferences(off=("title.no-subject",)))
    assert "title.no-subject" not in found(own, "甲。")
    (layers.user_folder() / "profile.toml").write_text("off = [", "utf-8")
    assert "title.no-subject" in found(own, "甲。"), "broken, so left out, and the service goes on"


def test_what_could_not_be_read_is_looked_at_again(rules: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds for a moment, say: it does not change when it is let go."""
    monkeypatch.setattr("addin_server.web.rulebook.EVERY", 0.0)
    stamp = [0]
    answers: Iterator[Ruleset | OSError] = iter([PermissionError(13, "held"), rules.selecting(["title"], [])])

    def load() -> Ruleset:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    rulebook = Rulebook(rules, load, stamp=lambda: stamp[0])
    stamp[0] = 1
    rulebook.look()
    assert rulebook.rules is rules
    rulebook.look()
    assert rulebook.rules is not rules
