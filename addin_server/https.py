"""How we look at a certificate: as Word and the browsers do, whatever Python this runs on."""

from __future__ import annotations

import ssl
from pathlib import Path


def context(*, authority: Path | None = None, pem: str | None = None) -> ssl.SSLContext:
    """Return a client's context that believes `authority` or `pem`, or else whom the system does. OSError, ValueError.

    From 3.13 on Python asks besides for extensions that no browser misses and that authorities made by hand leave out.
    """
    made = ssl.create_default_context(cafile=authority, cadata=pem)
    made.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return made
