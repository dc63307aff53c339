"""How long one request may work, whatever it is asked to do: others wait meanwhile."""

from __future__ import annotations

import time

from addin_server.core.tick import Tick
from addin_server.web.problems import Refusal

SECONDS = 30.0
"""The wait for its turn included."""


def deadline(seconds: float | None = None) -> Tick:
    """Return what long work calls again and again, and what ends it with a Refusal once the time is over.

    `seconds`: SECONDS unless said.
    """
    until = time.monotonic() + (SECONDS if seconds is None else seconds)

    def tick() -> None:
        if time.monotonic() > until:
            raise Refusal("too-slow")

    return tick
