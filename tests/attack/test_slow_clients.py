"""Connections that are silent, half sent or dripping cost those that work nothing, on http and on TLS."""

from __future__ import annotations

import contextlib
import datetime as dt
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from addin_server.core.ruleset import Ruleset
from addin_server.setup import tls
from addin_server.web import server as http_server
from addin_server.web.serve import Certificate, create_server, secured
from addin_server.web.server import Server, allow_many_connections
from addin_server.web.sockets import listen
from tests.attack import many

Connect = Callable[[], http.client.HTTPConnection]
HALF = (
    b"POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
)


@pytest.fixture
def servers(rules: Ruleset, tmp_path: Path) -> Iterator[dict[str, tuple[Server, Connect]]]:
    allow_many_connections()
    files = tls.Files(tmp_path)
    files.write(tls.make(dt.datetime.now(dt.UTC)))
    plain = create_server(rules, listen(0))
    secure = secured(plain, listen(0), Certificate(files.chain, files.key))
    trusting = ssl.create_default_context(cafile=files.authority)
    for each in (plain, secure):
        each.start()
    yield {
        "http": (plain, lambda: http.client.HTTPConnection("127.0.0.1", plain.port, timeout=10)),
        "tls": (secure, lambda: http.client.HTTPSConnection("localhost", secure.port, timeout=10, context=trusting)),
    }
    for each in (plain, secure):
        each.stop()


def slowest(connect: Connect, requests: int) -> float:
    """The 99th percentile of the seconds a new connection and one answer take."""
    took = []
    for _ in range(requests):
        began = time.perf_counter()
        with contextlib.closing(connect()) as connection:
            connection.request("GET", "/favicon.svg", headers={"Host": "127.0.0.1"})
            assert connection.getresponse().read()
        took.append(time.perf_counter() - began)
    return sorted(took)[int(len(took) * 0.99) - 1]


@pytest.mark.parametrize("scheme", ["http", "tls"])
@pytest.mark.parametrize("first", [b"", HALF[:40], HALF, b"\x16\x03\x01\x02\x00\x01"])
def test_they_cost_the_others_nothing(servers: dict[str, tuple[Server, Connect]], scheme: str, first: bytes) -> None:
    server, connect = servers[scheme]
    requests = many(400, 60)
    slowest(connect, 20)
    undisturbed = slowest(connect, requests)
    with contextlib.ExitStack() as stack:
        held = []
        for _ in range(many(500, 200)):
            held.append(stack.enter_context(socket.create_connection(("127.0.0.1", server.port))))
            held[-1].sendall(first)
        stop = threading.Event()
        drip = threading.Thread(target=_drip, args=(held, stop))
        drip.start()
        try:
            disturbed = slowest(connect, requests)
        finally:
            stop.set()
            drip.join()
    # Twice the undisturbed, and what a shared machine's clock does to milliseconds.
    assert disturbed < 2 * undisturbed + 0.05, (undisturbed, disturbed)


def _drip(held: list[socket.socket], stop: threading.Event) -> None:
    while not stop.wait(0.5):
        for connection in held[::10]:
            with contextlib.suppress(OSError):
                connection.sendall(b"x")


def test_a_request_that_never_ends_is_ended(rules: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "REQUEST_SECONDS", 0.3)
    server = create_server(rules, listen(0))
    server.start()
    try:
        for first in (b"", HALF):
            with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
                connection.sendall(first)
                assert _is_closed(connection)
    finally:
        server.stop()


def _is_closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(100) == b""
    except ConnectionResetError:
        return True
