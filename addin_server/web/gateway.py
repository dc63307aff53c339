"""Between the server and the application: a request reaches the application whole and not too large, or not at all.

The server is asynchronous, so a connection that sends slowly or nothing costs no thread; the application is WSGI and
runs in a few threads, which therefore only ever work.
"""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from werkzeug.wrappers import Response

from addin_server.web import problems, security

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
WsgiApp = Callable[..., Any]

MAX_HELD = 256 << 20
"""Bytes of all bodies together that wait to be whole or to be handled."""

_DRAINED = 64 << 20
"""Bytes still taken from a client that was refused: it reads the answer only when it has sent its own."""

_PATIENCE = 30.0
"""Seconds to take an answer, or to go on sending after a refusal."""


class BodyLimits(NamedTuple):
    """Bytes of a body, by its media type."""

    by_type: Mapping[str, int]
    otherwise: int

    def of(self, scope: Scope) -> int:
        """Return how long the body of a request may be."""
        media = _header(scope, b"content-type").partition(";")[0].strip().lower()
        return self.by_type.get(media, self.otherwise)


class _RefusedError(Exception):
    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Gateway:
    """A WSGI application as the server calls it."""

    def __init__(self, app: WsgiApp, limits: BodyLimits, workers: int) -> None:
        self._app, self._limits = app, limits
        self._held = 0
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="request")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        received = bytearray()
        try:
            await self._take(scope, receive, received)
            if not scope["raw_path"].startswith(b"/"):
                raise _RefusedError("bad-request")
            work = asyncio.get_running_loop().run_in_executor(self._pool, self._respond, _environ(scope, received))
            await asyncio.wait_for(_answer(send, await work), _PATIENCE)
        except _RefusedError as refused:
            await _refuse(send, receive, refused.kind)
        except (ConnectionError, TimeoutError):
            pass
        finally:
            self._held -= len(received)

    def close(self) -> None:
        """Begin nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _take(self, scope: Scope, receive: Receive, received: bytearray) -> None:
        limit = self._limits.of(scope)
        announced = _header(scope, b"content-length")
        if announced.isdigit() and (len(announced) > len(str(limit)) or int(announced) > limit):
            raise _RefusedError("too-large")
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ConnectionAbortedError
            part, more = message.get("body", b""), message.get("more_body", False)
            if len(received) + len(part) > limit:
                raise _RefusedError("too-large")
            if self._held + len(part) > MAX_HELD:
                raise _RefusedError("too-often")
            received += part
            self._held += len(part)

    def _respond(self, environ: dict[str, Any]) -> Response:
        return Response.from_app(self._app, environ, buffered=True)


async def _refuse(send: Send, receive: Receive, kind: str) -> None:
    """Answer at once, then take what the client still sends: a connection cut off would lose it the answer."""
    response = security.stamped(problems.problem(kind))
    response.headers["Connection"] = "close"
    try:
        async with asyncio.timeout(_PATIENCE):
            await _answer(send, response, last=False)
            taken, more = 0, True
            while more and taken < _DRAINED:
                message = await receive()
                more = message.get("more_body", False)
                taken += len(message.get("body", b""))
            await send({"type": "http.response.body"})
    except (ConnectionError, TimeoutError):
        pass


async def _answer(send: Send, response: Response, *, last: bool = True) -> None:
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
    body = b"".join(response.iter_encoded())
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": not last})


def _environ(scope: Scope, body: bytearray) -> dict[str, Any]:
    """The request as PEP 3333 has it."""
    server, client = scope.get("server") or ("", None), scope.get("client") or ("", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 0),
        "REMOTE_ADDR": client[0],
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr or io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw, value in scope["headers"]:
        name, text = raw.decode("latin-1"), value.decode("latin-1")
        if name == "content-type":
            environ["CONTENT_TYPE"] = text
        elif name not in ("content-length", "transfer-encoding") and "_" not in name:
            key = f"HTTP_{name.upper().replace('-', '_')}"
            environ[key] = f"{environ[key]}{';' if name == 'cookie' else ','}{text}" if key in environ else text
    return environ


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for known, value in scope["headers"] if known == name), "")
