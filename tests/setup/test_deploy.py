"""Versions beside each other: what is pointed to, what is left when one fails, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from addin_server.setup import deploy
from addin_server.setup.deploy import DONE, FAILED, PARTLY, Place


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
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "prefix", tmp_path / "bin")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    (tmp_path / "bundle" / "wheels").mkdir(parents=True)
    (tmp_path / "bundle" / "wheels" / "pip-1-py3-none-any.whl").touch()
    return tmp_path / "bundle"


def install(place: Place, bundle: Path, name: str, shell: Shell, *hosts: Sequence[str]) -> tuple[int, str]:
    said: list[str] = []
    code = deploy.install(bundle, place, place.prefix / "versions" / name, hosts, shell, said.append)
    return code, "\n".join(said)


def names(place: Place) -> set[str]:
    return {path.name for path in (place.prefix / "versions").iterdir()}


def test_each_upgrade_keeps_the_one_before_and_rollback_goes_there_and_forth(place: Place, bundle: Path) -> None:
    shell = Shell()
    for name in ("1", "2", "3"):
        assert install(place, bundle, name, shell)[0] == DONE
    one_before, newest = (place.prefix / "versions" / name / "venv" for name in ("2", "3"))
    assert (place.current(), place.previous()) == (newest, one_before)
    assert names(place) == {"2", "3"}
    assert (place.bin / "zhubi").resolve() == deploy.command(newest)
    assert deploy.rollback(place, shell, lambda _: None) == DONE
    assert f"{deploy.command(newest)} switch {deploy.python(one_before)}" in shell.ran
    assert (place.bin / "zhubi").resolve() == deploy.command(one_before)
    assert deploy.rollback(place, shell, lambda _: None) == DONE
    assert place.current() == newest


@pytest.mark.parametrize("words", ["-m venv", "pip install", "zhubi --version", "-c import"])
def test_what_cannot_be_made_leaves_the_old_untouched(words: str, place: Place, bundle: Path) -> None:
    shell = Shell()
    install(place, bundle, "1", shell)
    shell.failing[words] = 1
    shell.ran.clear()
    code, said = install(place, bundle, "2", shell)
    assert (code, names(place)) == (FAILED, {"1"})
    assert "原来的版本没有动" in said
    assert not [line for line in shell.ran if "install --upgrade" in line or "switch" in line]


@pytest.mark.parametrize("failure", [FAILED, 1, 127, -11])
def test_what_does_not_run_is_changed_back(failure: int, place: Place, bundle: Path) -> None:
    """Whether it says so, falls over, cannot be started or crashes."""
    shell = Shell()
    install(place, bundle, "1", shell)
    shell.failing["2/venv/bin/zhubi install --upgrade"] = failure
    code, said = install(place, bundle, "2", shell)
    first = place.prefix / "versions" / "1" / "venv"
    assert (code, place.current(), names(place)) == (FAILED, first, {"1"})
    assert shell.ran[-1].endswith(f"switch {deploy.python(first)}")
    assert "已经换回" in said


def test_one_that_cannot_even_hand_over_is_left_and_the_old_started_by_itself(place: Place, bundle: Path) -> None:
    shell = Shell()
    install(place, bundle, "1", shell)
    shell.failing["2/venv/bin/zhubi "] = 1
    shell.failing = {"2/venv/bin/zhubi --version": 0, **shell.failing}
    assert install(place, bundle, "2", shell)[0] == FAILED
    assert shell.ran[-1] == f"{deploy.command(place.prefix / 'versions' / '1' / 'venv')} install"


def test_a_first_one_that_does_not_run_leaves_nothing(place: Place, bundle: Path) -> None:
    shell = Shell()
    shell.failing["install --upgrade"] = FAILED
    assert install(place, bundle, "1", shell)[0] == FAILED
    assert [path for path in (*place.prefix.rglob("*"), *place.bin.rglob("*")) if not path.is_dir()] == []
    assert place.current() is None


def test_one_host_that_fails_is_told_by_the_exit_code_and_the_others_are_done(place: Place, bundle: Path) -> None:
    shell = Shell()
    shell.failing["install word"] = 2
    code, _ = install(place, bundle, "1", shell, ["word"], ["wps", "--port", "9100"])
    assert code == PARTLY
    assert shell.ran[-1].endswith("install wps --port 9100")


def test_the_environment_of_before_there_were_versions_is_what_is_gone_back_to(place: Place, bundle: Path) -> None:
    old = whole(place.prefix / "venv")
    shell = Shell()
    assert install(place, bundle, "1", shell)[0] == DONE
    assert place.previous() == old
    assert deploy.rollback(place, shell, lambda _: None) == DONE
    assert place.current() == old
    install(place, bundle, "2", shell)
    install(place, bundle, "3", shell)
    assert not old.exists()


def test_without_a_version_before_there_is_a_word(place: Place, bundle: Path) -> None:
    said: list[str] = []
    install(place, bundle, "1", Shell())
    assert deploy.rollback(place, Shell(), said.append) == FAILED
    assert "没有可以退回的版本" in said[0]


def test_windows_starts_it_by_a_relative_line_in_plain_letters(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deploy, "WINDOWS", True)
    monkeypatch.setattr("os.path.relpath", lambda path, start: "..\\versions\\1\\venv\\Scripts\\zhubi.exe")
    environment = whole(place.prefix / "versions" / "1" / "venv")
    place.point(environment, None)
    line = (place.bin / "zhubi.cmd").read_bytes()
    assert line == b'@"%~dp0..\\versions\\1\\venv\\Scripts\\zhubi.exe" %*\r\n'
    assert place.current() == environment


def test_all_that_is_said_is_in_the_log(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    say = deploy.logged(tmp_path / "log")
    assert deploy.runner(say)(["sh", "-c", "echo 一; echo 二 >&2; exit 3"]) == 3
    assert deploy.runner(say)([tmp_path / "没有"]) == 127
    text = (tmp_path / "log").read_text("utf-8")
    assert "一\n二" in text
    assert "运行不了" in text
    assert capfd.readouterr().out == text
