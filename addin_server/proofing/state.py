"""What a server is doing, as a word for programs and a sentence for people."""

from __future__ import annotations

from typing import Literal

import msgspec

Name = Literal["absent", "starting", "ready", "resting", "broken"]


class ServerState(msgspec.Struct, frozen=True):
    """`absent`: nothing to start. `resting`: stopped for want of work, starts by itself. `broken`: was tried, failed.

    `says` is one Chinese sentence without its full stop.
    """

    name: Name
    says: str
    version: str = ""
    megabytes: int = 0

    @property
    def usable(self) -> bool:
        """Whether an answer is to be expected, now or in seconds."""
        return self.name in ("starting", "ready", "resting")
