"""Keys and signatures of packs. The one file of the rulebook that knows cryptography: most starts need none of it."""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def new_key() -> bytes:
    """Return a private key as it is kept in a file."""
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw())


def public_key(private: bytes) -> str:
    """Return what machines that follow pin. ValueError."""
    return base64.b64encode(_private(private).public_key().public_bytes_raw()).decode()


def checked_key(key: str) -> str:
    """Return a public key as it is pinned; ValueError when it is none."""
    try:
        raw = base64.b64decode(key.strip(), validate=True)
        Ed25519PublicKey.from_public_bytes(raw)
    except (binascii.Error, ValueError):
        raise ValueError("公钥不对：应是发布的人给的 44 个字符") from None
    return base64.b64encode(raw).decode()


def signature(payload: bytes, private: bytes) -> bytes:
    """Return the signature of `payload` in letters. ValueError."""
    return base64.b64encode(_private(private).sign(payload))


def is_signed(payload: bytes, signed: bytes, key: str) -> bool:
    """Whether `signed` is the signature of `payload` by the private half of `key`."""
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
        public.verify(base64.b64decode(signed, validate=True), payload)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _private(private: bytes) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(private.strip(), validate=True))
    except (binascii.Error, ValueError):
        raise ValueError("私钥文件不对") from None
