"""Who may take part in a class: people in the room, who know its code, at a pace people have."""

from __future__ import annotations

import hmac
import ipaddress
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, Response, request

from addin_server.web.problems import Refusal

CODE_HEADER = "X-Zhubi-Class"
KEY_HEADER = "X-Zhubi-Trainer"
_MINUTE = 60.0
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Pace:
    """At most `most` events of one address a minute."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._lock = threading.Lock()
        self._seen: defaultdict[str, deque[float]] = defaultdict(deque)

    def note(self, address: str) -> None:
        with self._lock:
            self._seen[address].append(self._clock())

    def over(self, address: str) -> bool:
        """Whether this address has had its share."""
        with self._lock:
            events, now = self._seen[address], self._clock()
            while events and now - events[0] > _MINUTE:
                events.popleft()
            return len(events) >= self._most


def guard_class(
    app: Flask, *, bind: str, code: str, key: str, ended: Callable[[], bool], clock: Callable[[], float]
) -> None:
    """Check every request of a class: alive, host, pace, origin, and the code or the trainer's key."""
    requests, wrong = Pace(240, clock), Pace(10, clock)

    @app.before_request
    def check() -> None:
        address = request.remote_addr or ""
        if ended():
            raise Refusal("class-over")
        if not _host_is_ours(request.host, bind):
            raise Refusal("forbidden", "请用讲课人给的地址打开。")
        if requests.over(address):
            raise Refusal("too-often")
        requests.note(address)
        if request.method not in ("GET", "HEAD") and not _same_origin():
            raise Refusal("forbidden", "请从课堂页面上交。")
        if not request.path.startswith("/class/"):
            return
        for_trainer = request.path in ("/class/board", "/class/end")
        wanted, header = (key, KEY_HEADER) if for_trainer else (code, CODE_HEADER)
        if wrong.over(address):
            raise Refusal("too-often", "课堂码输错太多次，请等一分钟再试。")
        if not hmac.compare_digest(request.headers.get(header, "").encode(), wanted.encode()):
            wrong.note(address)
            raise Refusal("forbidden", "课堂码不对，请看屏幕上的六位数字。")

    @app.after_request
    def headers(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.pop("Server", None)
        return response


def _host_is_ours(host: str, bind: str) -> bool:
    """Whether the Host header is the address the class is on: a rebound DNS name is not."""
    named = urlsplit(f"//{host}").hostname or ""
    return named == bind or (named == "localhost" and is_loopback(bind))


def is_loopback(bind: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        return ipaddress.ip_address(bind).is_loopback
    except ValueError:
        return bind == "localhost"


def _same_origin() -> bool:
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc == request.host
