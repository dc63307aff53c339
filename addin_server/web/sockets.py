"""The ports the service listens at: they are taken before the rest of it is loaded, and who connects waits."""

from __future__ import annotations

import contextlib
import os
import socket

HOST = "127.0.0.1"
BACKLOG = 1024
_TRIES = 20


class PortTakenError(Exception):
    """Something else listens at a port that had to be this one."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


def listen(port: int, *, exact: bool = False) -> socket.socket:
    """Return what listens at `port`, or the next free one after it; PortTakenError when it must be `exact`."""
    ports = [port] if exact else [*(range(port, min(port + _TRIES, 65_536)) if port else ()), 0]
    for wanted in ports:
        with contextlib.suppress(OSError):
            return listener(HOST, wanted)
    raise PortTakenError(port)


def listener(host: str, port: int) -> socket.socket:
    """Return what listens at a port of `host`; OSError where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family)
    try:
        # On Windows the ordinary option would let another program share the port; this one forbids it.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None) if os.name == "nt" else None
        made.setsockopt(socket.SOL_SOCKET, exclusive or socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(BACKLOG)
    except OSError:
        made.close()
        raise
    made.setblocking(False)
    return made
