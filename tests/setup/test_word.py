"""Word's plans on each platform: what is written, registered and run; that they repeat and undo; what failures say."""

from __future__ import annotations

import plistlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from addin_server import assets
from addin_server.setup import autostart, manifest, steps, tls, word
from addin_server.setup.autostart import Autostart
from addin_server.setup.boundary import Platform
from tests.setup.fake import FakeMachine

COMMAND = ("C:\\Program Files\\Python\\pythonw.exe", "-m", "addin_server.cli", "serve")
FILLED = manifest.fill(assets.manifests() / "word", "https://localhost:8766")
STORES = {
    "windows": (
        ("certutil", "-user", "-addstore"),
        ("certutil", "-user", "-store"),
        ("certutil", "-user", "-delstore"),
    ),
    "mac": (("security", "add-trusted-cert"), ("security", "verify-cert"), ("security", "delete-certificate")),
}


def machine(platform: Platform, folder: Path) -> FakeMachine:
    made = FakeMachine(platform, folder)
    made.stores(*STORES[platform])
    return made


def plan(boundary: FakeMachine, home: Path, share: str = "") -> list[steps.SetupPart]:
    word_steps = word.plan(boundary, home, FILLED, share)
    return [steps.SetupPart("登录启动", [Autostart(COMMAND, home)]), steps.SetupPart("Word", word_steps)]


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("platform", ["windows", "mac"])
def test_installing_twice_is_installing_once_and_uninstalling_leaves_nothing(
    platform: Platform, tmp_path: Path
) -> None:
    boundary, home = machine(platform, tmp_path), tmp_path / "settings"
    boundary.answers["schtasks", "/Query"] = lambda: 0 if boundary.ran.count(created) else 1
    created = ("schtasks", "/Create", "/TN", "Zhubi", "/XML", str(home / "autostart.xml"), "/F")
    said: list[str] = []
    steps.install(plan(boundary, home), boundary, said.append)
    assert all(line.endswith("好了") for line in said)
    before, said[:] = files(tmp_path), []
    steps.install(plan(boundary, home), boundary, said.append)
    assert all(line.endswith("已经是这样") for line in said), said
    assert files(tmp_path) == before
    assert steps.uninstall(plan(boundary, home), boundary, said.append) == []
    assert files(tmp_path) == set()
    assert boundary.registry == {}


def test_windows_is_told_by_the_developer_key(tmp_path: Path) -> None:
    boundary, home = machine("windows", tmp_path), tmp_path / "settings"
    steps.install(plan(boundary, home), boundary, lambda _: None)
    assert boundary.registry == {
        ("Software\\Microsoft\\Office\\16.0\\WEF\\Developer", manifest.ID): str(home / "word" / "zhubi.xml")
    }
    assert (home / "word" / "zhubi.xml").read_text("utf-8") == FILLED
    assert ("certutil", "-user", "-addstore", "Root", str(tls.Files(home).authority)) in boundary.ran


def test_windows_by_a_shared_folder(tmp_path: Path) -> None:
    boundary, share = machine("windows", tmp_path), tmp_path / "share"
    steps.install(plan(boundary, tmp_path / "settings", str(share)), boundary, lambda _: None)
    key = f"Software\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs\\{{{manifest.ID}}}"
    assert boundary.registry == {
        (key, "Id"): f"{{{manifest.ID}}}",
        (key, "Url"): str(share),
        (key, "Flags"): 1,
    }
    assert (share / "zhubi.xml").read_text("utf-8") == FILLED


def test_a_mac_finds_it_in_words_folder(tmp_path: Path) -> None:
    boundary = machine("mac", tmp_path)
    steps.install(plan(boundary, tmp_path / "settings"), boundary, lambda _: None)
    folder = boundary.home / "Library/Containers/com.microsoft.Word/Data/Documents/wef"
    assert (folder / "zhubi.xml").read_text("utf-8") == FILLED
    agent = plistlib.loads(autostart.agent(boundary.home).read_bytes())
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True


def test_the_task_of_windows_starts_at_this_users_login_without_rights(tmp_path: Path) -> None:
    boundary, home = machine("windows", tmp_path), tmp_path / "settings"
    Autostart(COMMAND, home).do(boundary)
    task = ElementTree.fromstring((home / "autostart.xml").read_bytes())
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    assert task.findtext(f".//{space}LogonTrigger/{space}UserId") == "ZZB\\lihong"
    assert task.findtext(f".//{space}RunLevel") == "LeastPrivilege"
    assert task.findtext(f".//{space}Exec/{space}Command") == COMMAND[0]


