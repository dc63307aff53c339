"""The Python that goes into a bundle by itself: what is taken of the module that carries it, and whose it is."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import tarfile
from pathlib import Path

import pytest

from scripts.offline import __main__ as offline
from scripts.offline import notice, sbom, standalone, wheels
from tests.setup.test_offline import script

LINUX, _, WINDOWS = wheels.PLATFORMS
FOLDER, LINK = 1 << 31, 1 << 27


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """What `go mod download` brings, in small: each platform's files, those that are no text compressed."""
    for platform in ("linux-amd64", "linux-arm64", "windows-amd64"):
        folder = tmp_path / "module" / "python/internal/data" / platform
        texts = {
            "lib/python3.14/LICENSE.txt": b"Copyright (c) 2001 Python Software Foundation",
            "lib/python3.14/os.py": b"#",
        }
        packed = {"bin/python3.14": b"\x7fELF", "lib/python3.14/lib-dynload/_dbm.so": b"\x7fELF", "tcl/init.tcl": b"#"}
        for name, data in {**texts, **{f"{name}.gz": gzip.compress(data) for name, data in packed.items()}}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        listed: list[dict[str, object]] = [
            {"name": "bin", "perm": FOLDER | 0o775},
            {"name": "bin/python3", "perm": LINK, "symlink": "python3.14"},
            *({"name": name, "perm": 0o664} for name in texts),
            *({"name": name, "perm": 0o775, "compressed": True} for name in packed),
        ]
        (folder / "files.json").write_text(json.dumps({"files": listed}), "utf-8")
    return tmp_path / "module"


def test_it_is_an_archive_of_the_form_the_installers_take(module: Path, tmp_path: Path) -> None:
    made = standalone.pack(module, LINUX, tmp_path / "once")
    assert re.fullmatch(r"cpython-3\.14\.\d+\+\d+-x86_64-unknown-linux-gnu-install_only\.tar\.gz", made.name)
    assert standalone.pack(module, LINUX, tmp_path / "again").read_bytes() == made.read_bytes()
    with tarfile.open(made) as archive:
        archive.extractall(tmp_path, filter="data")
    python = tmp_path / "python" / "bin" / "python3"
    assert python.read_bytes() == b"\x7fELF"
    assert os.access(python, os.X_OK)
    there = {
        path.relative_to(tmp_path / "python").as_posix() for path in (tmp_path / "python").rglob("*") if path.is_file()
    }
    assert there == {"bin/python3", "bin/python3.14", "lib/python3.14/LICENSE.txt", "lib/python3.14/os.py"}


def test_whose_it_is_and_what_is_in_it_is_said_with_every_text(module: Path, tmp_path: Path) -> None:
    for platform in (LINUX, WINDOWS):
        inside = standalone.parts(module, platform)
        assert {"python", "OpenSSL", "SQLite", "zlib"} <= {each.name for each in inside}
        assert len({each.name for each in inside}) == len(inside)
        folder = tmp_path / platform.name
        folder.mkdir()
        notice.write(inside, folder)
        text = (folder / "NOTICE.txt").read_text("utf-8")
        for each in inside:
            assert f"{each.name} {each.version}（Python 运行环境里）：{each.terms}" in text
            [kept] = each.texts.values()
            assert re.search(rb"copyright|public domain", kept, re.IGNORECASE), each.name
            assert b"$" not in kept
    assert "ncurses" not in {each.name for each in standalone.parts(module, WINDOWS)}
    listed = {component["purl"] for component in json.loads(sbom.cyclonedx("x", "1", inside))["components"]}
    assert "pkg:generic/OpenSSL@3.5.7" in listed


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('{"Dir": "/tmp", "Sum": "h1:other"}', "不一样"),
        ('{"Error": "no such version"}', "no such version"),
        ("", "没有 go 命令"),
    ],
)
def test_what_cannot_be_had_or_is_not_what_was_noted_is_not_taken(
    answer: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if answer:
        script(tmp_path, "go", f"echo '{answer}'")
    with pytest.raises(standalone.NoStandaloneError, match=said):
        standalone.download()


def test_the_bundle_that_carries_it_has_no_leaf_that_asks_for_one(
    module: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wheels, "gather", lambda own, platform, pythons, folder, pure: folder.mkdir(parents=True))
    runtime = standalone.pack(module, LINUX, tmp_path / "runtime")
    inside = standalone.parts(module, LINUX)
    own = tmp_path / "zhubi-1-py3-none-any.whl"
    made = offline.bundle(own, LINUX, ("3.14",), tmp_path / "out", tmp_path / "scratch", runtime, inside)
    with tarfile.open(made) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {f"runtime/{runtime.name}", "licenses/OpenSSL/LICENSE.txt", "licenses/python/LICENSE.txt"} <= names
    assert "runtime/放在这里.txt" not in names


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path | None]]:
    """The platforms that are made a bundle, each with the Python that goes in; on a machine without `go`."""
    found: list[tuple[str, Path | None]] = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(offline, "build", lambda folder: folder)
    monkeypatch.setattr(offline, "bundle", lambda *given: found.append((given[1].name, given[5])))
    return found


def make(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> None:
    monkeypatch.setattr("sys.argv", ["offline", "--platform", LINUX.name, *map(str, arguments)])
    offline.main()


def test_a_bundle_that_would_be_without_a_python_is_not_made_unasked(
    bundled: list[tuple[str, Path | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match=r"没有 go 命令.*RUNTIME=none"):
        make(monkeypatch)
    assert bundled == []
    make(monkeypatch, "--bare")
    assert bundled == [(LINUX.name, None)]


def test_nothing_is_fetched_where_every_python_is_given(
    bundled: list[tuple[str, Path | None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "cpython-3.12.8+20250101-x86_64-unknown-linux-gnu-install_only.tar.gz"
    given.write_bytes(b"")
    make(monkeypatch, "--runtime", given)
    assert bundled == [(LINUX.name, given)]


def test_make_says_which_python_goes_in() -> None:
    def asked(*more: str) -> str:
        line = ["make", "--dry-run", "--old-file=pane", "--old-file=.venv/dev", "dist-offline", *more]
        return subprocess.run(line, capture_output=True, text=True, cwd=offline.ROOT).stdout

    assert "scripts.offline --bare" in asked("RUNTIME=none")
    assert "scripts.offline --runtime a --runtime b" in asked("RUNTIME=a b")
    assert "--bare" not in asked()
