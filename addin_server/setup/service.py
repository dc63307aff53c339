"""The user's service as setup sees it: its command, whether it answers, starting and stopping it."""

from __future__ import annotations

import json
import re
import secrets
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from addin_server import __version__, service_auth
from addin_server.setup import port_claims, port_owner, tls_files
from addin_server.setup.boundary import Boundary
from addin_server.setup.settings import ServiceSettings
from addin_server.setup.steps import StepError

_PATIENCE = 30.0
"""Seconds a service may take to end."""
_COLD = 120.0
"""Seconds a first start may take on an old machine, which looks at every new file for viruses."""

_TOKEN = re.compile(r'<meta name="zhubi-token" content="([^"]*)"')


def command(python: Path | None = None) -> tuple[str, ...]:
    """Return what starts the service of `python`, or of this one; on Windows without a window."""
    python = python or Path(sys.executable)
    windowless = python.with_name("pythonw.exe")
    return (str(windowless if windowless.is_file() else python), "-m", "addin_server.cli", "serve")


@dataclass(frozen=True)
class Running:
    """The service runs now, of this version. `stale`: the one that runs was started with other settings."""

    settings: ServiceSettings
    stale: bool = False
    command: tuple[str, ...] = field(default_factory=command)
    version: str = __version__
    what: str = "启动本机服务"
    undo_what: str = "停下本机服务"

    @property
    def detail(self) -> str:
        return f"{self.settings.address}/"

    def do(self, boundary: Boundary) -> bool:
        port, secret = self.settings.port, self.settings.secret
        if listener(port, secret, boundary) == "ours":
            if not self.stale and version(port) == self.version:
                return False
            stop(port, secret, boundary)
        start(self.settings, self.command, boundary)
        return True

    def undo(self, boundary: Boundary) -> bool:
        port, secret = self.settings.port, self.settings.secret
        return listener(port, secret, boundary) == "ours" and stop(port, secret, boundary)


@dataclass(frozen=True)
class Secured:
    """The service shows the certificate on disk at the secure port."""

    settings: ServiceSettings
    files: tls_files.Files
    what: str = "让本机服务用上证书"
    undo_what: str = ""

    @property
    def detail(self) -> str:
        return f"{self.settings.secure_address}/"

    def do(self, boundary: Boundary) -> bool:
        if self._shown():
            return False
        port, secret = self.settings.port, self.settings.secret
        if listener(port, secret, boundary) == "ours":
            stop(port, secret, boundary)
        start(self.settings, command(), boundary)
        if not self._shown():
            raise StepError(taken(self.settings.secure_port))
        return True

    def undo(self, boundary: Boundary) -> bool:
        return False

    def _shown(self) -> bool:
        return tls_files.shown(self.settings.secure_port) == tls_files.leaf(self.files)


def listener(port: int, secret: str, boundary: Boundary) -> port_owner.Listener:
    """Return who listens at `port`; at the user's own a silent one is waited for: it may be a service that loads."""
    return port_owner.listener(port, secret, _COLD if port_claims.is_own(boundary, port) else None)


def start(settings: ServiceSettings, command: Sequence[str], boundary: Boundary) -> None:
    """Start the service with `command` and wait until it answers. StepError."""
    if port_owner.listener(settings.port, settings.secret) == "other":
        raise StepError(taken(settings.port))
    try:
        ended = boundary.start(*command)
    except OSError:
        raise StepError("本机服务启动不了。请在命令行运行 zhubi serve，看它说什么。") from None
    if not wait(settings.port, settings.secret, "ours", _COLD, unless=ended):
        why = "一启动就停了" if ended() else "两分钟还没有应答"
        raise StepError(f"本机服务{why}。请在命令行运行 zhubi serve，看它说什么。")


def version(port: int) -> str:
    """Return the version of the service that answers at `port`; empty when it does not say."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    address = f"http://127.0.0.1:{port}/api/v1/identity?nonce={secrets.token_hex(8)}"
    try:
        with opener.open(address, timeout=5) as response:
            return str(json.loads(response.read(100_000))["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def taken(port: int) -> str:
    return f"端口 {port} 被别的程序或这台电脑上的另一位用户占用了。请退出那个程序，或加 --port 换一个端口再装。"


def move(settings: ServiceSettings) -> str:
    """Return the command that gives the service another port. Of a host that is there: `service` opens it to a unit."""
    return f"zhubi install {next(iter(settings.hosts), 'wps')} --port 端口号"


def claimed(port: int, home: str) -> str:
    return f"端口 {port} 是这台电脑上另一位用户（{home}）的。请换一个端口：加 --port 端口号。"


def stop(port: int, secret: str, boundary: Boundary) -> bool:
    """End the user's service at `port`: by asking, or as a program when its files are gone and it cannot be asked."""
    try:
        answer = _asked(port, secret, "stop", lambda token: {"proof": service_auth.proof(secret, port, token)})
        pid, patience = int(json.loads(answer)["pid"]), _PATIENCE
    except (OSError, ValueError, KeyError, TypeError):
        pid, patience = None, 2.0  # it may have gone before its answer was out
    if wait(port, secret, "nobody", patience) and (pid is None or boundary.gone(pid, patience)):
        return True
    boundary.end_service(port)
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


def wait(
    port: int,
    secret: str,
    wanted: port_owner.Listener,
    patience: float = _PATIENCE,
    unless: Callable[[], bool] = lambda: False,
) -> bool:
    """Whether `wanted` listens at `port` within so many seconds; `unless` says that it is no use to wait."""
    until = time.monotonic() + patience
    while port_owner.listener(port, secret) != wanted:
        if time.monotonic() > until or unless():
            return port_owner.listener(port, secret) == wanted
        time.sleep(0.1)
    return True
