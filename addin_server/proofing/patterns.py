"""GB/T 15834 and 15835 in so far as a pattern can tell, as a proofreader like the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin_server.core.language import han
from addin_server.proofing.adapter import ProofreaderMatch
from addin_server.proofing.curate import PATTERN, ConventionPattern


class Patterns:
    """Reads with the patterns of the table."""

    name = "patterns"

    def __init__(self, patterns: Sequence[ConventionPattern]) -> None:
        self._patterns = [(pattern, han.compiled(pattern.find)) for pattern in patterns]

    def read(self, texts: Sequence[str]) -> list[list[ProofreaderMatch]]:
        return [[mark for pattern, regex in self._patterns for mark in _marks(pattern, regex, text)] for text in texts]


def _marks(pattern: ConventionPattern, regex: re.Pattern[str], text: str) -> list[ProofreaderMatch]:
    return [
        ProofreaderMatch(*match.span(), pattern.id, PATTERN, pattern.says, (match.expand(pattern.put),))
        for match in regex.finditer(text)
    ]
