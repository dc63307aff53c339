"""How the user's browser is led to our pages: what it is started with, everybody on the machine can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.cli import install
from addin_server.setup import hosts, settings
from tests.command import zhubi
from tests.setup.fake import FakeMachine


def test_a_page_with_a_key_is_opened_by_way_of_a_file_of_this_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    own = settings.ServiceSettings(port=18765).with_host("wps")
    settings.write(own)
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    monkeypatch.setattr(install, "_chosen", lambda boundary, found, host, port: own)
    monkeypatch.setattr(install, "_carry_out", lambda *arguments, **options: None)
    done = zhubi("install", "wps", "--page")
    page = settings.folder() / settings.OPENING
    assert done.exit_code == 0 and str(page) in done.output
    assert shown == [page.as_uri()]
    assert "/key/" not in done.output
    assert f"{own.entry}/wps/install/" in page.read_text("utf-8")
    assert page.stat().st_mode & 0o077 == 0
    assert hosts.SavedSettings(settings.folder(), own).undo(FakeMachine("linux", tmp_path / "machine"))
    assert not settings.folder().exists()
