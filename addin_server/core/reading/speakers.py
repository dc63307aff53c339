"""A clause that only says who is quoted: ……”村民某某高兴地说 claims nothing."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.model import Span

_SAYS = "(?:说|表示|介绍|讲述|感慨|感叹|坦言|回忆|直言)(?:道|到)?"
_AFTER = regex.compile(
    f"(?!这|该|此|由此|如今)[^，。；：“”]{{1,40}}(?:{_SAYS}|称赞(?:道)?|点赞|赞叹|竖起(?:了)?大拇指)$"
)
_BEFORE = regex.compile(f"{_SAYS}[：，]?$")
_CLOSED, _OPENED = "”’」", ("：“", "，“", "：‘", "：「", "“")
_NEAR = 2


def names_speaker(text: str, span: Span) -> bool:
    """Whether the clause at `span` of `text` says who speaks, right after a quotation or right before one."""
    start, end = span
    before = start - 1 if start and text[start - 1] == "，" else start
    if start < end and text[start] in _CLOSED:
        start += 1
    elif not (before and text[before - 1] in _CLOSED):
        return text[end : end + _NEAR].startswith(_OPENED) and _BEFORE.search(text, start, end) is not None
    return _AFTER.match(text, start, end) is not None
