"""WPS's list of add-ins on each platform, and what is said when it cannot be touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from addin_server import atomic
from addin_server.setup import hosts, publish_xml, steps, wps
from addin_server.setup.boundary import Platform
from addin_server.setup.settings import ServiceSettings
from addin_server.setup.steps import StepError
from tests.setup.fake import FakeMachine

SETTINGS = ServiceSettings(port=8765, hosts=("wps",))
OTHERS = b'<jsplugins>\r\n  <jsplugin name="a" type="et" url="a_1" version="1"/>\r\n</jsplugins>'


def listed(boundary: FakeMachine) -> Path:
    return wps.folders(boundary)[0] / "publish.xml"


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("windows", "AppData/Roaming/kingsoft/wps/jsaddons"),
        ("linux", ".local/share/Kingsoft/wps/jsaddons"),
        ("mac", "Library/Containers/com.kingsoft.wpsoffice.mac/Data/.kingsoft/wps/jsaddons"),
    ],
)
def test_the_list_is_where_each_platform_keeps_it(platform: Platform, folder: str, tmp_path: Path) -> None:
    boundary = FakeMachine(platform, tmp_path)
    steps.install([steps.SetupPart("WPS", wps.plan(boundary, SETTINGS))], boundary, lambda _: None)
    entries = publish_xml.entries((boundary.home / folder / "publish.xml").read_bytes())
    assert [(entry.ours, entry.attributes["url"]) for entry in entries] == [(True, "http://127.0.0.1:8765/wps/")]
    steps.uninstall([steps.SetupPart("WPS", wps.plan(boundary, SETTINGS))], boundary, lambda _: None)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_windows_keeps_it_in_the_roaming_folder_wherever_that_is(tmp_path: Path) -> None:
    boundary = FakeMachine("windows", tmp_path)
    boundary.variables["APPDATA"] = str(tmp_path / "漫游")
    assert wps.folders(boundary) == [tmp_path / "漫游/kingsoft/wps/jsaddons"]


def test_both_editions_of_a_mac_get_it(tmp_path: Path) -> None:
    boundary = FakeMachine("mac", tmp_path)
    for name in ("com.kingsoft.wpsoffice.mac", "com.kingsoft.wpsoffice.mac.global"):
        (boundary.home / "Library/Containers" / name).mkdir(parents=True)
    assert len(wps.plan(boundary, SETTINGS)) == 2


def test_others_stay_and_the_list_as_it_was_is_kept_until_it_is_so_again(tmp_path: Path) -> None:
    boundary = FakeMachine("linux", tmp_path)
    path = listed(boundary)
    path.parent.mkdir(parents=True)
    path.write_bytes(OTHERS)
    [step] = wps.plan(boundary, SETTINGS)
    assert step.do(boundary)
    assert not step.do(boundary)
    assert path.with_name("publish.xml.zhubi-bak").read_bytes() == OTHERS
    [moved] = wps.plan(boundary, ServiceSettings(port=9000))
    assert moved.do(boundary)
    assert b":9000/" in path.read_bytes()
    assert path.with_name("publish.xml.zhubi-bak").read_bytes() == OTHERS
    assert moved.undo(boundary)
    assert not moved.undo(boundary)
    assert path.read_bytes() == OTHERS
    assert {found.name for found in path.parent.iterdir()} == {"publish.xml"}


@pytest.mark.parametrize("program", sorted(wps.PROGRAMS))
def test_while_wps_is_open_the_list_is_left_alone(program: str, tmp_path: Path) -> None:
    boundary = FakeMachine("linux", tmp_path)
    path = listed(boundary)
    path.parent.mkdir(parents=True)
    path.write_bytes(OTHERS)
    boundary.running = {program}
    [step] = wps.plan(boundary, SETTINGS)
    with pytest.raises(StepError, match="关掉全部 WPS 窗口"):
        step.do(boundary)
    assert path.read_bytes() == OTHERS
    boundary.running = {"wpscloudsvr"}  # the service in the background holds nothing
    assert step.do(boundary)
    boundary.running = {program}
    assert not step.do(boundary)  # nothing to do is no reason to close WPS


BROKEN = b"<jsplugins><broken></jsplugins>"


def test_a_list_that_cannot_be_read_is_left_alone_and_it_is_said(tmp_path: Path) -> None:
    boundary = FakeMachine("linux", tmp_path)
    path = listed(boundary)
    path.parent.mkdir(parents=True)
    path.write_bytes(BROKEN)
    [step] = wps.plan(boundary, SETTINGS)
    with pytest.raises(StepError, match="没有动它"):
        step.do(boundary)
    assert not step.undo(boundary)  # nothing of ours is in it: no reason to stay installed
    assert path.read_bytes() == BROKEN
    path.write_bytes(BROKEN.replace(b"<broken>", f"\r\n  {publish_xml.entry(step.url)}<broken>".encode()))
    assert step.undo(boundary)
    assert path.read_bytes() == BROKEN


@pytest.mark.parametrize("before", [b"", b" \n", b"<jsplugins/>", b"<?xml version='1.0'?>\r\n<jsplugins></jsplugins>"])
def test_an_empty_list_is_filled_and_is_as_empty_again_to_the_byte(before: bytes, tmp_path: Path) -> None:
    boundary = FakeMachine("linux", tmp_path)
    path = listed(boundary)
    path.parent.mkdir(parents=True)
    path.write_bytes(before)
    path.chmod(0o600)
    [step] = wps.plan(boundary, SETTINGS)
    assert step.do(boundary)
    assert [entry.ours for entry in publish_xml.entries(path.read_bytes())] == [True]
    assert step.backup.stat().st_mode & 0o777 == 0o600
    assert step.undo(boundary)
    assert path.read_bytes() == before
    assert {found.name for found in path.parent.iterdir()} == {"publish.xml"}


def test_a_full_disk_or_closed_folder_is_said_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boundary = FakeMachine("linux", tmp_path)
    path = listed(boundary)
    path.parent.mkdir(parents=True)
    path.write_bytes(OTHERS)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "write", full)
    [step] = wps.plan(boundary, SETTINGS)
    with pytest.raises(StepError, match="磁盘满了"):
        step.do(boundary)
    assert path.read_bytes() == OTHERS


def any_listed(plan: Sequence[steps.SetupPart]) -> bool:
    return any(isinstance(step, wps.ListedAddin) for part in plan for step in part.steps)


def test_another_host_keeps_the_list_right_and_adds_nothing_to_it(tmp_path: Path) -> None:
    boundary, both = FakeMachine("windows", tmp_path), ServiceSettings(hosts=("word", "wps"))
    assert not any_listed(hosts.install_plan(boundary, tmp_path, both))
    [step] = wps.plan(boundary, SETTINGS)
    step.do(boundary)
    assert any_listed(hosts.install_plan(boundary, tmp_path, both))


def test_administrators_get_the_two_files() -> None:
    text = wps.for_administrators(SETTINGS, "linux")
    assert 'url="http://127.0.0.1:8765/wps/"' in text
    assert "JSPluginsServer=" in text
    assert "cn.wps.wps-office-pro" in text


@pytest.mark.parametrize("spoiled", ["publish.xml", "jsaddons"])
def test_where_no_list_can_be_there_is_nothing_to_take_out(spoiled: str, tmp_path: Path) -> None:
    """A folder in its place, or a file in that of its folder: neither keeps us from being taken out."""
    boundary = FakeMachine("linux", tmp_path)
    path = listed(boundary)
    if spoiled == "publish.xml":
        path.mkdir(parents=True)
    else:
        path.parent.parent.mkdir(parents=True)
        path.parent.touch()
    plan = [steps.SetupPart("WPS", wps.plan(boundary, SETTINGS))]
    [failure] = steps.install(plan, boundary, lambda _: None)
    assert str(path) in failure
    assert steps.uninstall(plan, boundary, lambda _: None) == []
