"""Who listens at a port: nobody, this user's own service, or somebody else."""

from __future__ import annotations

import json
import secrets
import socket
import urllib.request
from typing import Literal

from addin_server import service_auth

Listener = Literal["nobody", "ours", "other"]

_PATIENCE = 3.0
"""Seconds."""


def listener(port: int, secret: str, patience: float | None = None) -> Listener:
    """Return who listens at `port` of the loopback address. Only a service that proves to know `secret` is ours.

    `patience`: the seconds it may take to answer, for one that takes its port before it is loaded.
    """
    if not _is_taken(port):
        return "nobody"
    nonce = secrets.token_hex(16)
    try:
        # No proxy: what the machine's settings send elsewhere is not on this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        url = f"http://127.0.0.1:{port}/api/v1/identity?nonce={nonce}"
        with opener.open(url, timeout=patience or _PATIENCE) as response:
            answer = str(json.loads(response.read(1000))["proof"])
    except (OSError, ValueError, KeyError, TypeError):
        return "other" if _is_taken(port) else "nobody"  # it may have ended instead of answering
    return "ours" if service_auth.proves(secret, port, nonce, answer) else "other"


def _is_taken(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE).close()
    except OSError:
        return False
    return True
