"""What an organisation or a user changes: words, numbers, severities, rules turned off. Never a regular expression."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from addin_server.core.model import Severity
from addin_server.core.rules.rule import Rule


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`profile.toml` of a layer. Keys are rule ids or prefixes of them; `set` changes numbers only."""

    off: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    set: dict[str, dict[str, int | tuple[int, ...]]] = {}


def selected(rule: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Whether a rule runs: of all prefixes that fit its id the longest decides; `ignore` wins a tie."""
    wanted = max((len(p) for p in select if rule.startswith(p)), default=-1)
    unwanted = max((len(p) for p in ignore if rule.startswith(p)), default=-1)
    return wanted > unwanted


def tuned(rule: Rule, profile: Profile) -> Rule:
    """Return the rule as the profile wants it; ValueError for a threshold the rule does not have."""
    changes: dict[str, Any] = {}
    if (severity := _most_specific(profile.severity, rule.id)) is not None:
        changes |= {"severity": severity, "grades": ()}
    for name, value in profile.set.get(rule.id, {}).items():
        current = getattr(rule, name, None)
        if not isinstance(current, int | tuple) or type(current) is not type(value):
            raise ValueError(f"“{rule.id}”没有叫“{name}”的数字")
        changes[name] = value
    return msgspec.structs.replace(rule, **changes) if changes else rule


def _most_specific(table: Mapping[str, Severity], rule: str) -> Severity | None:
    prefixes = [prefix for prefix in table if rule.startswith(prefix)]
    return table[max(prefixes, key=len)] if prefixes else None
