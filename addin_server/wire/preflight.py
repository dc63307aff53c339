"""What 送审前必查 asks, and what a file still holds."""

from __future__ import annotations

import msgspec

from addin_server.preflight import Group


class PreflightOut(msgspec.Struct):
    groups: tuple[Group, ...]


class LeftoversOut(msgspec.Struct):
    """`own` comments are ours; `comments` are everybody's, ours among them. `traces` tell of persons and computers."""

    own: int
    comments: int
    changes: int
    highlights: int
    authors: tuple[str, ...]
    hidden: int = 0
    traces: tuple[str, ...] = ()
