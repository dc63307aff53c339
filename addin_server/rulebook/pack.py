"""A pack: an organisation's layer as one signed file. Pure: bytes in, files out.

A line that says what it is, a line with the signature (or a dash), then a zip, which the signature is of, whole: what
was changed, cut short or put together anew is noticed before anything in it is read.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import tomllib
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

MOST_BYTES = 16 << 20
"""Of a pack, and of all its files together."""

_MOST_FILES = 2_000
_FIRST = b"zhubi-pack 1"
_UNSIGNED = b"-"
_ABOUT = "pack.toml"
_KEPT = re.compile(r"(profile|examples)\.toml|[a-z][a-z0-9-]{0,80}(/\w[\w.-]{0,80}){1,3}\.(toml|txt|tsv|md)")
"""No part begins with a dot, so none leads out of its folder."""


class PackError(Exception):
    """A pack cannot be used; the message is for a person."""


class PackManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack says of itself. Of two with the same name the higher revision is the newer."""

    name: str
    revision: int
    title: str = ""
    notes: str = ""
    made: dt.date | None = None


class Pack(msgspec.Struct, frozen=True):
    about: PackManifest
    files: Mapping[str, bytes]

    def unpack(self, folder: Path) -> None:
        """Write the files into a folder of its own. OSError."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return what a pack takes from a layer's folder. OSError."""
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if _KEPT.fullmatch(name)}


def build(about: PackManifest, files: Mapping[str, bytes], private: bytes | None) -> bytes:
    """Return the pack of these files, signed when there is a key. PackError, ValueError."""
    import tomlkit

    from addin_server.rulebook import signing

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        said = {name: value for name, value in msgspec.to_builtins(about).items() if value is not None}
        for name, data in {_ABOUT: tomlkit.dumps(said).encode(), **files}.items():
            if name != _ABOUT and not _KEPT.fullmatch(name):
                raise PackError(f"规则包里不能放“{name}”")
            archive.writestr(zipfile.ZipInfo(name), data)
    payload = content.getvalue()
    if len(payload) > MOST_BYTES:
        raise PackError(f"规则包超过 {MOST_BYTES >> 20} MB")
    signature = signing.signature(payload, private) if private else _UNSIGNED
    return b"\n".join((_FIRST, signature, payload))


def read(data: bytes, key: str) -> Pack:
    """Return a pack. With a pinned `key` only one that it signed; without, any that is whole. PackError."""
    first, _, rest = data.partition(b"\n")
    signature, found, payload = rest.partition(b"\n")
    if first != _FIRST or not found:
        raise PackError("这不是规则包，或者它不完整")
    if key:
        _verify(signature, payload, key)
    try:
        return _opened(payload)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        # The last two are how zipfile says that it cannot unpack a method, or that an entry asks for a password.
        raise PackError("规则包不完整，请重新取一次") from None


def _verify(signature: bytes, payload: bytes, key: str) -> None:
    from addin_server.rulebook import signing

    if signature == _UNSIGNED:
        raise PackError("规则包没有签名，没有用它")
    if not signing.is_signed(payload, signature, key):
        raise PackError("规则包的签名不对：被改过、不完整，或者不是认定的人发的")


def _opened(payload: bytes) -> Pack:
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        entries = archive.infolist()
        if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise PackError("规则包太大")
        strange = next((e.filename for e in entries if e.filename != _ABOUT and not _KEPT.fullmatch(e.filename)), "")
        if strange:
            raise PackError(f"规则包里有不该有的“{strange}”")
        files = {entry.filename: archive.read(entry) for entry in entries}
    try:
        about = msgspec.convert(tomllib.loads(files.pop(_ABOUT, b"").decode()), PackManifest)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError):
        raise PackError("规则包没有写明自己是什么") from None
    return Pack(about, files)
