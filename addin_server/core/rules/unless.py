"""What excuses a match: frames in a window around it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import FrameText


class Unless(Struct, frozen=True, forbid_unknown_fields=True):
    """Frames that excuse a match when one of them stands in a window around it."""

    ABOUT: ClassVar[str] = "旁边有其中一种句式，就不报"

    frames: Annotated[tuple[FrameText, ...], Meta(description="句式，有一种就算")]
    within: Annotated[
        Literal["match", "clause", "sentence", "before", "after", "next", "beside", "paragraph"],
        Meta(
            description="在多大范围里找：match 找到的字以内，clause 分句，sentence 整句，before、after 句内前后，"
            "next 到下一句，beside 同 next 但不算找到的字自己，paragraph 整段"
        ),
    ] = "sentence"

    def excuses(self, frames: Frames, block: Block, match: Span) -> bool:
        """Whether any of `frames`, which are this one's, stands in a window of the match."""
        return any(frames.occurs(block, window) for window in self._windows(block, match))

    def _windows(self, block: Block, match: Span) -> tuple[Span, ...]:
        sentence = block.sentence_at(match.start)
        if self.within == "match":
            return (match,)
        if self.within == "clause":
            return (block.clause_at(match.start),)
        if self.within == "before":
            return (Span(sentence.start, match.start),)
        if self.within == "after":
            return (Span(match.end, sentence.end),)
        if self.within == "paragraph":
            return (Span(0, len(block.text)),)
        if self.within == "sentence":
            return (sentence,)
        end = block.sentence_at(min(sentence.end, len(block.text) - 1)).end
        if self.within == "next":
            return (Span(sentence.start, end),)
        return Span(sentence.start, match.start), Span(match.end, end)
