"""Sealing: what is written cannot be read, changed, or put under another name without the key."""

from __future__ import annotations

import secrets
import zlib

_MARK = b"ZHUBI1"
_NONCE = 12


class SealError(Exception):
    """Not sealed with this key under this name, or changed since."""


def seal(data: bytes, key: bytes, name: str) -> bytes:
    """Return `data` packed and sealed under `name`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # few keep versions; to all it would cost memory

    nonce = secrets.token_bytes(_NONCE)
    return _MARK + nonce + AESGCM(key).encrypt(nonce, zlib.compress(data), _MARK + name.encode())


def unseal(sealed: bytes, key: bytes, name: str) -> bytes:
    """Return what was sealed under `name`. SealError."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start = len(_MARK) + _NONCE
    if not sealed.startswith(_MARK):
        raise SealError(name)
    try:
        return zlib.decompress(AESGCM(key).decrypt(sealed[len(_MARK) : start], sealed[start:], _MARK + name.encode()))
    except (InvalidTag, zlib.error, ValueError) as error:
        raise SealError(name) from error
