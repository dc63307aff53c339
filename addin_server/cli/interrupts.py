"""Ctrl+C, a polite kill, the terminal closed: while nothing has been begun the system ends the process at once."""

from __future__ import annotations

# Part of the interpreter itself: what stands around it in `signal` and `typing` takes long to import, and an interrupt
# before `leave_to_system` is a traceback.
import _signal as signal  # type: ignore[import-not-found]
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

CODE = 130
"""What a command that was interrupted returns: none of the codes that say something of a draft."""

_SECONDS = 1.0
"""For tidying up what was begun."""

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Those of them that a system has."""


def leave_to_system() -> None:
    """Until `raise_again`, or until somebody else sees to them, interrupts end the process at once."""
    _set(signal.SIG_DFL)


def raise_again() -> None:
    """From now on an interrupt is an exception, so that what was begun can be tidied up."""
    _set(interrupt)


def interrupt(number: int, frame: object) -> NoReturn:
    """Raise KeyboardInterrupt; should it be lost on its way, the process ends a second later all the same.

    It is lost where a library calls back and nobody is there to take an exception.
    """
    if hasattr(signal, "setitimer"):  # Windows has none
        signal.signal(signal.SIGALRM, lambda *_: os._exit(CODE))
        signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    raise KeyboardInterrupt


def _set(handler: Any) -> None:
    try:
        for number in (getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)):
            if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler, interrupt):
                signal.signal(number, handler)
    except ValueError:
        pass  # another thread than the main one imports us: signals are not its business
