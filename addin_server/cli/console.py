"""What a console cannot show becomes what it can: text degrades by a table of look-alikes, data is always UTF-8."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Mapping

LOOK_ALIKES: Mapping[str, str] = {
    "✓": "[好]",
    "✗": "[坏]",
    "◐": "[半]",
    "●": "[有]",
    "○": "[无]",
    "·": ".",
    "—": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "　": "  ",
}
"""What stands for a character that a console does not have; any other becomes a question mark."""

_NAME = "zhubi-look-alike"


def prepare() -> None:
    """Let stdout and stderr show whatever they are given, in the encoding they have."""
    codecs.register_error(_NAME, _instead)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_NAME)


def as_data() -> None:
    """From now on stdout carries data for programs: UTF-8, whatever the console speaks."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")


def _instead(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    shown = ""
    for char in error.object[error.start : error.end]:
        known = LOOK_ALIKES.get(char, "?")
        try:
            known.encode(error.encoding)
        except UnicodeEncodeError:
            known = "?"
        shown += known
    return shown, error.end
