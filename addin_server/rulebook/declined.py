"""Why findings were declined: for each rule how often and for which reason, kept for whoever maintains the rules.

No words of a draft are kept, nor when or in which draft it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import tomlkit

from addin_server import atomic, in_place
from addin_server.core.rules.loading import RuleError, decode

FILE = "declined.toml"

DeclineCounts = Mapping[str, Mapping[str, int]]
"""By rule id, by reason."""


class _DeclinedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    declined: dict[str, dict[str, int]] = {}


def read(user: Path) -> DeclineCounts:
    """Return the counts; those that cannot be read are no loss worth a word: they start again."""
    path = user / FILE
    try:
        return decode(path, _DeclinedFile).declined if path.exists() else {}
    except RuleError:
        return {}


def count(user: Path, rules: Iterable[str], reason: str, by: int) -> None:
    """Count that these rules were declined once more, or that it was taken back. OSError."""
    with in_place.alone(user):
        data = tomlkit.dumps({"declined": counted(read(user), rules, reason, by)})
        atomic.write(user / FILE, data.encode(), mode=atomic.OURS_ALONE)


def counted(before: DeclineCounts, rules: Iterable[str], reason: str, by: int) -> dict[str, dict[str, int]]:
    """Return the counts with these rules declined once more, or once less."""
    counts = {rule: dict(reasons) for rule, reasons in before.items()}
    for rule in rules:
        reasons = counts.setdefault(rule, {})
        reasons[reason] = max(reasons.get(reason, 0) + by, 0)
    kept = {rule: {name: n for name, n in reasons.items() if n} for rule, reasons in sorted(counts.items())}
    return {rule: reasons for rule, reasons in kept.items() if reasons}
