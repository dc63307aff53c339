"""Who may take part in a class: people in the room, who know its code, at a pace people have."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

from flask import Flask, request

from addin_server.web import security
from addin_server.web.problems import Refusal

CODE_HEADER = "X-Zhubi-Class"
KEY_HEADER = "X-Zhubi-Trainer"
_MINUTE = 60.0
_NETWORK = 64
_ROOM = 60
_DEVICES = 4_096
"""Devices that are counted at a time; an address costs its owner nothing, here it costs memory."""


class RateLimiter:
    """At most `most` events of one address a minute."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._lock = threading.Lock()
        self._seen: defaultdict[str, deque[float]] = defaultdict(deque)

    def note(self, address: str) -> None:
        """Count one event of an address."""
        with self._lock:
            if len(self._seen) >= _DEVICES:
                self._seen.clear()
            self._seen[address].append(self._clock())

    def over(self, address: str) -> bool:
        """Whether this address has had its share."""
        with self._lock:
            events, now = self._seen[address], self._clock()
            while events and now - events[0] > _MINUTE:
                events.popleft()
            return len(events) >= self._most


class Seats:
    """Who hands in from which device: so many people each, and nobody in the place of somebody at another one."""

    def __init__(self, each: int) -> None:
        self.each = each
        self._lock = threading.Lock()
        self._taken: defaultdict[str, set[str]] = defaultdict(set)

    def take(self, address: str, who: str) -> str:
        """Return by what a trainee of this device is known. Raises Refusal when the device has had its people."""
        with self._lock:
            taken = self._taken[address]
            if who not in taken and len(taken) >= self.each:
                raise Refusal("too-often", f"这台设备已经交过 {self.each} 个人的了，请换自己的设备，或告诉讲课人。")
            taken.add(who)
        return f"{address} {who}"


def guard_class(
    app: Flask, *, bind: str, code: str, key: str, shared: bool, ended: Callable[[], bool], clock: Callable[[], float]
) -> None:
    """Check every request of a class: alive, pace, host, origin, and the code or the trainer's key.

    `shared`: the whole room comes by one address, and has the pace of a room.
    """
    requests, wrong = RateLimiter(_ROOM * 240 if shared else 240, clock), RateLimiter(60 if shared else 10, clock)

    @app.before_request
    def in_time() -> None:
        if ended():
            raise Refusal("class-over")
        if security.matches(request, KEY_HEADER, key):
            return  # a room may share one address, and one trainee must not shut the trainer out
        if requests.over(device()):
            raise Refusal("too-often")
        requests.note(device())

    hosts = {bind, "localhost"} if is_loopback(bind) else {bind}
    security.protect(app, hosts, address="请用讲课人给的地址打开。", page="请从课堂页面上交。")

    @app.before_request
    def admit() -> None:
        if not request.path.startswith("/class/"):
            return
        for_trainer = request.path in ("/class/board", "/class/end")
        header, secret = (KEY_HEADER, key) if for_trainer else (CODE_HEADER, code)
        matches = security.matches(request, header, secret)
        if matches and for_trainer:
            return  # the key is too long to guess, so nothing is gained by making its owner wait
        if wrong.over(device()):
            raise Refusal("too-often", "课堂码输错太多次，请等一分钟再试。")
        if not matches:
            wrong.note(device())
            raise Refusal("forbidden", "课堂码不对，请看屏幕上的六位数字。")


def is_loopback(bind: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        return ipaddress.ip_address(bind).is_loopback
    except ValueError:
        return bind == "localhost"


def device() -> str:
    """Return the address that asks; of IPv6 the network, in which a device has as many addresses as it likes."""
    address = request.remote_addr or ""
    return str(ipaddress.ip_network((address.partition("%")[0], _NETWORK), strict=False)) if ":" in address else address
