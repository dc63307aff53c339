"""JSON in: one decoder a type, made by one thread at a time.

msgspec looks into a type when it is first asked for. Another thread that asks at that moment finds it half looked into,
and the process dies of it.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Hashable
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")

_making = threading.Lock()


def decode(data: bytes | str, as_type: type[T]) -> T:
    """Return JSON as a value of a type. Raises msgspec.DecodeError, UnicodeDecodeError."""
    with _making:
        decoder = _decoder(cast("Hashable", as_type))
    return cast("T", decoder.decode(data))


@functools.cache
def _decoder(as_type: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(as_type)
