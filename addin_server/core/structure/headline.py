"""Which words of a title are its own: a column's name in front (【基层一线】, 青河观潮丨, 标题：) or in brackets behind
(党旗在一线) is not."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.han import HAN
from addin_server.core.model import Span

_COLUMN = regex.compile(
    r"\s*(?:【[^】]{1,24}】|(?:信息)?(?:标题|题目)\s*[：:]|[^\s，。：“”《》丨｜|]{2,12}\s*[丨｜|│∣])\s*"
)
_SECOND = regex.compile("(?<=.{4})[—─]{2,}(?=.{4})")
"""The dash before a second title; one with fewer than four characters on either side parts no two titles."""
_OPENING, _CLOSING = ("（", "("), ("）", ")")
_COLUMN_NAME = regex.compile(f"[{HAN}·　 ]{{5,24}}")
"""A column's name in brackets is words alone, 党旗在一线; a list, a count, a short remark (试行) is the title's own."""
_OF_ITS_OWN = regex.compile("[期号篇例年月]$|^以|试点|讨论稿|征求意见稿|节选|摘要")


def own_words(text: str) -> Span:
    """Return the title without the names of columns before and behind it; all of it where nothing else is left."""
    start = 0
    while (match := _COLUMN.match(text, start)) and text[match.end() :].strip():
        start = match.end()
    return Span(start, _before_column(text, start))


def _before_column(text: str, start: int) -> int:
    """Where the title ends before the name of a column in brackets; its end where there is none."""
    end = len(text.rstrip())
    if not text.endswith(_CLOSING, start, end):
        return len(text)
    opened = max(text.rfind(bracket, start, end) for bracket in _OPENING)
    name = text[opened + 1 : end - 1]
    is_column = _COLUMN_NAME.fullmatch(name) is not None and _OF_ITS_OWN.search(name) is None
    own = text[start:opened].rstrip() if opened >= start and is_column else ""
    return start + len(own) if own else len(text)


def main_title(block: Block) -> Span:
    """Return where a title's own words stand without a second title set behind a dash: 板凳围成圈——幸福社区……侧记.

    Whose it is before the dash, 云溪县委组织部——, is no title, and what goes from one thing to another is one.
    """
    own = own_words(block.text)
    match = _SECOND.search(block.text, own.start, own.end)
    if match is None or "从" in block.text[own.start : match.start()]:
        return own
    main = Span(own.start, match.start())
    return own if any(unit.end == main.end for unit in block.find("@unit")) else main


def second_title(block: Block) -> int:
    """Return where the second title behind a dash begins; 0 where there is none."""
    main, own = main_title(block), own_words(block.text)
    return main.end if main != own else 0


def own_block(block: Block) -> Block:
    """Return a title's own words as a block of their own; the block itself where nothing stands beside them."""
    span = own_words(block.text)
    if span == (0, len(block.text)):
        return block
    known: Block | None = block.memo.get(own_words)
    if known is None:
        known = block.memo[own_words] = block.part(span)
    return known
