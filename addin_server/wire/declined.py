"""Why findings were declined."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class DeclineRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Ids of rules and the reason; `back` takes one count back."""

    rules: Annotated[list[str], Meta(max_length=20)]
    reason: str
    back: bool = False


class DeclinedOut(msgspec.Struct):
    """How often, by rule id and reason."""

    declined: dict[str, dict[str, int]]
