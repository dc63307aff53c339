"""One LanguageTool server as a child process on a loopback port of its own."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import time
import urllib.parse
from pathlib import Path
from typing import Any

from addin_server import processes
from addin_server.os_errors import because
from addin_server.proofing import java
from addin_server.proofing.adapter import Unavailable

OLDEST = (6, 0)
_LOOPBACK = "127.0.0.1"
_PATIENCE = 60.0
_POLL = 0.1


class LanguageToolServer:
    """Started once, stopped once. Its output is thrown away: on a fault it may quote the text it was reading."""

    def __init__(self, folder: Path) -> None:
        self._port = _free_port()
        self.url = f"http://{_LOOPBACK}:{self._port}/"
        command = java.command(java.find(), folder, self._port)
        # No console window pops up beside Word.
        flags = int(getattr(subprocess, "CREATE_NO_WINDOW", 0))
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=flags,
            )
        except OSError as error:
            raise Unavailable(f"LanguageTool 启动不了（{because(error)}）") from None

    @property
    def pid(self) -> int:
        return self._process.pid

    def alive(self) -> bool:
        return self._process.poll() is None

    def has_port(self) -> bool:
        """Whether it is this server that listens at its port: any user of the machine could have been quicker."""
        return processes.listens(self.pid, self._port)

    def wait_ready(self, patience: float = _PATIENCE) -> None:
        """Return once it answers itself. Raises Unavailable when it dies first or takes too long."""
        until = time.monotonic() + patience
        while self.alive():
            if self.has_port() and ask(self.url, "v2/healthcheck", timeout=2) is not None:
                return
            if time.monotonic() > until:
                break
            time.sleep(_POLL)
        self.stop()
        raise Unavailable("LanguageTool 启动不了（装得不全，或者内存不够）", soon=True)

    def wait_dead(self, seconds: float) -> bool:
        """Whether it died within `seconds`."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self) -> None:
        """End it; it holds nothing that could be lost."""
        self._process.kill()
        self._process.wait()


def ask(url: str, path: str, timeout: float) -> bytes | None:
    """Return what a server answers to a GET, None when it does not. Never by way of a proxy."""
    parts = urllib.parse.urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=timeout)
    try:
        connection.request("GET", f"{parts.path.rstrip('/')}/{path}")
        response = connection.getresponse()
        return response.read(1 << 20) if response.status == 200 else None
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()


def version_of(url: str, timeout: float = 5) -> str:
    """Return the version of the LanguageTool at `url`. Raises Unavailable when there is none, or it is too old."""
    answer = ask(url, "v2/info", timeout)
    if answer is None:
        raise Unavailable(f"{url} 没有 LanguageTool 应答", soon=True)
    version = _version_in(answer)
    numbers = tuple(map(int, re.findall(r"\d+", version)[:2]))
    if not numbers:
        raise Unavailable(f"{url} 应答的不是 LanguageTool")
    if numbers < OLDEST:
        raise Unavailable(f"LanguageTool {version} 太旧，要 {OLDEST[0]}.{OLDEST[1]} 以上")
    return version


def _version_in(answer: bytes) -> str:
    try:
        body: Any = json.loads(answer)
        return str(body["software"]["version"])
    except (ValueError, KeyError, TypeError):
        return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
