"""Ctrl+C while nothing has been begun: the system ends the process, and no traceback is shown."""

from __future__ import annotations

import contextlib
import signal

CODE = 130
"""What a command that was interrupted returns: none of the codes that say something of a draft."""


def leave_to_system() -> None:
    """Until `raise_again`, or until somebody else sees to them, interrupts end the process at once."""
    _set(signal.SIG_DFL)


def raise_again() -> None:
    """From now on an interrupt is an exception, so that what was begun can be tidied up."""
    _set(signal.default_int_handler)


def _set(handler: signal._HANDLER) -> None:
    with contextlib.suppress(ValueError):  # another thread than the main one imports us: signals are not its business
        if signal.getsignal(signal.SIGINT) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(signal.SIGINT, handler)
