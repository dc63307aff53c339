"""How what runs until it is told to end is shut down."""

from __future__ import annotations

import signal
import sys
import time

_TICK = 0.1

_TURN = 5e-4
"""Seconds a thread at work keeps the others waiting once the end is asked for; by default it is ten times as long."""

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl+C, a polite kill, the terminal closed, Ctrl+Break: those that a system has."""


class Shutdown:
    """Whether it was requested. A plain flag, looked at again and again: what a signal interrupts may hold any lock."""

    def __init__(self) -> None:
        self.requested = False

    def on_signals(self) -> None:
        """Let the system's signals request it."""
        for name in _SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self.request)

    def request(self, *_: object) -> None:
        """Shut down; the answers under way still go out."""
        self.requested = True
        sys.setswitchinterval(_TURN)

    def wait(self) -> None:
        """Return when requested; in small steps, as on Windows a longer wait would not hear Ctrl+C."""
        while not self.requested:
            time.sleep(_TICK)
