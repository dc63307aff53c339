"""The key the drafts are sealed with, in the key store of the user's system. The one file that knows keyring."""

from __future__ import annotations

import base64
import secrets
from typing import Protocol

_SERVICE, _USER = "zhubi", "drafts"
_BYTES = 32
_TRUSTED = frozenset(
    f"keyring.backends.{name}" for name in ("Windows", "macOS", "SecretService", "kwallet", "libsecret")
)
"""Stores that the system guards by the user's own login. Others keep secrets in files, some of them unsealed."""


class NoKeyStoreError(Exception):
    """The system has no key store, or does not let us at it."""


class Keys(Protocol):
    """Where one key is kept. NoKeyStoreError from every method where there is no store."""

    def get(self) -> bytes | None: ...
    def make(self) -> bytes: ...
    def forget(self) -> None: ...


class SystemKeys:
    """The user's own key store."""

    def get(self) -> bytes | None:
        """Return the key; None before one was made."""
        import keyring.errors

        self._require()
        try:
            kept = keyring.get_password(_SERVICE, _USER)
        except keyring.errors.KeyringError as error:
            raise NoKeyStoreError(str(error)) from error
        return base64.b64decode(kept) if kept else None

    def make(self) -> bytes:
        """Make a key, keep it, and return it."""
        import keyring.errors

        self._require()
        key = secrets.token_bytes(_BYTES)
        try:
            keyring.set_password(_SERVICE, _USER, base64.b64encode(key).decode())
        except keyring.errors.KeyringError as error:
            raise NoKeyStoreError(str(error)) from error
        return key

    def forget(self) -> None:
        """Take the key out of the store."""
        import keyring.errors

        self._require()
        try:
            keyring.delete_password(_SERVICE, _USER)
        except keyring.errors.PasswordDeleteError:
            return  # it was gone already
        except keyring.errors.KeyringError as error:
            raise NoKeyStoreError(str(error)) from error

    def _require(self) -> None:
        """Raise where what keyring would use is no store of the system."""
        import keyring

        backend = keyring.get_keyring()
        one_of = getattr(backend, "backends", None) or [backend]
        if not one_of or any(type(one).__module__ not in _TRUSTED for one in one_of):
            raise NoKeyStoreError("no key store")
