"""Other users of the machine reach the port: they are let in to nothing of this user's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from addin_server import readers, service_auth
from addin_server.core.ruleset import Ruleset
from addin_server.web.access import KeyAccess
from addin_server.web.app import create_app
from addin_server.web.opened import Opened
from tests.web.conftest import HOST, TOKEN

SECRET = "of this user"
WORDS = "云溪县轮训支书"
BASE = {"Host": HOST}
KEYED = service_auth.entry(SECRET)
PAGES = ("/", "/word/", "/wps/ui/taskpane.html", "/wps/install/", "/training/", "/rules/", "/security/")


@pytest.fixture(scope="module")
def app(rules: Ruleset) -> Flask:
    data = WORDS.encode()
    opened = Opened("稿.txt", data, readers.read_file("稿.txt", data))
    return create_app(rules, token=TOKEN, secret=SECRET, opened=opened)


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    return app.test_client()


def access(app: Flask) -> KeyAccess:
    found: KeyAccess = app.extensions["access"]
    return found


def _addresses(app: Flask) -> Iterator[tuple[str, str]]:
    for rule in app.url_map.iter_rules():
        path = rule.rule.replace("<path:name>", "index.html")
        for name in rule.arguments:
            path = path.replace(f"<{name}>", "x")
        yield from ((method, path) for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"}))


def test_no_address_gives_a_stranger_the_token_the_draft_or_the_settings(app: Flask, stranger: FlaskClient) -> None:
    for method, path in _addresses(app):
        answer = stranger.open(
            path, method=method, headers={**BASE, "Origin": f"http://{HOST}"}, json={}, buffered=True
        )
        text = answer.get_data(as_text=True)
        assert TOKEN not in text and WORDS not in text, path
        if path.startswith("/api/") and not path.endswith(("/identity", "/openapi.json")):
            assert answer.status_code == 403, path


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_locked_until_a_secret_is_shown(stranger: FlaskClient, path: str) -> None:
    assert stranger.get(path, headers=BASE, buffered=True).status_code == 401
    assert stranger.get(f"/key/guess{path}", headers=BASE, buffered=True).status_code in (401, 404)
    assert stranger.get(f"{KEYED}{path}", headers=BASE, buffered=True).status_code == 200


def test_a_link_opens_the_door_once(app: Flask, stranger: FlaskClient) -> None:
    ticket = access(app).ticket()
    entered = stranger.get(ticket, headers=BASE, buffered=True)
    assert (entered.status_code, entered.headers["Location"]) == (303, f"{KEYED}/")
    assert TOKEN in stranger.get(f"{KEYED}/", headers=BASE, buffered=True).get_data(as_text=True)
    another = app.test_client()
    assert another.get(ticket, headers=BASE, buffered=True).status_code == 401
    assert another.get("/", headers=BASE, buffered=True).status_code == 401


def test_a_link_is_good_for_ten_minutes() -> None:
    now = [0.0]
    access = KeyAccess(SECRET, TOKEN, clock=lambda: now[0])
    ticket = access.ticket().rpartition("/")[2]
    now[0] = 601
    assert not access.redeem(ticket)


def test_a_registered_address_lets_in_and_its_reload_too(stranger: FlaskClient) -> None:
    address = f"{KEYED}/wps/ui/taskpane.html?tab=check"
    for _ in range(2):
        assert TOKEN in stranger.get(address, headers=BASE, buffered=True).get_data(as_text=True)
    assert stranger.get(f"{KEYED}/wps/main.js", headers=BASE, buffered=True).status_code == 200


def test_nothing_that_lets_in_is_left_with_the_browser(app: Flask, stranger: FlaskClient) -> None:
    """It would show it to every port of this machine, to those of other users as well."""
    for method, path in _addresses(app):
        for address in (path, KEYED + path, access(app).ticket()):
            answer = stranger.open(address, method=method, headers=BASE, buffered=True)
            assert "Set-Cookie" not in answer.headers, address


@pytest.mark.parametrize("path", (*PAGES, "/rules/vague.result", "/training", "/word", "/rules", "/security"))
def test_from_page_to_page_the_key_stays(app: Flask, stranger: FlaskClient, path: str) -> None:
    answer = stranger.get(KEYED + path, headers=BASE, buffered=True)
    links = re.findall(r'<a [^>]*href="(/[^"]*)"', answer.get_data(as_text=True))
    assert all(address.startswith(KEYED) for address in (*links, answer.headers.get("Location", KEYED)))


def test_an_address_holds_when_the_service_is_started_again(rules: Ruleset) -> None:
    again = create_app(rules, token="another", secret=SECRET).test_client()
    assert "another" in again.get(f"{KEYED}/", headers=BASE, buffered=True).get_data(as_text=True)


def test_an_address_shared_by_all_holds_no_key_and_lets_all_in(rules: Ruleset) -> None:
    shared = create_app(rules, token=TOKEN, secret=SECRET, keyless=True).test_client()
    assert TOKEN in shared.get("/word/", headers=BASE, buffered=True).get_data(as_text=True)
