"""存稿 over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from addin_server.web import user_data
from tests.versions.test_store import Memory
from tests.web.conftest import OWN, Post, get

DRAFT = {"paragraphs": [{"id": "a", "text": "柳河镇办夜校", "align": "center"}, {"id": "b", "text": "每周三上课。"}]}


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Memory:
    kept = Memory()
    monkeypatch.setattr(user_data, "SystemKeys", lambda: kept)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return kept


def turn(client: FlaskClient, on: bool) -> Any:
    return client.put("/api/v1/drafts", headers=OWN, json={"on": on})


def test_off_until_it_is_turned_on(client: FlaskClient, post: Post, keys: Memory) -> None:
    assert get(client, "drafts")["state"] == "off"
    response = post("drafts", json={"draft": DRAFT})
    assert (response.status_code, response.get_json()["detail"][:4]) == (422, "没有打开")
    assert turn(client, True).get_json()["state"] == "on"


def test_a_version_comes_back_as_it_was_sent(client: FlaskClient, post: Post, keys: Memory) -> None:
    turn(client, True)
    saved = post("drafts", json={"draft": DRAFT, "name": "夜校.docx", "note": "送审前"}).get_json()
    assert (saved["number"], saved["same"]) == (1, False)
    (listed,) = get(client, "drafts")["drafts"]
    assert (listed["id"], listed["name"], listed["versions"]) == (saved["id"], "夜校.docx", 1)
    (head,) = get(client, f"drafts/{saved['id']}")["versions"]
    assert (head["note"], head["auto"], head["characters"]) == ("送审前", False, 12)
    version = get(client, f"drafts/{saved['id']}/1")
    sent = [{key: p[key] for key in ("id", "text", "align") if key in p} for p in DRAFT["paragraphs"]]
    assert [{key: p[key] for key in s} for p, s in zip(version["paragraphs"], sent, strict=True)] == sent
    assert get(client, f"drafts/{saved['id']}/9")["status"] == 404


def test_off_again_everything_is_gone(client: FlaskClient, post: Post, keys: Memory, tmp_path: Path) -> None:
    turn(client, True)
    saved = post("drafts", json={"draft": DRAFT}).get_json()
    client.delete(f"/api/v1/drafts/{saved['id']}", headers=OWN)
    assert get(client, "drafts")["drafts"] == []
    post("drafts", json={"draft": DRAFT})
    assert turn(client, False).get_json() == {**get(client, "drafts"), "state": "off", "drafts": []}
    assert not list(tmp_path.rglob("*.draft"))
