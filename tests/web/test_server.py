"""A listener that is ended while its thread has had no time yet."""

from __future__ import annotations

import socket
import threading
import time

import pytest
from flask import Flask

from addin_server.web.gateway import BodyLimits
from addin_server.web.server import Server
from addin_server.web.sockets import listener


def test_the_thread_closes_what_it_still_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    faults: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    server = Server(Flask("none"), listener("127.0.0.1", 0), BodyLimits({}, 1), workers=1)
    server.start()
    with socket.create_connection((server.host, server.port)) as waiting:
        waiting.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert waiting.recv(16)  # it serves
        server.ask_to_end()
        server.end(time.monotonic())
    server._thread.join(10)
    assert not server._thread.is_alive() and not faults
    with pytest.raises(OSError):
        socket.create_connection((server.host, server.port), timeout=1)
