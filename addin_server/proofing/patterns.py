"""GB/T 15834 and 15835 in so far as a pattern can tell, as a proofreader like the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin_server.core.language import han
from addin_server.proofing.adapter import Mark
from addin_server.proofing.curate import PATTERN, Pattern


class Patterns:
    """Reads with the patterns of the table."""

    name = "patterns"

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = [(pattern, han.compiled(pattern.find)) for pattern in patterns]

    def read(self, texts: Sequence[str]) -> list[list[Mark]]:
        return [[mark for pattern, regex in self._patterns for mark in _marks(pattern, regex, text)] for text in texts]


def _marks(pattern: Pattern, regex: re.Pattern[str], text: str) -> list[Mark]:
    return [
        Mark(*match.span(), pattern.id, PATTERN, pattern.says, (match.expand(pattern.put),))
        for match in regex.finditer(text)
    ]
