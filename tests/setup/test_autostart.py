"""What starts the service at login is of this version; where the system starts it for all, no user has another."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.setup import autostart, deploy
from addin_server.setup.autostart import Autostart
from addin_server.setup.boundary import Platform
from addin_server.setup.deploy import InstallPaths
from tests.setup.fake import FakeMachine

OLD, NEW = (("/opt/zhubi/versions/1/venv/bin/python", "serve"), ("/opt/zhubi/versions/2/venv/bin/python", "serve"))


@pytest.mark.parametrize("platform", ["windows", "mac", "linux"])
@pytest.mark.parametrize("closed", [(), ("systemctl",), ("schtasks", "/Create")])
def test_one_of_another_version_is_told_from_ours(platform: Platform, closed: tuple[str, ...], tmp_path: Path) -> None:
    boundary = FakeMachine(platform, tmp_path)
    if closed:
        boundary.lacks(*closed)
    old, new = (Autostart(command, tmp_path / "settings") for command in (OLD, NEW))
    assert not new.current(boundary)
    old.do(boundary)
    assert (old.current(boundary), new.current(boundary)) == (True, False)
    new.do(boundary)
    assert (old.current(boundary), new.current(boundary)) == (False, True)


def test_a_task_that_is_allowed_by_now_takes_the_place_of_the_run_key(tmp_path: Path) -> None:
    """Else both would start a version, each its own."""
    boundary = FakeMachine("windows", tmp_path)
    boundary.lacks("schtasks")
    old, new = (Autostart(command, tmp_path / "settings") for command in (OLD, NEW))
    old.do(boundary)
    assert (autostart.RUN_KEY, autostart.TASK) in boundary.registry
    boundary.answers.clear()
    assert new.do(boundary)
    assert new.current(boundary)
    assert not boundary.registry
    assert not new.do(boundary)


@pytest.mark.parametrize("first", [True, False])
def test_with_systemd_now_and_not_then_there_is_one_entry_of_this_version(first: bool, tmp_path: Path) -> None:
    """An installation by a script has no session whose systemd could be asked."""
    boundary = FakeMachine("linux", tmp_path)
    old, new = (Autostart(command, tmp_path / "settings") for command in (OLD, NEW))
    for step, systemd in ((old, first), (new, not first)):
        boundary.answers.clear()
        if not systemd:
            boundary.answers["systemctl", "--user"] = 1
        assert step.do(boundary)
        assert step.current(boundary)
        assert not step.do(boundary)
    entries = [path for path in boundary.home.rglob("zhubi.*") if path.is_file()]
    assert [path.suffix for path in entries] == [".service"]
    assert NEW[0] in entries[0].read_text("utf-8")


def test_where_the_system_starts_it_the_users_own_entry_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would start the version that wrote it, for ever."""
    boundary = FakeMachine("linux", tmp_path)
    boundary.lacks("systemctl")
    step = Autostart(NEW, tmp_path / "settings")
    Autostart(OLD, tmp_path / "settings").do(boundary)
    entry = boundary.root / "etc/xdg/autostart/zhubi.desktop"
    entry.parent.mkdir(parents=True)
    entry.touch()
    place = InstallPaths(Path("/opt/zhubi"), deploy._FOR_ALL)
    monkeypatch.setattr(deploy, "of_this_process", lambda: place)
    assert step.do(boundary)
    assert not autostart.desktop_entry(boundary.home).exists()
    assert (step.installed(boundary), step.current(boundary), step.do(boundary)) == (True, True, False)
    # one's own copy beside it starts itself
    monkeypatch.setattr(deploy, "of_this_process", lambda: InstallPaths(boundary.home, boundary.home / "bin"))
    assert step.do(boundary)
    assert autostart.desktop_entry(boundary.home).exists()
