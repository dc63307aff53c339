"""Punctuation that does not pair, or is half as wide as the text around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.han import HAN
from addin_server.core.model import Span
from addin_server.core.rules.rule import BlockCheck, BlockFix, Issue, Rule, RuleContext

_PAIRS = {"（": "）", "《": "》", "“": "”", "【": "】", "〔": "〕"}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}
_MARKS = regex.compile(f"[{''.join((*_PAIRS, *_CLOSING))}]")
_HALF = regex.compile(rf"(?<=[{HAN}”》）)%\"])[,;:?!.]")
_HALF_MARKS = frozenset(",;:?!.")
_ITEM = regex.compile(r"(?:^|[。；：，\s])[一二三四五六七八九十\d]{1,2}$")


class PairedPunctuation(Rule, frozen=True, kw_only=True, tag="paired_punctuation"):
    """Reports the first mark without its partner, and half-width marks between Chinese words."""

    ABOUT: ClassVar[str] = "标点不成对，或中文里用了半角标点"

    PARAMS: ClassVar[frozenset[str]] = frozenset({"case"})

    def on_block(self, context: RuleContext) -> BlockCheck:
        def check(block: Block) -> Iterator[Issue]:
            if (unpaired := _unpaired(block.raw)) is not None:
                yield Issue(span=Span(unpaired, unpaired + 1), params={"case": f"“{block.raw[unpaired]}”没有配对"})
            half = [] if _HALF_MARKS.isdisjoint(block.raw) else _half_width(block)
            if half:
                edits = tuple((span, block.text[span.start]) for span in half)
                case = "中文里用了半角标点" + (f"，共{len(half)}处" if len(half) > 1 else "")
                yield Issue(span=half[0], params={"case": case}, fixes=(BlockFix("改成全角", "safe", edits),))

        return check


def _half_width(block: Block) -> list[Span]:
    """The half-width marks that stand for wide ones, as the text is read: the point of 3.5 does not."""
    return [span for span in regex.matched(_HALF, block.raw) if block.text[span.start] != block.raw[span.start]]


def _unpaired(text: str) -> int | None:
    """Index of the first mark without its partner."""
    waiting: list[int] = []
    for match in _MARKS.finditer(text):
        index, char = match.start(), match[0]
        if char in _PAIRS:
            waiting.append(index)
            continue
        if char == "）" and _ITEM.search(text, max(index - 3, 0), index) and (not waiting or text[waiting[-1]] != "（"):
            continue
        if not waiting or text[waiting[-1]] != _CLOSING[char]:
            return index
        waiting.pop()
    return waiting[0] if waiting else None
