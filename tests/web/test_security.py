"""Who is let in: our own page on this machine, nobody else."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from addin_server.web.security import TOKEN_HEADER
from tests.web.conftest import HOST, OWN, TOKEN

DRAFT = {"draft": {"paragraphs": [{"text": "云溪县轮训支书"}]}}


def test_our_own_page_may_check(client: FlaskClient) -> None:
    assert client.post("/api/v1/check", json=DRAFT, headers=OWN).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"Host": "evil.example:8765", "Origin": "http://evil.example:8765"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {TOKEN_HEADER: "guess"},
        {TOKEN_HEADER: ""},
    ],
)
def test_others_may_not(client: FlaskClient, change: dict[str, str]) -> None:
    response = client.post("/api/v1/check", json=DRAFT, headers={**OWN, **change})
    assert response.status_code == 403
    assert response.content_type.startswith("application/problem+json")


def test_without_an_origin_it_may_not(client: FlaskClient) -> None:
    headers = {name: value for name, value in OWN.items() if name != "Origin"}
    assert client.post("/api/v1/check", json=DRAFT, headers=headers).status_code == 403


def test_a_rebound_name_may_not_even_read(client: FlaskClient) -> None:
    assert client.get("/api/v1/health", headers={"Host": "evil.example"}).status_code == 403


def test_every_answer_says_what_a_page_may_load(client: FlaskClient) -> None:
    for path in ("/", "/api/v1/health", "/nothing"):
        response = client.get(path, headers={"Host": HOST})
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in response.headers


def test_the_page_carries_the_token_of_this_start(client: FlaskClient) -> None:
    html = client.get("/", headers={"Host": HOST}).get_data(as_text=True)
    assert TOKEN in html


def test_files_outside_the_pane_are_not_served(client: FlaskClient) -> None:
    for path in ("/../pyproject.toml", "/%2e%2e/pyproject.toml", "/..%2fpyproject.toml", "/etc/passwd"):
        assert client.get(path, headers={"Host": HOST}).status_code == 404
