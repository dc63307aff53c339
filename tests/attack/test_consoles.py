"""Every command on every console, on a full disk and where nothing may be written: a sentence, never a traceback."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from addin_server import os_errors
from tests.attack import many, running

WEAK = "三措并举抓实党员教育\n今年以来，云溪县高度重视，取得显著成效。\n"
STRONG = "云溪县轮训支书\n针对代办不便问题，云溪县轮训支书126人，办成3件。\n"

COMMANDS = {
    "check": "check {draft}",
    "check-json": "check --format json {draft}",
    "check-sarif": "check --format sarif {draft}",
    "check-html": "check --format html {draft}",
    "explain": "explain {draft}",
    "batch": "batch {folder} --report {out}/r.html --workers 1",
    "annotate": "annotate {docx} -o {out}/a.docx",
    "clean": "clean {docx} -o {out}/c.docx",
    "final": "final {docx} -o {out}/f.docx",
    "mine": "mine {draft}",
    "evidence": "evidence {draft} -m {other}",
    "compare": "compare {draft} {other}",
    "review": "review {docx} -o {out}/v.docx",
    "rules": "rules list",
    "rules-explain": "rules explain vague.result",
    "rules-lint": "rules lint",
    "rules-new": "rules new vague.ours",
    "declined": "rules declined",
    "templates": "template list",
    "template": "template new T1 -o {out}/t.docx",
    "lessons": "training list",
    "lesson": "training export floating-members -o {out}/e.html",
    "proofing": "proofing status",
    "layer": "layer status",
    "layer-key": "layer key {out}/own.key",
    "doctor": "doctor",
    "doctor-json": "doctor --format json",
    "install": "install wps --dry-run",
    "department": "department init --folder {out}/d --name a.example --drafts",
    "help": "--help",
}
WRITES = ("batch", "annotate", "clean", "final", "review", "rules-new", "template", "lesson", "layer-key", "department")
DATA = ("check-json", "check-sarif", "check-html", "doctor-json")
"""For programs: UTF-8 whatever the console speaks."""
# What is said comes in; where no locale is set that is UTF-8.
ENCODINGS = {
    "gbk": {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
    "cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "utf-16": {"PYTHONIOENCODING": "utf-16", "PYTHONUTF8": "0"},
    "utf-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
TRIED = many(len(COMMANDS), 3)


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """What the commands are given."""
    folder, out = tmp_path / "来稿", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    (folder / "稿.txt").write_text(WEAK, "utf-8")
    (folder / "另一稿.txt").write_text(STRONG, "utf-8")
    given = {"folder": folder, "draft": folder / "稿.txt", "other": folder / "另一稿.txt", "out": out}
    given["docx"] = folder / "稿.docx"
    made = run(tmp_path, f"template new T1 -o {given['docx']}".split())
    assert made.returncode == 0, made.stderr.decode()
    return {name: str(path) for name, path in given.items()}


def run(
    home: Path,
    arguments: list[str],
    stdout: int | None = None,
    *,
    full: bool = False,
    more: Mapping[str, str] = MappingProxyType({}),
) -> subprocess.CompletedProcess[bytes]:
    """`full`: no file can take a single byte."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-m", "addin_server.cli", *arguments],
        env={**environment, **running.environment(home), **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
        preexec_fn=_no_byte_more if full else None,
    )


def _no_byte_more() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def filled(name: str, places: dict[str, str]) -> list[str]:
    return [part.format(**places) for part in COMMANDS[name].split()]


def is_told(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Whether it failed with a sentence that names a place, or the result, and says why in Chinese."""
    said = done.stderr.decode("utf-8", "replace")
    in_chinese = any(f"（{words}）" in said for words in os_errors.WORDS.values())
    return done.returncode == 2 and in_chinese and ("写不" in said or "打不开" in said)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_console(tmp_path: Path, places: dict[str, str], encoding: str) -> None:
    for name in list(COMMANDS)[:TRIED]:
        done = run(tmp_path, filled(name, places), more=ENCODINGS[encoding])
        assert b"Traceback" not in done.stderr, (name, done.stderr.decode("utf-8", "replace"))
        assert done.returncode in (0, 1), (name, done.stderr.decode(encoding, "replace"))
        said = done.stdout.decode("utf-8" if name in DATA else encoding)
        assert json.loads(said) if name.endswith(("json", "sarif")) else said, name


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_console_is_helped(tmp_path: Path, encoding: str) -> None:
    done = run(tmp_path, ["--help"], more=ENCODINGS[encoding])
    assert (done.returncode, done.stderr) == (0, b"")
    assert "zhubi" in done.stdout.decode(encoding) or "addin_server.cli" in done.stdout.decode(encoding)


def test_what_is_said_finds_no_place(tmp_path: Path, places: dict[str, str]) -> None:
    for name in list(COMMANDS)[:TRIED]:
        with Path("/dev/full").open("wb") as full:
            done = run(tmp_path, filled(name, places), full.fileno())
        assert is_told(done), (name, done.returncode, done.stderr.decode())


def test_a_reader_that_goes_away_hears_nothing(tmp_path: Path, places: dict[str, str]) -> None:
    for name in list(COMMANDS)[:TRIED]:
        reads, writes = os.pipe()
        os.close(reads)
        done = run(tmp_path, filled(name, places), writes)
        os.close(writes)
        assert not done.stderr, (name, done.stderr.decode())
        assert done.returncode != 0, name


def test_a_disk_that_is_full(tmp_path: Path, places: dict[str, str]) -> None:
    """What writes says so and leaves no part of a file; what only reads does its work."""
    for name in [*WRITES[:TRIED], *(set(COMMANDS) - set(WRITES) if many(1, 0) else ())]:
        done = run(tmp_path, filled(name, places), full=True)
        assert b"Traceback" not in done.stderr, (name, done.stderr.decode())
        if name in WRITES:
            assert is_told(done), (name, done.returncode, done.stderr.decode())
        else:
            assert done.returncode in (0, 1), (name, done.stderr.decode())
    assert [path for path in Path(places["out"]).rglob("*") if path.is_file()] == []


def test_where_nothing_may_be_written(tmp_path: Path, places: dict[str, str]) -> None:
    """The kernel's own folder takes no file from anybody, not even from root."""
    for name in [*WRITES[:TRIED]]:
        if "{out}" in COMMANDS[name]:
            done = run(tmp_path, filled(name, {**places, "out": "/proc/1"}))
            assert is_told(done), (name, done.returncode, done.stderr.decode())
