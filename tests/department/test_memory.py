"""What a worker remembers is bounded for all people together, however many there are."""

from __future__ import annotations

import pytest
from flask import Flask

from addin_server.core.model import Draft, Paragraph
from addin_server.department import rulebooks
from addin_server.department.database import Database
from addin_server.department.published import Published
from addin_server.department.rulebooks import Rulebooks
from addin_server.department.settings import Deployment
from addin_server.rulebook.preferences import Preferences

LINES = tuple(f"青槐镇第{number}次开到赶集日，到会人数由9人升到{number + 20}人。" for number in range(20))


def test_who_asked_longest_ago_is_forgotten_first(
    kept: Database, deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rulebooks, "HELD", 5_000)
    asking = [""]
    books = Rulebooks(Published(kept, deployment.secret_file("layer").read_bytes()), lambda: asking[0], Preferences)
    draft = Draft(paragraphs=tuple(Paragraph(id=line, text=line) for line in LINES))
    remembered = []
    for number in range(12):
        asking[0] = f"写稿人{number}"
        with Flask(__name__).app_context():
            books.check(draft, [], [], False)
        remembered.append(books.held)
    assert remembered[0] and remembered[-1] == remembered[-2]  # it does not grow any more
    assert remembered[-1] <= 5_000 + remembered[0]
