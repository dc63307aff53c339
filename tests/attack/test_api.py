"""Whatever is sent to the API in the right shape or nearly so, it never answers with a fault."""

from __future__ import annotations

import itertools
import random
import re
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from addin_server import docx
from addin_server.core.model import Role
from addin_server.department import app as department_app
from addin_server.department import settings, setup
from addin_server.department.database import Database
from addin_server.department.people import People
from addin_server.department.rate_counter import RateCounter
from addin_server.department.routes import ignored
from addin_server.rulebook import layers
from addin_server.web import app as local_app
from addin_server.web.routes import API, batch, classes
from addin_server.web.routing import Route
from tests.attack import many, shapes
from tests.department.conftest import NAME, ORIGIN, post
from tests.web.conftest import HOST, OWN, TOKEN, with_token

Ask = Callable[[dict[str, Any]], Any]

_LOCAL = [route for routes in API for route in routes]
_ONES_OWN = (batch.routes, classes.routes)
"""Not for many."""
_DEPARTMENT = [route for routes in (*API, ignored.routes) if routes not in _ONES_OWN for route in routes]
_REFUSED = frozenset({"/problems/too-slow", "/problems/not-saved"})
"""An answer, though its number is of those that stand for faults."""

KNOWN = ("T1", "vague.result", "floating-members", "0123456789abcdef", "1")


def local(folder: Path) -> Ask:
    """Our own page, whose user has the settings in `folder`."""
    client = with_token(local_app.create_app(layers.load(), token=TOKEN, load=layers.load))
    return lambda sent: client.open(headers=OWN, base_url=f"http://{HOST}", **sent)


def department(folder: Path) -> Ask:
    """A person of a department, who types as fast as a machine."""
    list(setup.init(folder, NAME, drafts=True))
    place = settings.read(folder)
    database = Database(place.database)
    app = department_app.create_app(place, database, RateCounter(itertools.count(0, 60).__next__))
    client = app.test_client()
    code = People(database, place.secret("sessions"), 1).issue("林小满", "测试")
    post(client, "/sign-in", {"code": code})
    post(client, "/agree", {})
    token = re.search(r'name="zhubi-token" content="([^"]+)"', client.get("/", base_url=ORIGIN).text)
    assert token
    headers = {"X-Zhubi-Token": token[1], "Origin": ORIGIN}
    return lambda sent: client.open(headers=headers, base_url=ORIGIN, **sent)


@pytest.fixture(scope="module")
def files() -> Sequence[bytes]:
    document = docx.new_document(
        [docx.ComposedParagraph(Role.TITLE, "云溪县轮训支书"), docx.ComposedParagraph(Role.BODY, "办成3件。")]
    )
    return (
        b"",
        "云溪县轮训支书\n办成3件。".encode(),
        document,
        document[: len(document) // 2],
        b"\xff\xfe\x00\xd8",
        b"PK",
    )


@pytest.mark.parametrize(
    ("opened", "routes", "requests"), [(local, _LOCAL, many(8_000, 150)), (department, _DEPARTMENT, many(3_000, 100))]
)
def test_nothing_that_is_sent_is_a_fault(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: Sequence[bytes],
    opened: Callable[[Path], Ask],
    routes: Sequence[Route],
    requests: int,
) -> None:
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    ask, dice, begun = opened(tmp_path / "own"), random.Random(17), deque[str](maxlen=4)
    for number in range(requests):
        route = routes[number] if number < len(routes) else dice.choice(routes)
        sent = shapes.request(route, dice, files, [*KNOWN, *begun, *begun])
        answer = ask(sent)
        assert answer.status_code < 500 or answer.json["type"] in _REFUSED, (number, sent)
        if route.method == "POST" and answer.mimetype == "application/json" and "id" in answer.json:
            begun.append(answer.json["id"])  # what was begun is gone on with
        answer.close()
