"""Width and spacing by AutoCorrect: the one file that knows that package."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Sequence

from addin_server.proofing.adapter import ProofreaderMatch, Unavailable

CATEGORY = "autocorrect"
WIDTH, SPACE, PUNCTUATION, SPACING = "width", "space", "punctuation", "spacing"
"""What a change is: a letter or digit made narrow, a space taken out, a mark made wide, a space put in."""


_SAYS = {SPACE: "标点前面多了一个空格", PUNCTUATION: "中文里用了半角标点"}


class AutoCorrect:
    """Compares a text with AutoCorrect's version of it. What it put in between two characters is a mark on both."""

    name = "autocorrect"

    def read(self, texts: Sequence[str]) -> list[list[ProofreaderMatch]]:
        try:
            from autocorrect_py import format as corrected
        except ImportError:
            raise Unavailable("这台电脑没有 autocorrect-py，全角半角没有看") from None
        return [list(_changes(text, corrected(text))) if text.strip() else [] for text in texts]


def _changes(text: str, better: str) -> Iterator[ProofreaderMatch]:
    if text == better:
        return
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, text, better, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = text[i1:i2], better[j1:j2]
        if tag == "insert" or (tag == "replace" and new.strip() != new and old.strip() == old):
            # Put a space in, perhaps beside another change; which of the two it was cannot be told apart safely.
            kind = SPACING
        elif not new and not old.strip():
            kind = SPACE
        elif unicodedata.normalize("NFKC", old) == new:
            kind = WIDTH
        else:
            kind = PUNCTUATION
        start, end = (i1, i2) if i2 > i1 else (max(i1 - 1, 0), min(i2 + 1, len(text)))
        right = new if i2 > i1 else text[start:i1] + new + text[i2:end]
        yield ProofreaderMatch(start, end, kind, CATEGORY, _SAYS.get(kind, ""), (right,))
