"""What a worker remembers is bounded for all people together, however many there are."""

from __future__ import annotations

import gc
import os
import tempfile
import time
import weakref
from pathlib import Path

import pytest
from flask import Flask

from addin_server import docx, readers
from addin_server.core.model import Draft, Paragraph, Role
from addin_server.department import rulebooks, server
from addin_server.department.database import Database
from addin_server.department.published import Published
from addin_server.department.rulebooks import Rulebooks
from addin_server.department.settings import Deployment
from addin_server.readers import legacy
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


def test_what_somebody_sent_is_gone_after_a_while_though_nobody_asks_any_more(
    kept: Database, deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rulebooks.IDLE == 15 * 60
    monkeypatch.setattr(rulebooks, "IDLE", 0.1)
    monkeypatch.setattr(rulebooks, "LOOK", 0.05)
    books = Rulebooks(Published(kept, deployment.secret_file("layer").read_bytes()), lambda: "林小满", Preferences)
    with Flask(__name__).app_context():
        books.check(Draft(paragraphs=(Paragraph(id="p1", text=LINES[0]),)), [], [], False)
        remembered = weakref.ref(books._mine())
    until = time.monotonic() + 5
    while remembered() and time.monotonic() < until:
        time.sleep(0.05)
        gc.collect()
    assert not remembered()


def test_an_old_draft_is_converted_in_memory(
    monkeypatch: pytest.MonkeyPatch, converted: list[Path], tmp_path: Path
) -> None:
    """What LibreOffice is given is a file; none on a disk, though."""
    monkeypatch.setenv("TMPDIR", "/var/tmp")
    monkeypatch.setattr(tempfile, "tempdir", None)
    with server.working_in_memory(tmp_path):
        readers.read_file("旧稿.rtf", b"{\\rtf1 }")
        first = Path(tempfile.gettempdir())
        assert [path.parts[:3] for path in converted] == [("/", "dev", "shm")]
        assert os.environ["TMPDIR"] == str(first), "LibreOffice's own files too"
        monkeypatch.setattr(tempfile, "tempdir", None)
        with server.working_in_memory(tmp_path):  # the server was killed and is started again
            assert not first.exists() and Path(tempfile.gettempdir()) != first
        assert not Path(tempfile.gettempdir()).exists()
    assert not converted[0].exists()


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that an office program was given, which makes a document of each."""
    given: list[Path] = []

    def convert(command: list[str]) -> None:
        given.append(Path(command[-1]))
        made = docx.new_document([docx.ComposedParagraph(Role.TITLE, "柳河镇办夜校")])
        given[-1].with_suffix(".docx").write_bytes(made)

    monkeypatch.setattr(legacy, "_run", convert)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if name == "soffice" else None)
    return given
