"""Putting the writer's words into a message."""

from __future__ import annotations

from collections.abc import Mapping

_INNER = str.maketrans("“”", "‘’")


def fill(message: str, values: Mapping[str, str | int]) -> str:
    """Return `message` with its values; what it puts in quotation marks brings none of the same kind along."""
    return message.format_map(
        {name: _inside(str(value)) if f"“{{{name}}}”" in message else value for name, value in values.items()}
    )


def _inside(words: str) -> str:
    """Words as they stand within quotation marks: their own outer pair falls away, inner pairs become single."""
    if words.count("“") != words.count("”"):
        return words.replace("“", "").replace("”", "")
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        return words[1:-1]
    return words.translate(_INNER)
