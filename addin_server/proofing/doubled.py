"""A character written twice where one word ends and the next begins: 会议议研究, 组织部的的同志."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from addin_server.core.language.tokens import tag
from addin_server.proofing.adapter import ProofreaderMatch

CATEGORY = "doubled"
_LONE = "的了在和与是对为将"
"""Words of one character that never stand twice in a row."""

_UNITS = frozenset("县市区乡镇村街州盟旗省校院所站厂局科室处部组队委会班社户人家")
"""各村村民, 全县县级: the first is a place or a body, the second begins another word with it."""


class Doubled:
    """Marks a repeated character when a word of one character repeats the edge of its neighbour."""

    name = "doubled"

    def read(self, texts: Sequence[str]) -> list[list[ProofreaderMatch]]:
        return [list(_marks(text)) for text in texts]


def _marks(text: str) -> Iterator[ProofreaderMatch]:
    if not any(a == b for a, b in itertools.pairwise(text)):
        return
    start = 0
    words = tag(text)
    for (word, _), (after, _) in itertools.pairwise(words):
        start += len(word)
        char = word[-1]
        if char != after[0] or not "\u4e00" <= char <= "\u9fff" or char in _UNITS:
            continue
        lone = len(word) == len(after) == 1
        if (char in _LONE) if lone else 1 in (len(word), len(after)):
            yield ProofreaderMatch(start - 1, start + 1, "doubled", CATEGORY, "", (char,))
