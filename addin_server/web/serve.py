"""The service as it runs: on the loopback address, plain for WPS and the browser; with TLS beside that for Word."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Sequence

from addin_server import readers
from addin_server.batch.jobs import Jobs
from addin_server.core.ruleset import Ruleset
from addin_server.officejs import OfficeJs
from addin_server.proofing import Proofing
from addin_server.rulebook import layers
from addin_server.web.access import KeyAccess
from addin_server.web.app import create_app
from addin_server.web.bodies import LIMITS
from addin_server.web.opened import Opened
from addin_server.web.pack_watcher import PackWatcher
from addin_server.web.rulebook import Rulebook
from addin_server.web.server import MOMENT, Certificate, Server, allow_many_connections
from addin_server.web.shutdown import Shutdown
from addin_server.web.sockets import HOST

__all__ = ["Certificate", "Opened", "Shutdown", "create_server", "run", "secured"]

_WORKERS = 8


def create_server(
    ruleset: Ruleset,
    listening: socket.socket,
    *,
    opened: Opened | None = None,
    office_js: OfficeJs = OfficeJs(),  # noqa: B008  (frozen)
    secret: str = "",
    keyless: bool = False,
    proofreaders: Proofing | None = None,
    shutdown: Shutdown | None = None,
    ticket: str = "",
) -> Server:
    """Return a server where it is `listening` already. `ticket` is that of a link that was told before."""
    app = create_app(
        ruleset,
        opened=opened,
        load=layers.load,
        office_js=office_js,
        secret=secret,
        keyless=keyless,
        stop=(shutdown or Shutdown()).request,
        proofreaders=proofreaders,
    )
    if ticket:
        access: KeyAccess = app.extensions["access"]
        access.ticket(ticket)
    return Server(app, listening, LIMITS, workers=_WORKERS)


def secured(server: Server, listening: socket.socket, certificate: Certificate) -> Server:
    """Return a second server of the same application that speaks TLS where it is `listening`."""
    return Server(server.app, listening, server.limits, certificate=certificate, workers=_WORKERS // 2)


def run(
    servers: list[Server],
    shutdown: Shutdown,
    *,
    say: Callable[[str], object],
    proofreaders: Proofing | None = None,
) -> None:
    """Serve until told to end, and `say` when it begins and ends. `proofreaders` work as long as it does."""
    shutdown.on_signals()
    allow_many_connections()
    with contextlib.ExitStack() as stack:
        jobs: Jobs = servers[0].app.extensions["jobs"]
        stack.callback(_end, servers, jobs)
        for server in servers:
            server.start()
        watch: PackWatcher = servers[0].app.extensions["watch"]
        stack.callback(watch.close)
        watch.start()
        if proofreaders:
            stack.enter_context(contextlib.closing(proofreaders))
        rulebook: Rulebook = servers[0].app.extensions["rulebook"]
        threading.Thread(target=rulebook.warm_up, name="warm-up", daemon=True).start()
        if proofreaders:
            proofreaders.begin()
        say("主笔已启动。")
        shutdown.wait()
    say("主笔已停止。")


def _end(servers: Sequence[Server], jobs: Jobs) -> None:
    """End listeners, batches and conversions, all of them in the time that one may take."""
    until = time.monotonic() + MOMENT
    for server in servers:
        server.ask_to_end()
    readers.end(until)
    jobs.end(until)
    for server in servers:
        server.end(until)


def link(server: Server) -> str:
    """Return a one-time link into the service."""
    access: KeyAccess = server.app.extensions["access"]
    return f"http://{HOST}:{server.port}{access.ticket()}"
