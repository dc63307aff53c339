"""The user's service as setup sees it: its command, whether it answers, starting and stopping it."""

from __future__ import annotations

import contextlib
import json
import re
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from addin_server import service_auth
from addin_server.setup import port_owner
from addin_server.setup.boundary import Boundary
from addin_server.setup.settings import Settings
from addin_server.setup.steps import StepError

_PATIENCE = 30.0
"""Seconds a cold start may take on an old machine."""

_TOKEN = re.compile(r'<meta name="zhubi-token" content="([^"]*)"')


def command() -> tuple[str, ...]:
    """Return what starts the service, on Windows without a window."""
    python = Path(sys.executable)
    windowless = python.with_name("pythonw.exe")
    return (str(windowless if windowless.is_file() else python), "-m", "addin_server.cli", "serve")


@dataclass(frozen=True)
class Running:
    """The service runs now, with the settings and the certificate as they are now."""

    settings: Settings
    what: str = "启动本机服务"
    undo_what: str = "停下本机服务"

    @property
    def detail(self) -> str:
        return f"{self.settings.address}/"

    def do(self, boundary: Boundary) -> bool:
        port, secret = self.settings.port, self.settings.secret
        if port_owner.listener(port, secret) == "ours":
            stop(port, secret)  # it may know another certificate, another office.js
        if port_owner.listener(port, secret) == "other":
            raise StepError(taken(port))
        try:
            boundary.start(*command())
        except OSError:
            raise StepError("本机服务启动不了。请在命令行运行 zhubi serve，看它说什么。") from None
        if not wait(port, secret, "ours"):
            raise StepError("本机服务半分钟还没有应答。请在命令行运行 zhubi serve，看它说什么。")
        return True

    def undo(self, boundary: Boundary) -> bool:
        port, secret = self.settings.port, self.settings.secret
        return port_owner.listener(port, secret) == "ours" and stop(port, secret)


def taken(port: int) -> str:
    return f"端口 {port} 被别的程序或这台电脑上的另一位用户占用了。请退出那个程序，或加 --port 换一个端口再装。"


def stop(port: int, secret: str) -> bool:
    """End the user's service at `port`. StepError when it does not end."""
    with contextlib.suppress(OSError):  # judged by whether it is gone
        _asked(port, secret, "stop", lambda token: {"proof": service_auth.proof(secret, port, token)})
    if not wait(port, secret, "nobody"):
        raise StepError("正在运行的本机服务停不下来。请退出登录再登录一次，然后再试。")
    return True


def link(port: int, secret: str) -> str:
    """Return a one-time link into the user's service at `port`. StepError when it gives none."""
    try:
        answer = json.loads(_asked(port, secret, "tickets", lambda token: {}))
        return f"http://127.0.0.1:{port}{answer['path']}"
    except (OSError, ValueError, KeyError, TypeError):
        raise StepError("正在运行的本机服务没有应答。请运行 zhubi serve --stop，再试一次。") from None


def _asked(port: int, secret: str, what: str, body: Callable[[str], object]) -> bytes:
    """Post to the service as its user; the body may depend on the token of this start."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    address = f"http://127.0.0.1:{port}"
    with opener.open(f"{address}{service_auth.entry(secret)}/", timeout=5) as page:
        found = _TOKEN.search(page.read(100_000).decode())
    token = found.group(1) if found else ""
    headers = {"Content-Type": "application/json", "Origin": address, "X-Zhubi-Token": token}
    sent = urllib.request.Request(f"{address}/api/v1/{what}", json.dumps(body(token)).encode(), headers)
    with opener.open(sent, timeout=5) as answer:
        return bytes(answer.read(10_000))


def wait(port: int, secret: str, wanted: port_owner.Listener) -> bool:
    """Whether `wanted` listens at `port` within half a minute."""
    until = time.monotonic() + _PATIENCE
    while port_owner.listener(port, secret) != wanted:
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True
