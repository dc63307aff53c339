"""Regular expressions that are compiled when first asked: one text needs a few of the three hundred there are."""

from __future__ import annotations

import re
from typing import Any, cast

from addin_server.core.model import Span, spans


def compile(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the expression; what is wrong with `source` is told at its first use."""
    return cast("re.Pattern[str]", LazyPattern(source, flags))


class LazyPattern:
    """Has no attribute of a pattern at first; from the first use on it has them all, as its own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ATTRIBUTES:
            raise AttributeError(name)
        pattern = re.compile(self._source, self._flags)
        self.__dict__ |= {of: getattr(pattern, of) for of in _ATTRIBUTES}
        return self.__dict__[name]


_ATTRIBUTES = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


def matched(pattern: re.Pattern[str], text: str) -> list[Span]:
    """Return where `pattern` matches."""
    return spans(map(re.Match.span, pattern.finditer(text)))
