"""The security page: every sentence is held by a test that exists, and the page in docs/ is the one of the data."""

from __future__ import annotations

import ast
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from addin_server import docx, readers, security_claims
from addin_server.core.model import Role
from addin_server.readers import legacy
from addin_server.rulebook import layers, preferences
from addin_server.web.app import create_app
from tests.web.conftest import HOST

ROOT = Path(__file__).parent.parent
SENTENCES = [sentence for section in security_claims.sections() for sentence in section.sentence]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.id)
def test_every_sentence_is_held_by_a_test(sentence: security_claims.SecurityClaim) -> None:
    assert sentence.tests, "a sentence nobody holds must not be printed"
    for test in sentence.tests:
        file, _, name = test.partition("::")
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, test


def test_ids_are_unique() -> None:
    assert len({sentence.id for sentence in SENTENCES}) == len(SENTENCES)


def test_the_published_page_is_current() -> None:
    """`python -m scripts.publish_security` writes it anew."""
    assert (ROOT / "docs" / "security.md").read_text("utf-8") == security_claims.page()


def test_the_page_is_served(rules: object) -> None:
    client: FlaskClient = create_app(rules, token="t", keyless=True).test_client()  # type: ignore[arg-type]  # the fixture's own type
    page = client.get("/security/", headers={"Host": HOST}).text
    assert all(sentence.text.split("、")[0].split("（")[0].split("“")[0] in page for sentence in SENTENCES)


@pytest.fixture
def conversion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """An office program that converts at once, and the files it was given."""
    given: list[Path] = []

    def convert(command: list[str]) -> None:
        source = Path(command[-1])
        given.append(source)
        assert source.is_file()
        (source.parent / "draft.docx").write_bytes(
            docx.new_document([docx.ComposedParagraph(Role.TITLE, "柳河镇办夜校")])
        )

    monkeypatch.setattr(legacy, "_run", convert)
    monkeypatch.setattr(
        "addin_server.readers.legacy.shutil.which", lambda name: f"/usr/bin/{name}" if name == "soffice" else None
    )
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield given


def test_nothing_is_left_of_a_conversion(conversion: list[Path], tmp_path: Path) -> None:
    read = readers.read_file("旧稿.rtf", b"{\\rtf1 secret}")
    assert read.paragraphs[0].text == "柳河镇办夜校"
    assert conversion and list(tmp_path.iterdir()) == []


def test_without_the_folder_the_settings_are_as_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    shipped = preferences.read(layers.user_folder())
    preferences.write(
        layers.user_folder(), preferences.Preferences(off=("title.ornate",), topics=("海洋牧场",)), layers.load().known
    )
    assert preferences.read(layers.user_folder()) != shipped
    subprocess.run(["rm", "-r", str(layers.user_folder().parent)], check=True)
    assert preferences.read(layers.user_folder()) == shipped
