"""The shipped rules as they were decoded last, so that a start does not read three hundred files again.

Kept in the user's cache folder under a name that is made from the files themselves and from the code that decodes
them. A store that is damaged, foreign or out of date is made again, and none at all costs time only.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from addin_server import __version__, atomic, core
from addin_server.core import ruleset
from addin_server.core.reading.linear import Model
from addin_server.core.ruleset import Shipped

_KEPT = 3
"""Stores that are kept, for versions that are used beside each other."""

_CHECK = 16


def shipped(folder: Path) -> Shipped:
    """Return the rules in `folder`. RuleError when something in it is wrong."""
    file = _folder() / f"rules-{_key(folder)}.bin"
    with contextlib.suppress(OSError, ValueError, msgspec.MsgspecError):
        return _decoded(file.read_bytes())
    made = ruleset.read(folder)
    with contextlib.suppress(OSError):
        atomic.write(file, _encoded(made))
        _tidy()
    return made


def clear() -> None:
    """Remove the stores, and their folder when nothing else is in it."""
    with contextlib.suppress(OSError):
        for stored in _folder().glob("rules-*.bin"):
            stored.unlink(missing_ok=True)
        _folder().rmdir()


def _folder() -> Path:
    return Path(platformdirs.user_cache_dir("zhubi", appauthor=False))


def _key(folder: Path) -> str:
    digest = hashlib.blake2b(__version__.encode(), digest_size=10)
    for name in _files(folder):
        with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123  (four hundred of them)
            data = file.read()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    for root, _, names in sorted(os.walk(Path(core.__file__).parent)):
        for name in sorted(names):
            if name.endswith(".py"):
                known = os.stat(f"{root}/{name}")  # noqa: PTH116
                digest.update(f"{name}\0{known.st_size}\0{known.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """Every file that `ruleset.read` may read, and a few more."""
    for place in (".", *sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())):
        names = sorted(entry.name for entry in os.scandir(folder / place))
        yield from (f"{place}/{name}" for name in names if name.endswith(_SUFFIXES))


_SUFFIXES = (".toml", ".txt", ".tsv")


def _encoded(made: Shipped) -> bytes:
    data = msgspec.msgpack.encode(made, enc_hook=_plain)
    return hashlib.blake2b(data, digest_size=_CHECK).digest() + data


def _decoded(stored: bytes) -> Shipped:
    """Return what was stored; ValueError or MsgspecError when it is not whole."""
    check, data = stored[:_CHECK], stored[_CHECK:]
    if hashlib.blake2b(data, digest_size=_CHECK).digest() != check:
        raise ValueError
    return msgspec.msgpack.decode(data, type=Shipped, dec_hook=_model)


def _plain(model: Any) -> Any:
    """A model as its classes, its features in one text, and their weights in one run of bytes: quick to take apart."""
    size = len(model.classes) * _LANE
    weights = b"".join(packed.to_bytes(size, "little", signed=True) for packed in model.packed.values())
    return model.classes, _BETWEEN.join(model.packed), weights


def _model(kind: type, stored: Any) -> Model:
    classes, features, weights = stored
    numbers = _numbers(weights, len(classes) * _LANE) if weights else ()
    return Model(classes, dict(zip(features.split(_BETWEEN), numbers, strict=bool(weights))))


def _numbers(weights: bytes, size: int) -> Iterable[int]:
    if size == _LANE:
        return struct.unpack(f"<{len(weights) // size}q", weights)
    return (int.from_bytes(weights[at : at + size], "little", signed=True) for at in range(0, len(weights), size))


_LANE = 8
"""Bytes of a weight for one class."""

_BETWEEN = "\n"
"""What no feature has in it: a weights file has one a line."""


def _tidy() -> None:
    stores = sorted(_folder().glob("rules-*.bin"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in stores[_KEPT:]:
        old.unlink(missing_ok=True)
