"""Puts LanguageTool on this computer, when asked: from Maven Central by a pinned pom, or from its own site.

Either way what arrives is checked before it is used, and it appears in its place whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from addin_server.os_errors import because
from addin_server.proofing import installation, languagetool
from addin_server.proofing.adapter import Unavailable

PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"
_POM = Path(__file__).with_name("pom.xml")
_PINNED = Path(__file__).with_name("artifacts.tsv")
ARCHIVE_MEGABYTES = 250
"""About what LanguageTool's own archive weighs; language-tool-python refuses one over 512."""

_JAR = re.compile(r"[/\\]([\w.+-]+\.jar)\b")
Progress = Callable[[int], None]
"""Told how many bytes have arrived since it was last told."""


class Artifact(NamedTuple):
    """A file Maven Central has, by its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


def pinned() -> list[Artifact]:
    """Return every file the pom brings."""
    rows = (line.split("\t") for line in _PINNED.read_text("utf-8").splitlines())
    return [Artifact(name, int(size), sha256) for name, size, sha256 in rows]


def total_size() -> int:
    """Bytes of all of them together."""
    return sum(artifact.size for artifact in pinned())


def maven() -> str | None:
    """Return the path of Maven, None where there is none."""
    return shutil.which("mvn")


def from_maven(target: Path, progress: Progress = lambda _: None) -> Path:
    """Fetch the pinned files into the folder `target` and return it. Raises Unavailable."""
    mvn = maven()
    if mvn is None:
        raise Unavailable("这台电脑没装 Maven")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".installing-") as name:
        work = Path(name)
        shutil.copy(_POM, work / "pom.xml")
        for arrived in _copied(mvn, work):
            progress(arrived)
        for complaint in complaints(work / "jars"):
            raise Unavailable(complaint)
        _take_place(work / "jars", target)
    return target


def from_archive(target: Path) -> Path:
    """Let language-tool-python fetch and check LanguageTool's own archive, beside `target`. Raises Unavailable."""
    target.parent.mkdir(parents=True, exist_ok=True)
    os.environ["LTP_PATH"] = str(target.parent)
    try:
        languagetool.download()
    except Unavailable:
        raise
    except Exception as error:  # whatever the library makes of a network that is not there
        raise Unavailable(f"没有下载成（{type(error).__name__}）。请看一下能不能上网，或换 --source maven") from None
    return target.parent / f"LanguageTool-{languagetool.VERSION}"


def remove() -> int:
    """Take what was installed off this computer again, and forget what was set; return the bytes freed."""
    folder = installation.own_folder()
    freed = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    shutil.rmtree(folder, ignore_errors=True)
    installation.clear()
    return freed


def complaints(folder: Path) -> Iterator[str]:
    """Say what is wrong with a folder that should hold the pinned files and nothing else."""
    wanted = {artifact.name: artifact for artifact in pinned()}
    found = {file.name for file in folder.glob("*")}
    if missing := sorted(wanted.keys() - found):
        yield f"少了 {len(missing)} 个文件（{missing[0]} 等），没有装"
    if extra := sorted(found - wanted.keys()):
        yield f"多了 {len(extra)} 个文件（{extra[0]} 等），没有装"
    for name in sorted(wanted.keys() & found):
        with (folder / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != wanted[name].sha256:
                yield f"{name} 的校验和不对，没有装"


def _copied(mvn: str, work: Path) -> Iterator[int]:
    """Run Maven, yielding the bytes of each pinned file as it arrives."""
    sizes = {artifact.name: artifact.size for artifact in pinned()}
    goal = f"{PLUGIN}:copy-dependencies"
    command = [mvn, "-B", "-f", str(work / "pom.xml"), goal, f"-DoutputDirectory={work / 'jars'}"]
    try:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )
    except OSError as error:
        raise Unavailable(f"Maven 启动不了（{because(error)}）") from None
    with process:
        assert process.stdout is not None
        for line in process.stdout:
            # "Downloaded from central: https://…/name.jar (1 MB at …)"
            name = found[1] if (found := _JAR.search(line)) else ""
            if "Downloaded" in line and name in sizes:
                yield sizes.pop(name)
    yield sum(sizes.values())  # what Maven had already
    if process.returncode:
        raise Unavailable("Maven 没有取全。请看一下能不能上网，或单位有没有自己的 Maven 仓库")


def _take_place(new: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)
