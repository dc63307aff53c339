"""What of a text the eye sees: characters without a shape left out, look-alike forms of Han as the characters they are.

Both hide words from any comparison: 后备人选 with a zero-width space inside, ⼈ (a radical of the Kangxi dictionary,
as PDF readers write it) for 人.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from addin_server.core.language import regex

# Default_Ignorable_Code_Point of Unicode: soft hyphens, zero-width and bidi signs, variation selectors, tags. Control
# characters have no shape either, besides tabs, line breaks and \x1e, which is Word's hyphen.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\x00-\x08\x0e-\x1d\x1f\x7f-\x84\x86-\x9f"
)
_FORMS = ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
# Radicals that have no compatibility mapping in Unicode, though fonts and PDF readers mix them up all the same.
_RADICALS = dict(
    zip(
        "⺁⺎⺒⺝⺠⺻⺼⻄⻅⻆⻉⻋⻌⻍⻑⻓⻔⻖⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "厂兀巳月民聿肉西见角贝车辶辶長长门阝青韦页风飞食食食饣马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)
_PLAIN = {ord(radical): plain for radical, plain in _RADICALS.items()} | {
    code: plain
    for first, last in _FORMS
    for code in range(first, last + 1)
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code)
}

ODD = _IGNORABLE + "".join(f"{chr(first)}-{chr(last)}" for first, last in _FORMS)
"""The inside of a character class: whatever reads otherwise than it is written."""

_SHAPED = regex.compile(f"[^{_IGNORABLE}]")


class VisibleText(NamedTuple):
    """A text as the eye sees it; `places` has where each of its characters stands in the text as written."""

    text: str
    places: tuple[int, ...]


def visible_text(text: str) -> VisibleText:
    """Return what is seen of `text`."""
    places = tuple(match.start() for match in _SHAPED.finditer(text))
    return VisibleText("".join(text[place] for place in places).translate(_PLAIN), places)
