"""The draft given when the service was started."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.readers import ReadFile


class Opened(NamedTuple):
    """Its file name, its bytes and what was read from them."""

    name: str
    data: bytes
    read: ReadFile
