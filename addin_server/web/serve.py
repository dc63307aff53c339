"""The service as it runs: on the loopback address, plain for WPS and the browser; with TLS beside that for Word."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from addin_server.batch.jobs import Jobs
from addin_server.core.ruleset import Ruleset
from addin_server.officejs import OfficeJs
from addin_server.proofing import Proofing
from addin_server.rulebook import layers
from addin_server.web.app import create_app
from addin_server.web.bodies import LIMITS
from addin_server.web.ending import Ending
from addin_server.web.entrance import Entrance
from addin_server.web.opened import Opened
from addin_server.web.rulebook import Rulebook
from addin_server.web.server import Certificate, Server, allow_many_connections, stop
from addin_server.web.watch import Watch

__all__ = ["Certificate", "Ending", "Opened", "PortTakenError", "create_server", "run", "secured"]

_HOST = "127.0.0.1"
_TRIES = 20
_WORKERS = 8


class PortTakenError(Exception):
    """Something else listens at a port that had to be this one."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


def create_server(
    ruleset: Ruleset,
    *,
    port: int,
    exact: bool = False,
    opened: Opened | None = None,
    office_js: OfficeJs = OfficeJs(),  # noqa: B008  (frozen)
    secret: str = "",
    keyless: bool = False,
    proofreaders: Proofing | None = None,
    ending: Ending | None = None,
) -> Server:
    """Return a server at `port`, or the next free one after it; PortTakenError when it must be `exact` and is not."""
    app = create_app(
        ruleset,
        opened=opened,
        load=layers.load,
        office_js=office_js,
        secret=secret,
        keyless=keyless,
        stop=(ending or Ending()).ask,
        proofreaders=proofreaders,
    )
    ports = [port] if exact else [*(range(port, min(port + _TRIES, 65_536)) if port else ()), 0]
    for wanted in ports:
        with contextlib.suppress(OSError):
            return Server(app, _HOST, wanted, LIMITS, workers=_WORKERS)
    raise PortTakenError(port)


def secured(server: Server, port: int, certificate: Certificate) -> Server:
    """Return a second server of the same application that speaks TLS at `port`. Raises PortTakenError."""
    try:
        return Server(server.app, _HOST, port, server.limits, certificate=certificate, workers=_WORKERS // 2)
    except OSError:
        raise PortTakenError(port) from None


def run(
    servers: list[Server],
    ending: Ending,
    *,
    say: Callable[[str], object],
    show: Callable[[str], object] = lambda link: None,
    proofreaders: Proofing | None = None,
) -> None:
    """Serve until told to end; `say` where, and `show` its user a link. `proofreaders` work as long as it does."""
    ending.on_signals()
    allow_many_connections()
    with contextlib.ExitStack() as stack:
        stack.callback(stop, servers)
        for server in servers:
            server.start()
        watch: Watch = servers[0].app.extensions["watch"]
        stack.callback(watch.close)
        watch.start()
        if proofreaders:
            stack.enter_context(contextlib.closing(proofreaders))
        jobs: Jobs = servers[0].app.extensions["jobs"]
        stack.callback(jobs.end)
        say(f"主笔已启动：{link(servers[0])}\n这个链接十分钟内用一次。按 Ctrl+C 停止。")
        show(link(servers[0]))
        rulebook: Rulebook = servers[0].app.extensions["rulebook"]
        threading.Thread(target=rulebook.warm_up, name="warm-up", daemon=True).start()
        if proofreaders:
            proofreaders.begin()
        ending.wait()
    say("主笔已停止。")


def link(server: Server) -> str:
    """Return a one-time link into the service."""
    entrance: Entrance = server.app.extensions["entrance"]
    return f"http://{_HOST}:{server.port}{entrance.ticket()}"
