"""A pack: an organisation's layer as one signed file. Pure: bytes in, files out.

A line that says what it is, a line with the signature (or a dash), then a zip, which the signature is of, whole: what
was changed, cut short or put together anew is noticed before anything in it is read.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import io
import re
import tomllib
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import tomlkit
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SUFFIX = ".zhubi"
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


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack says of itself. Of two with the same name the higher revision is the newer."""

    name: str
    revision: int
    title: str = ""
    notes: str = ""
    made: dt.date | None = None


class Pack(msgspec.Struct, frozen=True):
    about: About
    files: Mapping[str, bytes]

    def unpack(self, folder: Path) -> None:
        """Write the files into a folder of its own. OSError."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def new_key() -> bytes:
    """Return a private key as it is kept in a file."""
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw())


def public_key(private: bytes) -> str:
    """Return what machines that follow pin. ValueError."""
    return base64.b64encode(_private(private).public_key().public_bytes_raw()).decode()


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return what a pack takes from a layer's folder. OSError."""
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if _KEPT.fullmatch(name)}


def build(about: About, files: Mapping[str, bytes], private: bytes | None) -> bytes:
    """Return the pack of these files, signed when there is a key. PackError, ValueError."""
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
    signature = base64.b64encode(_private(private).sign(payload)) if private else _UNSIGNED
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


def checked_key(key: str) -> str:
    """Return a public key as it is pinned; ValueError when it is none."""
    try:
        raw = base64.b64decode(key.strip(), validate=True)
        Ed25519PublicKey.from_public_bytes(raw)
    except (binascii.Error, ValueError):
        raise ValueError("公钥不对：应是发布的人给的 44 个字符") from None
    return base64.b64encode(raw).decode()


def _verify(signature: bytes, payload: bytes, key: str) -> None:
    if signature == _UNSIGNED:
        raise PackError("规则包没有签名，没有用它")
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
        public.verify(base64.b64decode(signature, validate=True), payload)
    except (InvalidSignature, binascii.Error, ValueError):
        raise PackError("规则包的签名不对：被改过、不完整，或者不是认定的人发的") from None


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
        about = msgspec.convert(tomllib.loads(files.pop(_ABOUT, b"").decode()), About)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError):
        raise PackError("规则包没有写明自己是什么") from None
    return Pack(about, files)


def _private(private: bytes) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(private.strip(), validate=True))
    except (binascii.Error, ValueError):
        raise ValueError("私钥文件不对") from None
