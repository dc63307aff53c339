"""送审前必查: which rules belong to it, by the question a leader would ask (`rules/preflight.toml`)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from addin_server.core.rules.loading import decode


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question. `own` is what no rule can see and only the writer can vouch for."""

    id: str
    ask: str
    rules: tuple[str, ...]
    own: str = ""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    group: tuple[Group, ...]


def groups(folder: Path) -> tuple[Group, ...]:
    """Return the questions in the order they are asked. Raises RuleError."""
    return decode(folder / "preflight.toml", _Table).group
