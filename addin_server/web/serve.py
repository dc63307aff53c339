"""The server: cheroot on the loopback address. Plain for WPS and the browser; at the next port, with TLS, for Word."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cheroot import wsgi
from cheroot.ssl.builtin import BuiltinSSLAdapter

from addin_server.core.ruleset import Ruleset
from addin_server.officejs import OfficeJs
from addin_server.proofing import Proofing
from addin_server.rulebook import layers
from addin_server.web.app import create_app
from addin_server.web.opened import Opened

__all__ = ["Certificate", "Opened", "PortTakenError", "create_server", "run", "secured"]

_HOST = "127.0.0.1"
_TRIES = 20
_GRACE = 0.2
"""Seconds for the last answer to be out."""


class _Server(wsgi.Server):
    """A dropped handshake is no news, a window-less start has no stderr, and no fault's text may show a draft."""

    def error_log(self, msg: str = "", level: int = logging.INFO, traceback: bool = False) -> None:
        if level >= logging.ERROR and sys.stderr:
            print(str(msg).partition("\n")[0], file=sys.stderr)


class PortTakenError(Exception):
    """Something else listens at a port that had to be this one."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


@dataclass(frozen=True)
class Certificate:
    """Files in PEM: the leaf with its authority, and the leaf's key."""

    chain: Path
    key: Path


def create_server(
    ruleset: Ruleset,
    *,
    port: int,
    exact: bool = False,
    opened: Opened | None = None,
    office_js: OfficeJs = OfficeJs(),  # noqa: B008  (frozen)
    secret: str = "",
    proofreaders: Proofing | None = None,
) -> wsgi.Server:
    """Return a server for `port`, or the next free one after it; PortTakenError when it must be `exact` and is not."""
    if exact and not is_free(port):
        raise PortTakenError(port)

    def interrupt() -> None:
        server.interrupt = KeyboardInterrupt()  # raised where it serves, as Ctrl+C would be

    def stop() -> None:
        threading.Timer(_GRACE, interrupt).start()

    app = create_app(
        ruleset,
        opened=opened,
        load=layers.load,
        office_js=office_js,
        secret=secret,
        stop=stop,
        proofreaders=proofreaders,
    )
    server = _Server((_HOST, port if exact else _next_free(port)), app, numthreads=8, timeout=30)
    return server


def secured(server: wsgi.Server, port: int, certificate: Certificate) -> wsgi.Server:
    """Return a second server of the same application that speaks TLS at `port`. Raises PortTakenError."""
    if port and not is_free(port):
        raise PortTakenError(port)
    second = _Server((_HOST, port), server.wsgi_app, numthreads=4, timeout=30)
    second.ssl_adapter = BuiltinSSLAdapter(str(certificate.chain), str(certificate.key))
    return second


def run(
    server: wsgi.Server,
    second: wsgi.Server | None = None,
    *,
    say: Callable[[str], object],
    open_browser: bool = False,
    proofreaders: Proofing | None = None,
) -> None:
    """Serve until interrupted; `say` where. `proofreaders` work as long as it does."""
    server.prepare()
    address = f"http://{_HOST}:{server.bind_addr[1]}/"
    # However it is told to stop, what it started is to stop with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _beside(second), contextlib.closing(proofreaders) if proofreaders else contextlib.nullcontext():
        if proofreaders:
            proofreaders.begin()
        say(f"主笔已启动：{address}\n按 Ctrl+C 停止。")
        if open_browser:
            webbrowser.open(address)
        try:
            server.serve()
        except KeyboardInterrupt:
            say("主笔已停止。")
        finally:
            server.stop()


def is_free(port: int) -> bool:
    """Whether nothing listens at `port` of the loopback address."""
    with socket.socket() as probe:
        if os.name != "nt":  # there the option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            return False
        return True


def _next_free(port: int) -> int:
    return next(filter(is_free, range(port, port + _TRIES) if port else ()), 0)


@contextlib.contextmanager
def _beside(second: wsgi.Server | None) -> Iterator[None]:
    if second is None:
        yield
        return
    second.prepare()
    thread = threading.Thread(target=second.serve, daemon=True)
    thread.start()
    try:
        yield
    finally:
        second.stop()
        thread.join()
