"""A department's server: as an application, and as the real thing behind a real proxy with either database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

from addin_server.department import migrate, settings, setup
from addin_server.department.app import create_app
from addin_server.department.database import Database
from addin_server.department.people import People
from addin_server.department.rate_counter import RateCounter
from addin_server.department.settings import DepartmentSettings, Deployment
from tests.department.running import Postgres, running_postgres

NAME = "zhubi.example.test"
ORIGIN = f"https://{NAME}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of each kind, brought up to date."""
    url = f"sqlite:///{tmp_path / 'own' / 'zhubi.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres").new_database()
    found = Database(url)
    migrate.migrate(found)
    yield found
    found.close()


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    """What an administrator begins with, drafts let in, one editor; a file of tests publishes for itself alone."""
    folder = tmp_path_factory.mktemp("department")
    list(setup.init(folder, NAME, drafts=True))
    path = folder / settings.FILE
    path.write_text(path.read_text("utf-8").replace("editors = []", 'editors = ["编辑甲"]'), "utf-8")
    return settings.read(folder)


@pytest.fixture(scope="module")
def kept(deployment: Deployment) -> Iterator[Database]:
    """The database of `deployment`."""
    found = Database(deployment.database)
    yield found
    found.close()


@pytest.fixture(scope="module")
def app(deployment: Deployment, kept: Database) -> Flask:
    return create_app(deployment, kept, RateCounter())


@pytest.fixture(scope="module")
def people(deployment: Deployment, kept: Database) -> People:
    return People(kept, deployment.secret("sessions"), deployment.settings.session_days)


class Pane:
    """One person's window: signed in, agreed, with the token its page carries."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.client, self.token = client, token

    def ask(self, method: str, path: str, **options: Any) -> Any:
        headers = {"X-Zhubi-Token": self.token, "Origin": ORIGIN, **options.pop("headers", {})}
        return self.client.open(path, method=method, base_url=ORIGIN, headers=headers, **options)


SignIn = Callable[[str], Pane]


@pytest.fixture
def sign_in(app: Flask, people: People) -> SignIn:
    def enter(name: str) -> Pane:
        code = people.issue(name, "测试")
        client = app.test_client()
        found = post(client, "/sign-in", {"code": code})
        assert found.status_code == 303
        post(client, "/agree", {})
        page = client.get("/", base_url=ORIGIN)
        assert page.status_code == 200, page.text
        token = re.search(r'name="zhubi-token" content="([^"]+)"', page.text)
        assert token, page.text
        return Pane(client, token[1])

    return enter


def post(client: FlaskClient, path: str, form: dict[str, Any], **headers: str) -> Any:
    """Send a form as a page of the server would."""
    return client.post(path, base_url=ORIGIN, data=form, headers={"Origin": ORIGIN, **headers})


def changed(deployment: Deployment, **values: Any) -> Deployment:
    """The same deployment with other settings."""
    return Deployment(deployment.folder, msgspec.structs.replace(deployment.settings, **values))


__all__ = ["NAME", "ORIGIN", "DepartmentSettings", "Pane", "SignIn", "changed", "post"]
