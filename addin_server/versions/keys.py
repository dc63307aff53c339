"""The key the drafts are sealed with, in the key store of the user's system. The one file that knows keyring."""

from __future__ import annotations

import base64
import secrets
import sys
from typing import Any, Protocol

_SERVICE, _USER = "zhubi", "drafts"
_BYTES = 32


class NoKeyStoreError(Exception):
    """The system has no key store, or does not let us at it."""


class Keys(Protocol):
    """Where one key is kept. NoKeyStoreError from every method where there is no store."""

    def get(self) -> bytes | None: ...
    def make(self) -> bytes: ...
    def forget(self) -> None: ...


class SystemKeys:
    """The user's own key store, which the system guards by his login.

    keyring is not asked to choose: it would look for programs, read settings, and take stores that keep secrets in
    plain files.
    """

    def get(self) -> bytes | None:
        """Return the key; None before one was made."""
        kept = _ask("get_password", _SERVICE, _USER)
        return base64.b64decode(kept) if kept else None

    def make(self) -> bytes:
        """Make a key, keep it, and return it."""
        key = secrets.token_bytes(_BYTES)
        _ask("set_password", _SERVICE, _USER, base64.b64encode(key).decode())
        return key

    def forget(self) -> None:
        """Take the key out of the store."""
        if self.get() is not None:
            _ask("delete_password", _SERVICE, _USER)


def _ask(method: str, *arguments: str) -> Any:
    """Ask the store of the system; whatever goes wrong there, no key is to be had."""
    try:
        return getattr(_store(), method)(*arguments)
    except Exception as error:
        raise NoKeyStoreError(str(error)) from error


def _store() -> Any:
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring as Store
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as Store
    else:
        from keyring.backends.SecretService import Keyring as Store
    if not Store.viable:
        raise NoKeyStoreError("no key store")
    return Store()  # type: ignore[no-untyped-call]  # keyring has no type for it
