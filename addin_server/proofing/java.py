"""The Java that runs LanguageTool: where it is, whether it is new enough, what it is told."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from addin_server.proofing.adapter import Unavailable

NEEDED = 17
HEAP = 192
"""Megabytes. Measured: 200,000 characters pass with 96, no faster with 256; the process as a whole stays near 210."""

_MAIN = "org.languagetool.server.HTTPServer"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


def find() -> str:
    """Return the path of a Java that will do. Raises Unavailable."""
    home = os.environ.get("JAVA_HOME", "")
    own = shutil.which("java", path=str(Path(home, "bin"))) if home else None
    java = own or shutil.which("java")
    if java is None:
        raise Unavailable(f"没装 Java（要 {NEEDED} 以上）")
    version = _version(java)
    if version < NEEDED:
        raise Unavailable(f"这台电脑的 Java 是 {version}，要 {NEEDED} 以上")
    return java


@functools.cache
def _version(java: str) -> int:
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=20, errors="replace")
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = _VERSION.search(done.stderr + done.stdout)
    return int(found[1]) if found else 0


def command(java: str, folder: Path, port: int) -> list[str]:
    """Return the command that serves LanguageTool from `folder` on a loopback port."""
    return [
        java,
        f"-Xmx{HEAP}m",
        "-Xms32m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dfile.encoding=UTF-8",
        "-cp",
        class_path(folder),
        _MAIN,
        "--port",
        str(port),
    ]


def class_path(folder: Path) -> str:
    """Return the class path of an unpacked LanguageTool or of a folder of jars. Raises Unavailable."""
    if (folder / "languagetool-server.jar").is_file():  # the archive LanguageTool publishes
        return os.pathsep.join([str(folder / "languagetool-server.jar"), str(folder), str(folder / "libs" / "*")])
    if any(folder.glob("languagetool-server*.jar")):
        return str(folder / "*")
    raise Unavailable(f"“{folder}”里没有 languagetool-server 的 jar")


def is_ours(arguments: Sequence[str]) -> bool:
    """Whether a process's command line is one that `command` made."""
    return _MAIN in arguments and f"-Xmx{HEAP}m" in arguments
