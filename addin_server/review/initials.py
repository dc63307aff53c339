"""Pinyin initials, so that a remark is found by the keys it begins with. The one file that knows pypinyin."""

from __future__ import annotations

import functools


@functools.lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """Return one character for each of `text`: the first letter of a Chinese character's reading, else itself.

    Readings follow the words a character stands in. Letters are lower case; the result is as long as `text`.
    """
    from pypinyin import Style, lazy_pinyin

    # The stubs know no list here, the library does: one entry a character it cannot read.
    found = lazy_pinyin(text, style=Style.FIRST_LETTER, errors=list)  # type: ignore[arg-type]
    if len(found) != len(text) or any(len(letter) != 1 for letter in found):
        return text.lower()
    return "".join(found).lower()
