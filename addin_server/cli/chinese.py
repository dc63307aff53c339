"""click speaks Chinese: its headings, its notes on options, and what it says of a command that was mistyped.

click takes its words from gettext's domain `messages`. gettext chooses the catalogue by the machine's locale, and a
Windows in English would read English; so the language is set beside the folder of ours.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"


def speak() -> None:
    """Before any command is declared: some words are looked up then."""
    gettext.bindtextdomain("messages", LOCALE)
    os.environ["LANGUAGE"] = "zh_CN"
