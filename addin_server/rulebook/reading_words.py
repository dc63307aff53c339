"""What the reading is called on the screen (`rules/reading/words.toml`): one place for terminal and pane."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from addin_server.core.reading.statement import Act, Governor, Measure, Mood
from addin_server.core.rules.loading import decode

Group = Literal["deed", "result", "problem", "empty", "ahead", "circumstances"]


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An act's name, the group it is coloured by, and what it means in a few words."""

    name: str
    group: Group
    means: str


class ReadingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Chinese names by the values of the code."""

    group: dict[Group, str]
    act: dict[Act, ActWords]
    mood: dict[Mood, str]
    governor: dict[Governor, str]
    measure: dict[Measure, str]
    claim: dict[str, str]
    fault: dict[str, str]
    question: dict[str, str]


@cache
def load(folder: Path) -> ReadingWords:
    """Return the words of the rule folder. Raises RuleError."""
    return decode(folder / "reading" / "words.toml", ReadingWords)
