"""Where the certificate of https://localhost is kept, and whether it is the one that is shown.

All that a service that serves it needs; making and reading certificates takes a library of its own.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path

from addin_server import atomic

_FOOTER = "-----END CERTIFICATE-----"


@dataclass(frozen=True)
class Pems:
    """PEM texts: the authority, the leaf followed by the authority, the leaf's key."""

    authority: bytes
    chain: bytes
    key: bytes


@dataclass(frozen=True)
class Files:
    """Where they are kept, below the user's settings."""

    config_dir: Path

    @property
    def authority(self) -> Path:
        return self.config_dir / "tls" / "authority.crt"

    @property
    def chain(self) -> Path:
        return self.config_dir / "tls" / "localhost.crt"

    @property
    def key(self) -> Path:
        return self.config_dir / "tls" / "localhost.key"

    def exist(self) -> bool:
        return all(path.is_file() for path in (self.authority, self.chain, self.key))

    def write(self, pems: Pems) -> None:
        """Write the three, each whole and for this user's eyes only. OSError."""
        self.key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path, data in ((self.authority, pems.authority), (self.key, pems.key), (self.chain, pems.chain)):
            atomic.write(path, data, mode=atomic.OURS_ALONE)

    def remove(self) -> None:
        for path in (self.authority, self.chain, self.key):
            path.unlink(missing_ok=True)


def leaf(files: Files) -> bytes:
    """Return our certificate on disk in DER; empty when there is none."""
    try:
        first, footer, _ = files.chain.read_text("ascii").partition(_FOOTER)
        return ssl.PEM_cert_to_DER_cert(first + footer)
    except (OSError, ValueError):
        return b""


def shown(port: int) -> bytes:
    """Return in DER the certificate that is shown at `port` of this machine; empty when there is none."""
    try:
        return ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", port), timeout=5))
    except (OSError, ValueError):
        return b""
