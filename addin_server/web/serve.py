"""The server: cheroot on the loopback address, at the wished port or the next free one."""

from __future__ import annotations

import signal
import socket
import webbrowser

import click
from cheroot import wsgi

from addin_server import assets, layers, proofing
from addin_server.core.ruleset import Ruleset
from addin_server.proofing import Proofing
from addin_server.web.app import create_app
from addin_server.web.opened import Opened

__all__ = ["Opened", "create_server", "run"]

_HOST = "127.0.0.1"
_TRIES = 20


def create_server(
    ruleset: Ruleset, *, port: int, opened: Opened | None = None, readers: Proofing | None = None
) -> wsgi.Server:
    """Return a server bound to `port`, or to the next free one after it."""
    app = create_app(ruleset, opened=opened, load=layers.load, readers=readers)
    return wsgi.Server((_HOST, _free(port)), app, numthreads=8, timeout=30)


def run(ruleset: Ruleset, *, port: int, open_browser: bool, opened: Opened | None = None) -> None:
    """Serve until interrupted; say where."""
    readers = proofing.create(assets.rules())
    server = create_server(ruleset, port=port, opened=opened, readers=readers)
    server.prepare()
    address = f"http://{_HOST}:{server.bind_addr[1]}/"
    readers.begin()
    click.echo(f"主笔已启动：{address}\n按 Ctrl+C 停止。")
    if open_browser:
        webbrowser.open(address)
    # However it is told to stop, LanguageTool's server is to stop with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server.serve()
    except KeyboardInterrupt:
        click.echo("主笔已停止。")
    finally:
        server.stop()
        readers.close()


def _free(port: int) -> int:
    for candidate in range(port, port + _TRIES) if port else ():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((_HOST, candidate))
            except OSError:
                continue
            return candidate
    return 0