def test_where_users_may_make_no_task_the_run_key_serves(tmp_path: Path) -> None:
    boundary, home = machine("windows", tmp_path), tmp_path / "settings"
    boundary.answers["schtasks",] = 1
    step = Autostart(COMMAND, home)
    assert step.do(boundary)
    line = '"C:\\Program Files\\Python\\pythonw.exe" -m addin_server.cli serve'
    assert boundary.registry == {(autostart.RUN_KEY, "Zhubi"): line}
    assert step.installed(boundary)
    assert not step.do(boundary)
    assert step.undo(boundary)
    assert boundary.registry == {}


def test_linux_by_systemd_or_else_by_the_desktop(tmp_path: Path) -> None:
    command = ("/opt/100% 主笔/python3", "-m", "addin_server.cli", "serve")
    with_systemd = FakeMachine("linux", tmp_path / "a")
    assert Autostart(command, tmp_path).do(with_systemd)
    unit = (with_systemd.home / ".config/systemd/user/zhubi.service").read_text("utf-8")
    assert 'ExecStart="/opt/100%% 主笔/python3" "-m" "addin_server.cli" "serve"' in unit
    assert ("systemctl", "--user", "enable", "zhubi.service") in with_systemd.ran
    without = FakeMachine("linux", tmp_path / "b")
    without.lacks("systemctl")
    assert Autostart(command, tmp_path).do(without)
    entry = autostart.desktop_entry(without.home).read_text("utf-8")
    assert 'Exec="/opt/100%% 主笔/python3" "-m" "addin_server.cli" "serve"' in entry
    for boundary in (with_systemd, without):
        assert Autostart(command, tmp_path).installed(boundary)
        assert Autostart(command, tmp_path).undo(boundary)
        assert not files(boundary.home)


def test_when_the_user_says_no_to_the_certificate_nothing_is_registered_and_it_is_said(tmp_path: Path) -> None:
    boundary, said = FakeMachine("windows", tmp_path), list[str]()
    boundary.answers["certutil",] = 1
    [failure] = steps.install(plan(boundary, tmp_path / "settings"), boundary, said.append)
    assert "请选“是”" in failure
    assert [line.rpartition("：")[2] for line in said] == ["好了", "好了", "没有做成", "先不做", "先不做"]
    assert boundary.registry == {}


def test_when_policy_closes_the_registry_it_is_said(tmp_path: Path) -> None:
    boundary = machine("windows", tmp_path)
    boundary.closed_registry = True
    [failure] = steps.install(plan(boundary, tmp_path / "settings"), boundary, lambda _: None)
    assert "组策略" in failure


def test_a_renewed_certificate_takes_the_old_one_out_of_the_store(tmp_path: Path) -> None:
    boundary, home = machine("windows", tmp_path), tmp_path / "settings"
    steps.install(plan(boundary, home), boundary, lambda _: None)
    old = tls.thumbprint(tls.Files(home).authority.read_bytes())
    tls.Files(home).chain.write_bytes(b"broken")
    boundary.ran.clear()
    steps.install(plan(boundary, home), boundary, lambda _: None)
    assert ("certutil", "-user", "-delstore", "Root", old) in boundary.ran
    assert tls.thumbprint(tls.Files(home).authority.read_bytes()) != old


def test_uninstalling_goes_on_past_what_fails_and_says_it(tmp_path: Path) -> None:
    boundary, home = machine("windows", tmp_path), tmp_path / "settings"
    steps.install(plan(boundary, home), boundary, lambda _: None)
    boundary.closed_registry = True
    failures = steps.uninstall(plan(boundary, home), boundary, lambda _: None)
    assert len(failures) == 1
    assert "删不掉" in failures[0]
    assert files(tmp_path) == set()


def test_a_dry_run_names_every_file_value_and_command(tmp_path: Path) -> None:
    boundary, said = machine("windows", tmp_path), list[str]()
    steps.describe(plan(boundary, tmp_path / "settings"), said.append)
    text = "\n".join(said)
    for name in ("zhubi.xml", "WEF\\Developer", "certutil -user -addstore Root", "pythonw.exe"):
        assert name in text
    assert boundary.ran == []
    assert files(tmp_path) == set()


def test_the_recipes_name_the_manifest_and_both_ways() -> None:
    text = word.recipes("/x/zhubi.xml")
    assert "/x/zhubi.xml" in text
    assert "上传我的加载项" in text
    assert "集成应用" in text
