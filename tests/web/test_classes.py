"""开课 from the page: one class at a time, on an address of this computer, closed when it is over."""

from __future__ import annotations

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from addin_server import qr
from addin_server.core.ruleset import Ruleset
from addin_server.web import class_host
from addin_server.web.app import create_app
from addin_server.web.class_guard import CODE_HEADER, KEY_HEADER
from tests.web.conftest import HOST, OWN, TOKEN, get, with_token

ASKED = {"lesson": "floating-members", "bind": class_host.ON_ITSELF}


@pytest.fixture
def page(rules: Ruleset) -> Iterator[FlaskClient]:
    """The page of a service that holds no class yet, and none when the test is over."""
    opened = with_token(create_app(rules, token=TOKEN))
    yield opened
    opened.delete("/api/v1/class", headers=OWN)


def start(page: FlaskClient, **changed: str) -> tuple[int, Any]:
    answer = page.post("/api/v1/class", headers=OWN, json={**ASKED, **changed})
    return answer.status_code, answer.json


def fetched(address: str, **headers: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        body: bytes = answer.read()
    return body


def test_a_class_is_held_until_the_page_ends_it(page: FlaskClient) -> None:
    assert get(page, "class")["running"] is None
    status, running = start(page)
    assert status == 200 and running["title"] and len(running["code"]) == 6
    assert get(page, "class")["running"] == running
    address, key = running["board"].split("#")
    assert address == running["address"]
    assert fetched(f"{address}class/text", **{CODE_HEADER: running["code"]})
    entry = fetched(f"{address}class/board", **{KEY_HEADER: key})
    assert qr.code(f"{address}?code={running['code']}").path.encode() in entry
    assert page.delete("/api/v1/class", headers=OWN).status_code == 204
    assert get(page, "class")["running"] is None
    with pytest.raises(urllib.error.URLError):  # over, then closed
        fetched(f"{address}class/text", **{CODE_HEADER: running["code"]})


def test_one_class_at_a_time(page: FlaskClient) -> None:
    assert start(page)[0] == 200
    status, said = start(page)
    assert status == 400 and "先下课" in said["detail"]


@pytest.mark.parametrize("bind", ["0.0.0.0", "::", "", "192.0.2.99", "localhost"])
def test_only_at_an_address_of_this_computer(page: FlaskClient, bind: str) -> None:
    status, said = start(page, bind=bind)
    assert status == 400 and "不是本机" in said["detail"]


def test_a_lesson_that_is_none(page: FlaskClient) -> None:
    assert start(page, lesson="no-such")[0] == 404
    assert get(page, "class")["running"] is None


def test_another_page_cannot_hold_a_class(page: FlaskClient) -> None:
    answer = page.post("/api/v1/class", headers={"Host": HOST, "Origin": "http://evil.example"}, json=ASKED)
    assert answer.status_code == 403


def test_a_class_nobody_ends_is_ended(page: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert class_host.LONGEST == 4 * 60 * 60
    monkeypatch.setattr(class_host, "LONGEST", 0.05)
    _, running = start(page)
    port = urlsplit(running["address"]).port
    for _ in range(100):
        time.sleep(0.1)
        with socket.socket() as probe:
            if probe.connect_ex((class_host.ON_ITSELF, port or 0)) != 0:
                break
    else:
        raise AssertionError("still open after ten seconds")
    assert get(page, "class")["running"] is None
