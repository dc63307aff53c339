from __future__ import annotations

import re
from pathlib import Path

import pytest

from addin_server.department import settings, setup
from addin_server.department.settings import DepartmentSettingsError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    list(setup.init(tmp_path, "zhubi.example.test", drafts=False))
    return tmp_path


def test_an_administrator_begins_with_everything_and_drafts_not_let_in(folder: Path) -> None:
    deployment = settings.read(folder)
    assert not deployment.settings.drafts and deployment.secret("sessions") != deployment.secret("proxy")
    for path in (*(folder / "secrets").iterdir(), *(folder / "deploy").iterdir()):
        assert path.stat().st_mode & 0o077 == 0 and not re.search("@[A-Z_]+@", path.read_text("utf-8")), path


def test_beginning_again_changes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "secrets").iterdir()}
    list(setup.init(folder, "other.example.test", drafts=True))
    assert settings.read(folder).settings.name == "zhubi.example.test"
    assert {path: path.read_bytes() for path in (folder / "secrets").iterdir()} == before


def test_a_secret_that_others_can_read_is_refused(folder: Path) -> None:
    (folder / "secrets" / "sessions.key").chmod(0o644)
    with pytest.raises(DepartmentSettingsError, match="chmod 600"):
        settings.read(folder).secret("sessions")


def test_a_secret_may_stand_in_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHUBI_SECRET_PROXY", "p" * 40)
    assert settings.read(folder).secret("proxy") == "p" * 40


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('name = "https://x"', "域名"),
        ('name = "X.Test"', "域名"),
        ('name = "x.test"\nworkers = 0', "workers"),
        ('name = "x.test"\nunknown = 1', "读不懂"),
        ('name = "x.test"\n[limits]\nrequests = 0', "limits"),
        ('name = "x.test"\ndatabase = "postgresql://zhubi:secret@db/zhubi"', "口令不要写在这里"),
    ],
)
def test_settings_that_cannot_be_used_are_told(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / settings.FILE).write_text(line, "utf-8")
    with pytest.raises(DepartmentSettingsError, match=says):
        settings.read(tmp_path)


def test_without_settings_one_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DepartmentSettingsError, match="department init"):
        settings.read(tmp_path)
