from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from addin_server.core.ruleset import Ruleset
from addin_server.web.app import create_app
from addin_server.web.security import TOKEN_HEADER

TOKEN = "test-token"
HOST = "127.0.0.1:8765"
OWN = {"Host": HOST, "Origin": f"http://{HOST}", TOKEN_HEADER: TOKEN}
Post = Callable[..., Any]


@pytest.fixture(scope="session")
def client(rules: Ruleset) -> FlaskClient:
    """Our own page, with the token of this start."""
    return with_token(create_app(rules, token=TOKEN))


def with_token(app: Flask) -> FlaskClient:
    """Return a client that knows the token and came by the address with the key."""
    client = app.test_client()
    client.environ_base |= {f"HTTP_{TOKEN_HEADER.upper().replace('-', '_')}": TOKEN, "zhubi.keyed": "yes"}
    return client


@pytest.fixture
def post(client: FlaskClient) -> Post:
    """Post as our own page would."""

    def send(path: str, **options: Any) -> Any:
        return client.post(f"/api/v1/{path}", headers={**OWN, **options.pop("headers", {})}, **options)

    return send


def get(client: FlaskClient, path: str) -> Any:
    """Return the JSON at an address of the API."""
    return client.get(f"/api/v1/{path}", headers={"Host": HOST}).json
