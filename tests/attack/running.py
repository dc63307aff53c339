"""A service in a process of its own, as a user starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a user whose home is `home`."""
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**os.environ, **folders, "HOME": str(home), "ZHUBI_LANGUAGETOOL": "", **more}


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the command in its own process group."""
    return subprocess.Popen(
        [sys.executable, "-m", "addin_server.cli", *arguments],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def port_of(process: subprocess.Popen[str]) -> int:
    """Wait for the service to say where it listens."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := _ADDRESS.search(line):
            return int(found[1])
    raise AssertionError(process.stderr.read() if process.stderr else "")


@contextmanager
def service(home: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A service that runs and, whatever happens, ends."""
    process = start(home, "serve", "--port", "0", *arguments)
    try:
        yield process, port_of(process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.communicate()
