"""One version of the program beside another: made, changed over to, gone back from. Run by the bundle's installer.

Only the standard library is imported: the installer runs this out of our wheel, before anything is installed. A version
is made whole before anything points to it, so a failure leaves the one that runs as it is.

    prefix/versions/0.3.0-…/{venv,runtime}   each version with what it runs on
    prefix/installed.json                    which one is current, and which came before
    prefix/current -> …/venv, bin/zhubi      what users and autostart entries start (Windows: bin\\zhubi.cmd)
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin_server.os_errors import because

WINDOWS = sys.platform == "win32"
DONE, FAILED, PARTLY = 0, 2, 3
"""Exit codes: all is done; all is as it was before; the new version runs and something beside it is not right.

Not 1, with which Python ends when it falls over: of a command of ours that is a failure like any other code.
"""
_LOADS = "import addin_server.web.serve"
"""Brings in all that is compiled: a library that this system lacks, or forbids, is found before anything is changed."""

_FOR_ALL = Path("/usr/local/bin")
"""Where the command of a version is that was installed for every user of the machine."""
_LINE = 240
"""Bytes of zhubi.cmd, whatever its version is called: cmd reads on where it was, and a rollback writes another."""

Say = Callable[[str], None]
Run = Callable[[Sequence[str | Path]], int]


@dataclass(frozen=True)
class InstallPaths:
    """Where the versions are, and the folder on the search path with the command."""

    prefix: Path
    bin: Path

    @property
    def state(self) -> Path:
        return self.prefix / "installed.json"

    @property
    def for_all(self) -> bool:
        """Whether every user of the machine runs this, and only its administrator changes it."""
        return self.bin == _FOR_ALL

    def current(self) -> Path | None:
        """Return the environment in use; one of the time before there were several is `venv` itself."""
        return self._environment("current") or self._there(self.prefix / "venv")

    def previous(self) -> Path | None:
        return self._environment("previous")

    def point(self, environment: Path, previous: Path | None) -> None:
        """Let the command and everything that starts it mean `environment`. OSError."""
        names = {"current": environment, "previous": previous}
        kept = {name: path.relative_to(self.prefix).as_posix() for name, path in names.items() if path}
        self.bin.mkdir(parents=True, exist_ok=True)
        if WINDOWS:
            # Relative, so that a home with Chinese in its name needs no code page.
            target = os.path.relpath(command(environment), self.bin)
            line = f'@"%~dp0{target}" %*'
            _replace(self.bin / "zhubi.cmd", f"{line:<{_LINE - 2}}\r\n")
        else:
            _link(self.prefix / "current", environment)
            _link(self.bin / "zhubi", self.prefix / "current" / "bin" / "zhubi")
        _replace(self.state, json.dumps(kept, indent=1))

    def prune(self) -> None:
        """Remove the versions nobody goes back to; what is still in use on Windows goes the next time."""
        kept = {path for path in (self.current(), self.previous()) if path}
        for folder in (self.prefix / "versions").glob("*"):
            if not any(path.is_relative_to(folder) for path in kept):
                shutil.rmtree(folder, ignore_errors=True)
        for old in (self.prefix / "venv", self.prefix / "runtime"):
            if old.is_dir() and self.prefix / "venv" not in kept:
                shutil.rmtree(old, ignore_errors=True)

    def _environment(self, name: str) -> Path | None:
        try:
            kept = json.loads(self.state.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return self._there(self.prefix / kept[name]) if kept.get(name) else None

    def _there(self, environment: Path) -> Path | None:
        return environment if python(environment).exists() else None


def python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if WINDOWS else "bin/python")


def command(environment: Path) -> Path:
    return environment / ("Scripts/zhubi.exe" if WINDOWS else "bin/zhubi")


def of_this_process() -> InstallPaths | None:
    """Return the paths this version runs from; None when it was not put there by an installer."""
    environment = Path(sys.prefix)
    for prefix in environment.parents:
        if (prefix / "installed.json").is_file():
            return InstallPaths(prefix, prefix / "bin" if WINDOWS else _linked_from(prefix))
    return None


def install(bundle: Path, paths: InstallPaths, new: Path, hosts: Iterable[Sequence[str]], run: Run, say: Say) -> int:
    """Make the version in the folder `new` out of `bundle`, and change over to it. Returns an exit code.

    `hosts` are arguments of `zhubi install`, each a command of its own.
    """
    environment, old = new / "venv", paths.current()
    if not _make(bundle, environment, run):
        shutil.rmtree(new, ignore_errors=True)
        say("没有装成。" + ("原来的版本没有动，照常用。" if old else "请把上面的话发给管理员。"))
        return FAILED
    say(f"2/3 装在：{environment}")
    before = paths.previous()
    if not _changed_over(paths, environment, old, before, say):
        shutil.rmtree(new, ignore_errors=True)
        say("没有装成。" + ("原来的版本没有动，照常用。" if old else ""))
        return FAILED
    code = run([command(environment), "install", "--upgrade"])
    if code not in (DONE, PARTLY):
        _back(paths, environment, old, before, run)
        shutil.rmtree(new, ignore_errors=True)
        say("新版本启动不了，" + ("已经换回原来的版本。" if old else "没有装成。") + "请把上面的话发给管理员。")
        return FAILED
    paths.prune()
    codes = [code, *(PARTLY if run([command(environment), "install", *host]) else DONE for host in hosts)]
    say("3/3 装好了，新版本已经在用。" if old else "3/3 装好了。")
    return max(codes)


def rollback(paths: InstallPaths, run: Run, say: Say) -> int:
    """Change back to the version before; doing it again changes forth. Returns an exit code."""
    current, previous = paths.current(), paths.previous()
    if current is None or previous is None:
        say("没有可以退回的版本：只装过这一版，或上一版已经清掉了。")
        return FAILED
    if not _changed_over(paths, previous, current, previous, say):
        say("没有退成，还是现在的版本。" + ("给全机装的要管理员来退：sudo zhubi rollback" if paths.for_all else ""))
        return FAILED
    if run([command(current), "switch", python(previous)]):
        paths.point(current, previous)
        run([command(current), "install"])  # the service that the other one did not take over
        say("没有退成，还是现在的版本。请把上面的话发给管理员。")
        return FAILED
    if paths.for_all:
        say("已经退回上一版。每位用户下次登录时就用它。")
        return DONE
    run([command(previous), "install"])  # what carries the version: Word's manifest
    say("已经退回上一版。")
    return DONE


def _changed_over(paths: InstallPaths, to: Path, before: Path | None, previous: Path | None, say: Say) -> bool:
    """Point to `to`, with `before` to go back to; where that cannot be written leave all as it was, and say so.

    `previous` is what there was to go back to until now.
    """
    try:
        paths.point(to, before)
    except OSError as error:
        _point_back(paths, before, previous)
        named = error.filename2 or error.filename  # a full disk names nothing
        folder = Path(named).parent if named else paths.prefix
        say(f"“{folder}”写不进去（{because(error)}）。请看一下它的权限和磁盘，再试一次。")
        return False
    return True


def _point_back(paths: InstallPaths, old: Path | None, before: Path | None) -> None:
    with contextlib.suppress(OSError):  # what cannot be written now could not be changed before either
        if old:
            paths.point(old, before)
            return
        made = (paths.bin / "zhubi.cmd",) if WINDOWS else (paths.prefix / "current", paths.bin / "zhubi")
        for path in made:
            path.unlink(missing_ok=True)
        paths.state.unlink(missing_ok=True)


def _make(bundle: Path, environment: Path, run: Run) -> bool:
    wheels = bundle / "wheels"
    pip = next(wheels.glob("pip-*.whl"), None)
    if pip is None or run([sys.executable, "-m", "venv", "--without-pip", environment]):
        return False
    # pip runs out of its own wheel: a system's Python often has none
    arguments = ("install", "--quiet", "--no-index", "--disable-pip-version-check", "--find-links", wheels, "zhubi")
    checks: tuple[Sequence[str | Path], ...] = (
        [python(environment), pip / "pip", *arguments],
        [python(environment), "-c", _LOADS],
        [command(environment), "--version"],
    )
    return not any(map(run, checks))


def _back(paths: InstallPaths, environment: Path, old: Path | None, before: Path | None, run: Run) -> None:
    handed_over = old is None or run([command(environment), "switch", python(old)]) == DONE
    _point_back(paths, old, before)
    if old and not handed_over:
        run([command(old), "install"])


def _link(path: Path, target: Path) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    beside.replace(path)


def _linked_from(prefix: Path) -> Path:
    link = _FOR_ALL / "zhubi"
    for_all = link.is_symlink() and link.readlink() == prefix / "current" / "bin" / "zhubi"
    return _FOR_ALL if for_all else Path.home() / ".local" / "bin"


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode())
    beside.replace(path)


def runner(say: Say) -> Run:
    """Return what runs a command with nobody to ask, saying what it says."""

    def run(arguments: Sequence[str | Path]) -> int:
        kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
        try:
            done = subprocess.run(
                [str(argument) for argument in arguments],
                env={**kept, "PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            say(f"“{arguments[0]}”运行不了（{because(error)}）。")
            return 127
        if done.stdout.strip():
            say(done.stdout.rstrip())
        return done.returncode

    return run


def logged(log: Path | None) -> Say:
    """Return what says on the screen and, when there is a `log`, writes it down."""

    def say(text: str) -> None:
        print(text, flush=True)
        if log:
            with log.open("a", encoding="utf-8") as file:
                file.write(f"{text}\n")

    return say


def main() -> None:
    parser = argparse.ArgumentParser(prog="deploy")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--prefix", type=Path, required=True)
    parser.add_argument("--bin", type=Path, required=True)
    parser.add_argument("--host", action="append", default=[], choices=["service", "wps", "word"])
    parser.add_argument("--port")
    parser.add_argument("--log", type=Path)
    wanted = parser.parse_args()
    say = logged(wanted.log)
    hosts = [[host, *(("--port", wanted.port) if wanted.port else ())] for host in wanted.host]
    # whole paths: links and entries of autostart are followed from elsewhere
    paths = InstallPaths(wanted.prefix.absolute(), wanted.bin.absolute())
    sys.exit(install(wanted.bundle, paths, wanted.new.absolute(), hosts, runner(say), say))


if __name__ == "__main__":
    main()
