"""The shipped rules as they were decoded last, so that a start does not read three hundred files again.

Kept in the user's cache folder under a name that is made from the files themselves and from the code that decodes
them. A store that is damaged, foreign or out of date is made again, and none at all costs time only.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
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


def forget() -> None:
    """Remove the stores, and their folder when nothing else is in it."""
    with contextlib.suppress(OSError):
        for stored in _folder().glob("rules-*.bin"):
            stored.unlink(missing_ok=True)
        _folder().rmdir()


def _folder() -> Path:
    return Path(platformdirs.user_cache_dir("zhubi", appauthor=False))


def _key(folder: Path) -> str:
    digest = hashlib.blake2b(__version__.encode(), digest_size=10)
    for path in _files(folder):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    for path in sorted(Path(core.__file__).parent.rglob("*.py")):
        known = path.stat()
        digest.update(f"{path.name}\0{known.st_size}\0{known.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Every file that `ruleset.read` may read."""
    for pattern in ("*.toml", "*/*.toml", "lexicon/*.txt", "reading/*.tsv"):
        yield from sorted(folder.glob(pattern))


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
    lanes = len(model.classes) * 8 + 8
    return model.classes, {name: packed.to_bytes(lanes, "little", signed=True) for name, packed in model.packed.items()}


def _model(kind: type, stored: Any) -> Model:
    classes, packed = stored
    return Model(classes, {name: int.from_bytes(data, "little", signed=True) for name, data in packed.items()})


def _tidy() -> None:
    stores = sorted(_folder().glob("rules-*.bin"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in stores[_KEPT:]:
        old.unlink(missing_ok=True)
