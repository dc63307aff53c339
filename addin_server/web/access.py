"""Who is let in: whoever shows what only this user can read. Other users of the machine reach the port, nothing more.

Addresses that begin with a key are let in. The add-ins are registered by such, in files of this user alone; a one-time
link, written into such a file too, leads the browser to one. Our pages name each other by such addresses, so links and
reloads work. A cookie would not do: a browser shows it to every port of this machine, another user's as well. Pages
that are let in carry this start's token, and the API takes nothing but the token.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from flask import Flask, request

from addin_server import service_auth
from addin_server.web import security
from addin_server.web.problems import Refusal

_KEYED = "zhubi.keyed"
_API = "/api/"
_LIFE = 600.0
"""Seconds a one-time link is good for."""

_OPEN = frozenset(
    {
        "pages.asset",
        "pages.enter",
        "pages.mirrored",
        "pages.word_icon",
        "pages.wps_file",
        "pages.wps_home",
        "handbook.style",
        "service.get_identity",
        "service.get_openapi",
    }
)
"""What anybody may have: the program's own files, and the question whose service this is."""

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class AccessControl(Protocol):
    """What pages and handlers know of how people come in."""

    @property
    def token(self) -> str: ...
    @property
    def home(self) -> str: ...
    def ticket(self) -> str: ...
    def redeem(self, ticket: str) -> bool: ...


class KeyAccess:
    """The secrets of one service, and who has shown one of them.

    `secret` is kept from start to start; without one a service has another each time. `keyless` lets pages be had
    by whoever asks: an address that a whole organisation shares can hold no secret.
    """

    def __init__(self, secret: str, token: str, *, keyless: bool = False, clock: Callable[[], float] = time.monotonic):
        secret = secret or secrets.token_hex(32)
        self.prefix = service_auth.entry(secret)
        self.token = token
        self._keyless, self._clock = keyless, clock
        self._tickets: dict[str, float] = {}
        self._lock = threading.Lock()

    @property
    def home(self) -> str:
        """The path of the browser's page for whoever came by a good link."""
        return f"{self.prefix}/"

    def ticket(self, made: str = "") -> str:
        """Return the path of a link that lets somebody in once; one that was `made` and told before."""
        ticket = made or secrets.token_urlsafe(32)
        with self._lock:
            self._tickets[ticket] = self._clock() + _LIFE
        return service_auth.TICKET + ticket

    def redeem(self, ticket: str) -> bool:
        """Whether a link was good; it no longer is."""
        with self._lock:
            return self._tickets.pop(ticket, 0.0) > self._clock()

    def unlocking(self, app: WsgiApp) -> WsgiApp:
        """Return the application with the key taken off the addresses that begin with it."""

        def unlocked(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = str(environ.get("PATH_INFO", ""))
            given, slash, rest = path.removeprefix("/key/").partition("/")
            if path.startswith("/key/") and slash and _same(f"/key/{given}", self.prefix):
                environ |= {"PATH_INFO": slash + rest, "SCRIPT_NAME": self.prefix, _KEYED: True}
            return app(environ, start_response)

        return unlocked

    def guard(self, app: Flask) -> None:
        """Let in whoever has shown a secret, to whatever is not open to all."""

        @app.before_request
        def check() -> None:
            if request.endpoint is None or request.endpoint in _OPEN:
                return
            if request.path.startswith(_API):
                if not _same(request.headers.get(security.TOKEN_HEADER, ""), self.token):
                    raise Refusal("forbidden")
            elif not (self._keyless or request.environ.get(_KEYED)):
                raise Refusal("locked")


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())
