"""Long work calls a tick again and again; what the tick raises ends the work, as a deadline does."""

from __future__ import annotations

from collections.abc import Callable

Tick = Callable[[], None]


def no_deadline() -> None:
    """The tick of work that nobody waits for."""
