"""Which words of a title are its own: a column's name in front (【基层一线】, 青河观潮丨, 标题：) or in brackets behind
(党旗在一线) is not."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span

_COLUMN = regex.compile(
    r"\s*(?:【[^】]{1,24}】|(?:信息)?(?:标题|题目)\s*[：:]|[^\s，。：“”《》丨｜|]{2,12}\s*[丨｜|│∣])\s*"
)
_COLUMN_BEHIND = regex.compile(r"\s*[（(](?![^）)]*[\d一二三四五六七八九十]+[期号篇])[^（()）]{5,24}[）)]\s*$")
"""A remark of fewer characters (试行) is the title's own; so is the number of an issue."""


def own_words(text: str) -> Span:
    """Return the title without the names of columns before and behind it; all of it where nothing else is left."""
    start = 0
    while (match := _COLUMN.match(text, start)) and text[match.end() :].strip():
        start = match.end()
    behind = _COLUMN_BEHIND.search(text, start)
    return Span(start, behind.start() if behind and text[start : behind.start()].strip() else len(text))


def own_block(block: Block) -> Block:
    """Return a title's own words as a block of their own; the block itself where nothing stands beside them."""
    span = own_words(block.text)
    if span == (0, len(block.text)):
        return block
    known: Block | None = block.memo.get(own_words)
    if known is None:
        known = block.memo[own_words] = block.part(span)
    return known
