"""Items without numbers: neighbouring paragraphs that open with headings of one pattern.

覆盖到位，消除空白点。… 保障到位，筑牢主阵地。… 作用到位，激活红引擎。…
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from addin_server.core.language import regex

# The first sentence, when it is short, tells no figure and is followed by more.
_HEADING = regex.compile(r"\s*(?P<first>[^，。：；！？\d]{3,16})(?:，[^。：；！？\d]{2,16})?[。：](?=\s*\S)")
ITEMS = 3
"""How many of them make a list."""
_SHARED = 2


def opens_list(texts: Sequence[str]) -> bool:
    """Whether the first of these paragraphs and those after it open with headings of one pattern."""
    openings = [match["first"] for text in texts[:ITEMS] if (match := _HEADING.match(text))]
    return len(openings) == ITEMS and all(_alike(one, other) for one, other in pairwise(openings))


def _alike(one: str, other: str) -> bool:
    """Whether both begin or end with the same characters: 一张联系卡, 一张学习卡."""
    return one[:_SHARED] == other[:_SHARED] or one[-_SHARED:] == other[-_SHARED:]
