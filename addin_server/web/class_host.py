"""The class that the service holds for its user: one at a time, started from the page, gone with the lesson."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from addin_server import processes
from addin_server.web.problems import Refusal

if TYPE_CHECKING:
    from addin_server.web.classroom import HostedClass

ON_ITSELF = "127.0.0.1"
LONGEST = 4 * 60 * 60
"""Seconds after which a class that nobody ended is ended."""


def places() -> list[str]:
    """The addresses a class can be held at: in the computer's networks, and on itself to try it."""
    return [*processes.addresses(), ON_ITSELF]


class ClassHost:
    """Holds at most one class, in a thread of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: HostedClass | None = None

    @property
    def running(self) -> HostedClass | None:
        """The class that is held."""
        held = self._held
        return None if held is None or held.room.shutdown.requested else held

    def start(self, hold: Callable[[], HostedClass]) -> HostedClass:
        """Serve what `hold` returns, listening. Raises Refusal."""
        with self._lock:
            if self.running:
                raise Refusal("bad-request", "已经在上课了，请先下课。")
            self._held = held = hold()
        threading.Thread(target=held.until_ended, name="class", daemon=True).start()
        limit = threading.Timer(LONGEST, held.room.shutdown.request)
        limit.daemon = True
        limit.start()
        return held

    def end(self) -> None:
        """End the class, if one is held."""
        if held := self._held:
            held.room.shutdown.request()
