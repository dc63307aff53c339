"""Finding out why the add-in does not show or does not answer: ordered checks, each with what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from addin_server import __version__, service_auth
from addin_server.os_errors import because
from addin_server.setup import port_claims, port_owner, service
from addin_server.setup.autostart import Autostart
from addin_server.setup.boundary import Boundary
from addin_server.setup.settings import Host, ServiceSettings

MEND = "运行 zhubi install，只补缺的"
"""Starts what does not run, and sets right what was installed; it never takes anything away."""

State = Literal["good", "note", "bad"]


class Result(NamedTuple):
    """`found` is what was seen; `do` the one thing to do about it, empty when there is nothing to do."""

    state: State
    found: str
    do: str = ""


@dataclass(frozen=True)
class Installation:
    """The machine, the folder of our settings, and the settings."""

    boundary: Boundary
    config_dir: Path
    settings: ServiceSettings


class Check(NamedTuple):
    """`vital`: when it fails, the ones after it cannot be told."""

    name: str
    look: Callable[[Installation], Result]
    vital: bool = False


class Diagnosis(NamedTuple):
    name: str
    result: Result


def examine(checks: Sequence[Check], installation: Installation) -> Iterator[Diagnosis]:
    """Yield what each check found, in order, ending after a vital one that failed.

    People send it to whoever helps them, so it has no key in it.
    """
    for check in checks:
        try:
            state, *told = check.look(installation)
        except OSError as error:  # a file that cannot be read is a finding, not an end
            where = f"“{error.filename}”" if error.filename else ""
            state, *told = Result("bad", f"{where}看不了（{because(error)}）", "看一下它的权限，再看一次")
        result = Result(state, *map(service_auth.without_key, told))
        yield Diagnosis(check.name, result)
        if check.vital and result.state == "bad":
            return


def installed(host: Host) -> Check:
    """Whether the add-in was installed at all."""

    def look(installation: Installation) -> Result:
        found = installation.settings
        # every host brings the service along
        if host in found.hosts or (host == "service" and found.hosts):
            return Result("good", f"装过，端口 {found.port}、{found.secure_port}")
        if host == "service" and found.installed:
            return Result(
                "bad", "本机服务装了，还没有装到 Word、WPS 里", "运行 zhubi install word 或 zhubi install wps"
            )
        return Result("bad", "还没有装", f"运行 zhubi install {host}")

    return Check("安装", look, vital=True)


def _port(installation: Installation) -> Result:
    port = installation.settings.port
    listener = service.listener(port, installation.settings.secret, installation.boundary)
    if listener == "ours":
        return Result("good", f"本机服务在 {installation.settings.address}/ 应答")
    move = f"换一个端口：{service.move(installation.settings)}"
    if home := port_claims.holder(installation.boundary, port):
        return Result("bad", f"端口 {port} 是这台电脑上另一位用户（{home}）的", move)
    if listener == "other":
        found = f"端口 {port} 上是别的程序，或这台电脑上另一位用户的服务"
        return Result("bad", found, f"退出那个程序；退不了的，{move}")
    return Result("bad", "本机服务没有运行", MEND)


def _version(installation: Installation) -> Result:
    settings = installation.settings
    if port_owner.listener(settings.port, settings.secret) != "ours":
        return Result("note", f"装好的是 {__version__}，服务没有运行，看不到它的版本")
    running = service.version(settings.port)
    if running == __version__:
        return Result("good", f"{running}，与装好的一样")
    return Result("bad", f"正在运行的是 {running or '别的版本'}，装好的是 {__version__}", MEND)


def _autostart(installation: Installation) -> Result:
    autostart = Autostart(service.command(), installation.config_dir)
    if not autostart.installed(installation.boundary):
        return Result("note", "登录时不会自动启动", MEND)
    if not autostart.current(installation.boundary):
        return Result("bad", "登录时启动的是另一个版本", MEND)
    return Result("good", "登录时会自动启动")


AUTOSTART = Check("登录启动", _autostart)
PORT = Check("服务与端口", _port)
VERSION = Check("服务版本", _version)
SERVICE: tuple[Check, ...] = (installed("service"), PORT, VERSION, AUTOSTART)
"""What is looked at where the unit itself gives Word or WPS the add-in."""
