"""A clause that only says who is quoted: ……”村民某某高兴地说 claims nothing."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span

_SAYS = "(?:说|表示|介绍|讲述|感慨|感叹|坦言|回忆|直言)(?:道|到)?"
_PRAISES = "称赞(?:道)?|点赞|赞叹|竖起(?:了)?大拇指"
_NOBODY = "(?!这|该|此|由此|如今|受到?|得到|赢得|获|深受|广受)"
_WHO = f"{_NOBODY}[^，。；：“”]{{1,40}}"
_BEHIND = regex.compile(f"{_WHO}(?:{_SAYS}|{_PRAISES})$")
_BEHIND_COMMA = regex.compile(f"{_WHO}{_SAYS}$")
_BEFORE = regex.compile(f"{_SAYS}$")
_MARKS = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_OPENED = tuple(mark + opening for mark in "：，" for opening in _MARKS.values())
_SPOKEN = "，。！？；…"
_REACH = 200
"""Characters in which the beginning of a quotation is looked for."""


def names_speaker(text: str, span: Span) -> bool:
    """Whether the clause at `span` of `text` says who speaks, right after what was said or right before it."""
    start, end = span
    if start < end and text[start] in _MARKS:
        return _is_spoken(text, start) and _BEHIND.match(text, start + 1, end) is not None
    if start and text[start - 1] in _MARKS:
        return _is_spoken(text, start - 1) and _BEHIND.match(text, start, end) is not None
    if start > 1 and text[start - 1] == "，" and text[start - 2] in _MARKS:
        return _is_spoken(text, start - 2) and _BEHIND_COMMA.match(text, start, end) is not None
    return text.startswith(_OPENED, end) and _BEFORE.search(text, start, end) is not None


def _is_spoken(text: str, closing: int) -> bool:
    """Whether the quotation that ends at `closing` is speech, which has stops in it: “红色网格” is a name."""
    opening = text.rfind(_MARKS[text[closing]], max(closing - _REACH, 0), closing)
    return opening < 0 or any(mark in text[opening:closing] for mark in _SPOKEN)


# 村民张建国高兴地说，…… not 对他来说，, 经他介绍，, 爱写小说，.
_SAYING = regex.compile(rf"(?<!来){_SAYS}(?=[，：])|告诉[^，。；：“”]{{1,6}}(?=[，：])")
_NOT_SAYING = ("对", "经", "据", "在")
_MANNER = 4
"""Characters of how he says it, between a name and the verb: 高兴地."""


def said_by_name(block: Block, sentence: Span) -> Iterator[Span]:
    """Yield where a person who is named is said to speak, without quotation marks: what follows is his."""
    for said in _SAYING.finditer(block.text, *sentence):
        begins = block.clause_at(said.start()).start
        named = (name.end for name in block.find("@person") if begins <= name.start and name.end <= said.start())
        if block.text.startswith(_NOT_SAYING, begins):
            continue
        if any(said.start() - end <= _MANNER and _is_manner(block.text[end : said.start()]) for end in named):
            yield Span(begins, said.end())


def _is_manner(between: str) -> bool:
    return not between or between.endswith(("地", "着"))
