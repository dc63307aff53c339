"""The service, the command line and class mode under attack. `make test` runs a short part, `make attack` all of it."""

from __future__ import annotations

import os


def many(full: int, short: int) -> int:
    """How often to try: in full only when asked."""
    return full if os.environ.get("ZHUBI_ATTACK") else short
