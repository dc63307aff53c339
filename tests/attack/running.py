"""A service in a process of its own, as a user starts it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from addin_server.setup import port_claims
from addin_server.setup.boundary import System

_LINK = r"http://127\.0\.0\.1:\d+/enter/\S+"


class Opened:
    """The service as its user's browser has it, once the link is followed."""

    def __init__(self, link: str) -> None:
        self.base, _, _ = link.partition("/enter/")
        self.port = int(self.base.rpartition(":")[2])
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        page = self._opener.open(link).read().decode()
        self.token = page.partition('zhubi-token" content="')[2].partition('"')[0]
        assert self.token, "the pane is not built: make pane"

    def get(self, path: str) -> bytes:
        """Ask the API as our own page would."""
        sent = urllib.request.Request(
            f"{self.base}/api/v1/{path}", headers={"X-Zhubi-Token": self.token, "Sec-Fetch-Site": "same-origin"}
        )
        with self._opener.open(sent, timeout=60) as answer:
            return bytes(answer.read())

    def post(self, path: str, body: object) -> bytes:
        """Post JSON to the API as our own page would."""
        return self._send(path, json.dumps(body).encode(), "application/json")

    def upload(self, path: str, name: str, content: bytes) -> bytes:
        """Post a file to the API as our own page would."""
        part = '--zhubi\r\nContent-Disposition: form-data; name="{}"\r\n\r\n'
        head = part.format("path") + f"{name}\r\n" + part.format(f'file"; filename="{name}')
        return self._send(path, head.encode() + content + b"\r\n--zhubi--\r\n", "multipart/form-data; boundary=zhubi")

    def _send(self, path: str, body: bytes, media: str) -> bytes:
        headers = {"Content-Type": media, "Origin": self.base, "X-Zhubi-Token": self.token}
        sent = urllib.request.Request(f"{self.base}/api/v1/{path}", body, headers)
        with self._opener.open(sent, timeout=60) as answer:
            return bytes(answer.read())


def free_pair() -> int:
    """Return a port that is free and nobody's, as the one after it is."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            with contextlib.suppress(OSError, OverflowError):
                second.bind(("127.0.0.1", port + 1))
                if not port_claims.holder(System(), port):
                    return port


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a user whose home is `home`."""
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**os.environ, **folders, "HOME": str(home), "ZHUBI_LANGUAGETOOL": "", **more}


def start(home: Path, *arguments: str, **more: str) -> subprocess.Popen[str]:
    """Start the command in its own process group."""
    return subprocess.Popen(
        [sys.executable, "-m", "addin_server.cli", *arguments],
        env=environment(home, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def link_of(process: subprocess.Popen[str]) -> str:
    """Wait for the service to say its one-time link."""
    return said(process, _LINK)


def said(process: subprocess.Popen[str], wanted: str) -> str:
    """Wait for the process to say what the pattern `wanted` fits."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(wanted, line):
            return found[0]
    raise AssertionError(process.stderr.read() if process.stderr else "")


@contextmanager
def service(home: Path, *arguments: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], Opened]]:
    """A service that runs and, whatever happens, ends."""
    process = start(home, "serve", "--port", "0", *arguments, **more)
    try:
        yield process, Opened(link_of(process))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.communicate()
