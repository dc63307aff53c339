"""Which words of a title are its own: a column's name in front (【基层一线】, 青河观潮丨, 标题：) is not."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span

_COLUMN = regex.compile(
    r"\s*(?:【[^】]{1,24}】|(?:信息)?(?:标题|题目)\s*[：:]|[^\s，。：“”《》丨｜|]{2,12}\s*[丨｜|│∣])\s*"
)


def own_words(text: str) -> Span:
    """Return the title without the names of columns before it; all of it where nothing else is left."""
    start = 0
    while (match := _COLUMN.match(text, start)) and text[match.end() :].strip():
        start = match.end()
    return Span(start, len(text))


def own_block(block: Block) -> Block:
    """Return a title's own words as a block of their own; the block itself where nothing stands before them."""
    start = own_words(block.text).start
    if not start:
        return block
    known: Block | None = block.memo.get(own_words)
    if known is None:
        known = block.memo[own_words] = block.rest(start)
    return known
