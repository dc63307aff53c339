"""The HTTP server, uvicorn: it waits for all connections at once, and for none of them longer than it should."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h11
import uvicorn
from flask import Flask
from uvicorn.protocols.http.h11_impl import H11Protocol

from addin_server.web import problems, security
from addin_server.web.gateway import BodyLimits, Gateway
from addin_server.web.sockets import BACKLOG

REQUEST_SECONDS = 30.0
"""How long a client may take to send a request; up to twice as long is borne."""

_MAX_HEADER = 32 << 10
_GRACE = 1
"""Seconds for the answers under way when the server stops."""

MOMENT = 0.6
"""Seconds of these that whoever stops it waits; what is left then ends with the process."""

for _name in ("uvicorn.error", "uvicorn.access"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)  # a fault's text may quote the draft


@dataclass(frozen=True)
class Certificate:
    """Files in PEM: the leaf with its authority, and the leaf's key."""

    chain: Path
    key: Path


class Server:
    """One listener for an application; who has connected before it is served has waited."""

    def __init__(
        self,
        app: Flask,
        listening: socket.socket,
        limits: BodyLimits,
        *,
        certificate: Certificate | None = None,
        workers: int,
    ) -> None:
        self.app, self.limits = app, limits
        self._socket = listening
        self.host, self.port = (str(listening.getsockname()[0]), int(listening.getsockname()[1]))
        self._gateway = Gateway(app, limits, workers)
        self._uvicorn = uvicorn.Server(_config(self._gateway, certificate))
        self._thread = threading.Thread(target=self._serve, name=f"listener {self.port}", daemon=True)

    def start(self) -> None:
        """Serve in a thread of its own until `stop`."""
        self._thread.start()

    def stop(self) -> None:
        """End within about a second, whatever its connections do."""
        self.ask_to_end()
        self.end(time.monotonic() + MOMENT)

    def ask_to_end(self) -> None:
        """Take nothing new; the answers under way still go out."""
        self._uvicorn.should_exit = True

    def end(self, until: float) -> None:
        """End when all answers are out, but no later than `until` by the monotonic clock."""
        if self._thread.is_alive():
            self._thread.join(max(0.0, until - time.monotonic()))
        self._gateway.close()
        if not self._thread.is_alive():  # a loop that still listens closes it, and fails where it is gone
            self._socket.close()

    def _serve(self) -> None:
        async def serve() -> None:
            # A dropped handshake is no news, and a fault's text may quote the draft.
            asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
            await self._uvicorn.serve([self._socket])

        asyncio.run(serve())


class _Patient(H11Protocol):
    """Closes a connection that takes too long to send a request, and says why it refuses one."""

    _handled: object = None
    _watch: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._watch = self.loop.call_later(REQUEST_SECONDS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._watch:
            self._watch.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Twice in a row waiting for the same request is once too often."""
        waiting = self.conn.their_state in (h11.IDLE, h11.SEND_BODY)
        if waiting and self._handled is self.cycle:
            self.transport.abort()
            return
        self._handled = self.cycle if waiting else self
        self._watch = self.loop.call_later(REQUEST_SECONDS, self._look)

    def send_400_response(self, msg: str) -> None:
        response = security.stamped(problems.problem("bad-request"))
        headers = [(name.encode(), value.encode()) for name, value in response.headers]
        with contextlib.suppress(h11.LocalProtocolError):
            answer = (
                h11.Response(status_code=400, headers=[*headers, (b"connection", b"close")], reason=b"Bad Request"),
                h11.Data(data=response.get_data()),
                h11.EndOfMessage(),
            )
            for event in answer:
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def _config(gateway: Gateway, certificate: Certificate | None) -> uvicorn.Config:
    return uvicorn.Config(
        gateway,
        loop="asyncio",
        http=_Patient,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_MAX_HEADER,
        timeout_keep_alive=int(REQUEST_SECONDS),
        timeout_graceful_shutdown=_GRACE,
        backlog=BACKLOG,
        ssl_certfile=certificate.chain if certificate else None,
        ssl_keyfile=certificate.key if certificate else None,
    )


def allow_many_connections() -> None:
    """Let the process hold as many connections as the system grants it: the first limit is low."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = min(hard, 65_536) if hard != resource.RLIM_INFINITY else 65_536
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
