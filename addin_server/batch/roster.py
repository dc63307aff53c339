"""The units of a batch in the order their office lists them: one a line, other names after it, set off by commas."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

UNKNOWN = "未识别"
"""The unit of a draft that names none."""

_SEPARATOR = re.compile(r"[,，、\t]+")


class RosterUnit(msgspec.Struct, frozen=True):
    """A unit of the roster and every name it goes by, its own first."""

    name: str
    names: tuple[str, ...]


def parse(text: str) -> tuple[RosterUnit, ...]:
    """Return the units of a roster; lines that begin with # are remarks. ValueError is a Chinese sentence."""
    units: dict[str, RosterUnit] = {}
    owners: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        names = tuple(filter(None, (name.strip() for name in _SEPARATOR.split(line.partition("#")[0]))))
        if not names:
            continue
        for name in names:
            if name in owners:
                raise ValueError(f"名册第 {number} 行的“{name}”前面已经有了，请去掉一个。")
            owners[name] = names[0]
        units[names[0]] = RosterUnit(names[0], names)
    if not units:
        raise ValueError("名册里没有单位，请每行写一个。")
    return tuple(units.values())


def named_in(text: str, units: Sequence[RosterUnit]) -> str:
    """The unit of the roster whose name stands in `text`, the longest name first; "" without one."""
    found = [(len(name), unit.name) for unit in units for name in unit.names if name in text]
    return max(found, key=lambda hit: hit[0])[1] if found else ""
