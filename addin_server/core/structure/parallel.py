"""Items without numbers: neighbouring paragraphs that open with headings of one pattern.

覆盖到位，消除空白点。… 保障到位，筑牢主阵地。… 作用到位，激活红引擎。…
"""

from __future__ import annotations

from collections.abc import Sequence

from addin_server.core.language import regex

# The first sentence, when it is short, tells no figure and is followed by more.
_HEADING = regex.compile(r"\s*(?P<first>[^，。：；！？\d]{3,16})(?:，[^。：；！？\d]{2,16})?[。：](?=\s*\S)")
_ITEMS = 3
_SHARED = 2


def opens_list(texts: Sequence[str], title: str) -> bool:
    """Whether the first of these paragraphs and those after it open with headings of one pattern.

    All begin or all end with the same characters: 一张联系卡, 一张学习卡. Its unit, which a title begins with, is none.
    """
    openings = [found for text in texts[:_ITEMS] if (found := heading(text))]
    if len(openings) < _ITEMS:
        return False
    begin, *others = {opening[:_SHARED] for opening in openings}
    return len({opening[-_SHARED:] for opening in openings}) == 1 or (not others and not title.startswith(begin))


def heading(text: str) -> str:
    """Return the heading that a paragraph opens with; nothing where it opens with none."""
    match = _HEADING.match(text)
    return match["first"] if match else ""
