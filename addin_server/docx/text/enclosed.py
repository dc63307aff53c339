"""Characters in a ring that an EQ field draws: it has a code and no result."""

from __future__ import annotations

import re

_RAISED = re.compile(r"\\s(?:\\[a-z]+)?\s*+\d*+\s*+\(([^()]*)\)", re.IGNORECASE)
_OVERLAID = re.compile(r"\s*eq\s*\\o(?:\\a[clr])*\s*\(([^,，;；]+)[,，;；]([^,，;；]+)\)\s*", re.IGNORECASE)
_RINGS = set("○◯〇□◻△◇◎")
_ROUND = set("○◯〇")
_LARGEST = 20


def enclosed(code: str) -> str:
    """What the code of an EQ field shows in a ring: ① for a number, else what stands inside; "" for other fields."""
    match = _OVERLAID.fullmatch(_RAISED.sub(r"\1", code))
    if match is None:
        return ""
    first, second = match[1].strip(), match[2].strip()
    ring, inner = (first, second) if first in _RINGS else (second, first)
    if ring not in _RINGS:
        return ""
    if ring in _ROUND and re.fullmatch("[0-9]{1,2}", inner) and 1 <= int(inner) <= _LARGEST:
        return chr(ord("①") + int(inner) - 1)
    return inner


def is_drawn(code: str) -> bool:
    """Whether a field is one of those that draw instead of writing."""
    return re.match(r"\s*eq\b", code, re.IGNORECASE) is not None
