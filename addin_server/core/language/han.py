"""Chinese characters as Unicode knows them: one class for every regular expression."""

from __future__ import annotations

import functools
import re

from addin_server.core.language import regex

HAN = "\u4e00-\u9fff\u3400-\u4dbf々〇\uf900-\ufaff\U00020000-\U0003ffff"
"""The inside of a character class: the unified ideographs with their extensions, 々 and 〇 included."""

_PROPERTY = r"\p{Han}"


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    r"""Return a regex that may say `\p{Han}` inside a character class, which Python does not know."""
    return regex.compile(pattern.replace(_PROPERTY, HAN))
