"""How much each person sent this minute, counted for all workers together in memory they share.

The memory is mapped before the workers are made, so no request waits for a file or the database. Two workers that
count at once may lose one of the two, in the person's favour; no lock means none is left behind by a killed worker.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
import time
from collections.abc import Callable

_SLOT = struct.Struct("<QIIQ")
_SLOTS = 1 << 14
_TRIES = 8
_MINUTE = 60


class RateCounter:
    """Counts of requests and bytes a minute by person."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._memory = mmap.mmap(-1, _SLOT.size * _SLOTS)
        self._clock = clock

    def add(self, who: str, size: int, requests: int = 1) -> tuple[int, int]:
        """Count a request of `size` bytes; return this minute's requests and bytes with it."""
        minute = int(self._clock()) // _MINUTE
        mark = int.from_bytes(hashlib.blake2b(who.encode(), digest_size=8).digest(), "little") or 1
        place = self._place(mark, minute)
        owner, then, asked, total = _SLOT.unpack_from(self._memory, place)
        if (owner, then) != (mark, minute):
            asked, total = 0, 0
        now = asked + requests, total + size
        _SLOT.pack_into(self._memory, place, mark, minute, *now)
        return now

    def _place(self, mark: int, minute: int) -> int:
        """The slot of a person: his own, else one nobody has used this minute, else the first that could be his."""
        places = [(mark + offset) % _SLOTS * _SLOT.size for offset in range(_TRIES)]
        free: int | None = None
        for place in places:
            owner, then, _, _ = _SLOT.unpack_from(self._memory, place)
            if owner == mark:
                return place
            if free is None and then != minute:
                free = place
        return places[0] if free is None else free
