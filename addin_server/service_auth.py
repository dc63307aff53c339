"""Whose service answers at a port: the user's own proves that it knows a secret only this user can read.

Another user of the same machine may hold the port. The port is part of what is proved, so that such a service cannot
pass the question on to ours and return the answer.
"""

from __future__ import annotations

import hmac
import re

TICKET = "/enter/"
"""How the address of a one-time link begins."""

_KEY = re.compile("(/key/[0-9a-f]{4})[0-9a-f]+")


def proof(secret: str, port: int, nonce: str) -> str:
    """Return what a service listening at `port` that knows `secret` answers to `nonce`."""
    return hmac.new(secret.encode(), f"{port}:{nonce}".encode(), "sha256").hexdigest()


def proves(secret: str, port: int, nonce: str, answer: str) -> bool:
    return bool(secret) and hmac.compare_digest(proof(secret, port, nonce).encode(), answer.encode())


def derived(secret: str, purpose: str) -> str:
    """Return what follows from `secret` for one purpose, and tells nothing about it."""
    return hmac.new(secret.encode(), purpose.encode(), "sha256").hexdigest()


def entry(secret: str) -> str:
    """Return how the addresses begin that this user's add-ins are registered with."""
    return f"/key/{derived(secret, 'pages')[:40]}"


def without_key(text: str) -> str:
    """Return what may be passed on: of a key in it only as much as tells it from another."""
    return _KEY.sub(r"\1…", text)
