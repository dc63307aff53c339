"""The marks of texts that were read lately, by the text's digest; cachetools forgets the least recently used."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence

from cachetools import LRUCache

from addin_server.proofing.adapter import ProofreaderMatch


class Cache:
    """Holds the marks of the last paragraphs, `most` of both together. Safe from any thread."""

    def __init__(self, most: int = 16_384) -> None:
        self._marks: LRUCache[bytes, tuple[ProofreaderMatch, ...]] = LRUCache(most, _weight)
        self._lock = threading.Lock()

    def get(self, text: str) -> tuple[ProofreaderMatch, ...] | None:
        """Return the marks of a text, None when it has not been read."""
        with self._lock:
            return self._marks.get(_digest(text))

    def put(self, text: str, marks: Sequence[ProofreaderMatch]) -> None:
        """Remember the marks of a text."""
        if _weight(marks) <= self._marks.maxsize:
            with self._lock:
                self._marks[_digest(text)] = tuple(marks)


def _weight(marks: Sequence[ProofreaderMatch]) -> int:
    return 1 + len(marks)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
