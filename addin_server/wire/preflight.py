"""What 送审前必查 asks, and what a file still holds."""

from __future__ import annotations

import msgspec

from addin_server.preflight import Group


class PreflightOut(msgspec.Struct):
    groups: tuple[Group, ...]


MOST_HIDDEN = 100


class InspectedTextOut(msgspec.Struct):
    """Words that are in the file and not on its pages; `message` says why they must not go out, "" where none does."""

    where: str
    text: str
    message: str


class LeftoversOut(msgspec.Struct):
    """`own` comments are ours; `comments` are everybody's, ours among them. `traces` tell of persons and computers.

    `stays` are those of them that cannot be taken out: somebody has to look.
    `beside` are words that stand in the file and not on its pages, those that must not go out first.
    """

    own: int
    comments: int
    changes: int
    highlights: int
    authors: tuple[str, ...]
    hidden: int = 0
    traces: tuple[str, ...] = ()
    beside: tuple[InspectedTextOut, ...] = ()
    stays: tuple[str, ...] = ()
