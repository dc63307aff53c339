"""Versions beside each other: what is pointed to, what is left when one fails, and the way back."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from addin_server.setup import deploy
from addin_server.setup.deploy import DONE, FAILED, PARTLY, InstallPaths


class Shell:
    """Runs nothing, but makes what the commands would; `failing` words make a command fail."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.failing: dict[str, int] = {}

    def __call__(self, arguments: Sequence[str | Path]) -> int:
        line = " ".join(str(argument) for argument in arguments)
        self.ran.append(line)
        if "-m venv" in line:
            whole(Path(arguments[-1]))
        return next((code for words, code in self.failing.items() if words in line), 0)


def whole(environment: Path) -> Path:
    for path in (deploy.python(environment), deploy.command(environment)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return environment


@pytest.fixture
def paths(tmp_path: Path) -> InstallPaths:
    return InstallPaths(tmp_path / "prefix", tmp_path / "bin")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    (tmp_path / "bundle" / "wheels").mkdir(parents=True)
    (tmp_path / "bundle" / "wheels" / "pip-1-py3-none-any.whl").touch()
    return tmp_path / "bundle"


def install(paths: InstallPaths, bundle: Path, name: str, shell: Shell, *hosts: Sequence[str]) -> tuple[int, str]:
    said: list[str] = []
    code = deploy.install(bundle, paths, paths.prefix / "versions" / name, hosts, shell, said.append)
    return code, "\n".join(said)


def names(paths: InstallPaths) -> set[str]:
    return {path.name for path in (paths.prefix / "versions").iterdir()}


def test_each_upgrade_keeps_the_one_before_and_rollback_goes_there_and_forth(paths: InstallPaths, bundle: Path) -> None:
    shell = Shell()
    for name in ("1", "2", "3"):
        assert install(paths, bundle, name, shell)[0] == DONE
    one_before, newest = (paths.prefix / "versions" / name / "venv" for name in ("2", "3"))
    assert (paths.current(), paths.previous()) == (newest, one_before)
    assert names(paths) == {"2", "3"}
    assert (paths.bin / "zhubi").resolve() == deploy.command(newest)
    assert deploy.rollback(paths, shell, lambda _: None) == DONE
    assert f"{deploy.command(newest)} switch {deploy.python(one_before)}" in shell.ran
    assert (paths.bin / "zhubi").resolve() == deploy.command(one_before)
    assert deploy.rollback(paths, shell, lambda _: None) == DONE
    assert paths.current() == newest


@pytest.mark.parametrize("words", ["-m venv", "pip install", "zhubi --version", "-c import"])
def test_what_cannot_be_made_leaves_the_old_untouched(words: str, paths: InstallPaths, bundle: Path) -> None:
    shell = Shell()
    install(paths, bundle, "1", shell)
    shell.failing[words] = 1
    shell.ran.clear()
    code, said = install(paths, bundle, "2", shell)
    assert (code, names(paths)) == (FAILED, {"1"})
    assert "原来的版本没有动" in said
    assert not [line for line in shell.ran if "install --upgrade" in line or "switch" in line]


@pytest.mark.parametrize("failure", [FAILED, 1, 127, -11])
def test_what_does_not_run_is_changed_back(failure: int, paths: InstallPaths, bundle: Path) -> None:
    """Whether it says so, falls over, cannot be started or crashes."""
    shell = Shell()
    install(paths, bundle, "1", shell)
    shell.failing["2/venv/bin/zhubi install --upgrade"] = failure
    code, said = install(paths, bundle, "2", shell)
    first = paths.prefix / "versions" / "1" / "venv"
    assert (code, paths.current(), names(paths)) == (FAILED, first, {"1"})
    assert shell.ran[-1].endswith(f"switch {deploy.python(first)}")
    assert "已经换回" in said


def test_one_that_cannot_even_hand_over_is_left_and_the_old_started_by_itself(
    paths: InstallPaths, bundle: Path
) -> None:
    shell = Shell()
    install(paths, bundle, "1", shell)
    shell.failing["2/venv/bin/zhubi "] = 1
    shell.failing = {"2/venv/bin/zhubi --version": 0, **shell.failing}
    assert install(paths, bundle, "2", shell)[0] == FAILED
    assert shell.ran[-1] == f"{deploy.command(paths.prefix / 'versions' / '1' / 'venv')} install"


def test_a_first_one_that_does_not_run_leaves_nothing(paths: InstallPaths, bundle: Path) -> None:
    shell = Shell()
    shell.failing["install --upgrade"] = FAILED
    assert install(paths, bundle, "1", shell)[0] == FAILED
    assert [path for path in (*paths.prefix.rglob("*"), *paths.bin.rglob("*")) if not path.is_dir()] == []
    assert paths.current() is None


def test_a_first_one_that_does_not_run_leaves_no_command_on_windows(
    paths: InstallPaths, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deploy, "WINDOWS", True)
    test_a_first_one_that_does_not_run_leaves_nothing(paths, bundle)


def test_one_host_that_fails_is_told_by_the_exit_code_and_the_others_are_done(
    paths: InstallPaths, bundle: Path
) -> None:
    shell = Shell()
    shell.failing["install word"] = 2
    code, _ = install(paths, bundle, "1", shell, ["word"], ["wps", "--port", "9100"])
    assert code == PARTLY
    assert shell.ran[-1].endswith("install wps --port 9100")


def test_the_environment_of_before_there_were_versions_is_what_is_gone_back_to(
    paths: InstallPaths, bundle: Path
) -> None:
    old = whole(paths.prefix / "venv")
    shell = Shell()
    assert install(paths, bundle, "1", shell)[0] == DONE
    assert paths.previous() == old
    assert deploy.rollback(paths, shell, lambda _: None) == DONE
    assert paths.current() == old
    install(paths, bundle, "2", shell)
    install(paths, bundle, "3", shell)
    assert not old.exists()


def test_without_a_version_before_there_is_a_word(paths: InstallPaths, bundle: Path) -> None:
    said: list[str] = []
    install(paths, bundle, "1", Shell())
    assert deploy.rollback(paths, Shell(), said.append) == FAILED
    assert "没有可以退回的版本" in said[0]


def test_windows_starts_it_by_a_relative_line_in_plain_letters(
    paths: InstallPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deploy, "WINDOWS", True)
    monkeypatch.setattr("os.path.relpath", lambda path, start: "..\\versions\\1\\venv\\Scripts\\zhubi.exe")
    environment = whole(paths.prefix / "versions" / "1" / "venv")
    paths.point(environment, None)
    line = (paths.bin / "zhubi.cmd").read_bytes()
    assert line.rstrip() == b'@"%~dp0..\\versions\\1\\venv\\Scripts\\zhubi.exe" %*'
    assert line.endswith(b"\r\n")
    assert paths.current() == environment
    monkeypatch.setattr("os.path.relpath", lambda path, start: "..\\versions\\1.10-rc1\\venv\\Scripts\\zhubi.exe")
    paths.point(environment, None)
    other = (paths.bin / "zhubi.cmd").read_bytes()
    assert len(other) == len(line)  # a rollback that cmd runs out of this file finds nothing behind its line


@pytest.mark.parametrize("spoiled", ["bin", "state"])
def test_where_the_change_cannot_be_written_all_is_as_it_was(spoiled: str, paths: InstallPaths, bundle: Path) -> None:
    """The service too: it is not ended for a version that cannot be started by anybody."""
    shell = Shell()
    install(paths, bundle, "1", shell)
    install(paths, bundle, "2", shell)
    first, second = (paths.prefix / "versions" / name / "venv" for name in ("1", "2"))
    place, aside = getattr(paths, spoiled), paths.prefix.parent / "aside"
    shell.ran.clear()
    place.rename(aside)
    if spoiled == "bin":
        place.touch()
    else:
        (paths.prefix / ".installed.json.new").mkdir()
        aside.rename(place)
    code, said = install(paths, bundle, "3", shell)
    assert (code, names(paths)) == (FAILED, {"1", "2"})
    assert f"“{place.parent}”写不进去" in said
    assert "原来的版本没有动" in said
    told: list[str] = []
    assert deploy.rollback(paths, shell, told.append) == FAILED
    assert "还是现在的版本" in told[-1]
    assert not [line for line in shell.ran if "switch" in line or "install --upgrade" in line]
    assert (paths.current(), paths.previous()) == (second, first)
    assert (paths.prefix / "current").resolve() == second


def test_a_disk_that_is_full_is_no_fault_of_the_folder_above(
    paths: InstallPaths, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written to an open file is refused without a name."""

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    code, said = install(paths, bundle, "1", Shell())
    assert code == FAILED
    assert f"“{paths.prefix}”写不进去（磁盘满了）" in said


def test_a_way_back_that_does_not_start_leaves_the_service_of_this_version(paths: InstallPaths, bundle: Path) -> None:
    shell = Shell()
    install(paths, bundle, "1", shell)
    install(paths, bundle, "2", shell)
    second = paths.prefix / "versions" / "2" / "venv"
    shell.failing["switch"] = FAILED
    assert deploy.rollback(paths, shell, lambda _: None) == FAILED
    assert (paths.current(), (paths.prefix / "current").resolve()) == (second, second)
    assert shell.ran[-1] == f"{deploy.command(second)} install"


def test_what_all_users_have_is_gone_back_from_by_the_administrator_for_all_of_them(
    paths: InstallPaths, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who ran the installer there need not use it."""
    monkeypatch.setattr(deploy, "_FOR_ALL", paths.bin)
    shell = Shell()
    install(paths, bundle, "1", shell)
    install(paths, bundle, "2", shell)
    said: list[str] = []
    assert deploy.rollback(paths, shell, said.append) == DONE
    assert "每位用户下次登录" in said[-1]
    assert not shell.ran[-1].endswith(" install")
    monkeypatch.setattr("sys.prefix", str(paths.current()))
    assert deploy.of_this_process() == paths


def test_all_that_is_said_is_in_the_log(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    say = deploy.logged(tmp_path / "log")
    assert deploy.runner(say)(["sh", "-c", "echo 一; echo 二 >&2; exit 3"]) == 3
    assert deploy.runner(say)([tmp_path / "没有"]) == 127
    text = (tmp_path / "log").read_text("utf-8")
    assert "一\n二" in text
    assert "运行不了" in text
    assert capfd.readouterr().out == text
