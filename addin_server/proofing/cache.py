"""What a proofreader said of a text, remembered by the text's digest; the oldest go first."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence

from addin_server.proofing.adapter import Mark


class Cache:
    """Holds the marks of the last `most` paragraphs. Safe from any thread."""

    def __init__(self, most: int = 16_384) -> None:
        self._most = most
        self._known: OrderedDict[bytes, tuple[Mark, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, text: str) -> tuple[Mark, ...] | None:
        """Return the marks of a text, None when it has not been read."""
        key = _digest(text)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def put(self, text: str, marks: Sequence[Mark]) -> None:
        with self._lock:
            self._known[_digest(text)] = tuple(marks)
            if len(self._known) > self._most:
                self._known.popitem(last=False)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
