"""A word that is wrong or no longer in use, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from addin_server.core.language.block import WHOLE, Block
from addin_server.core.language.spans import longest
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import ClassName, FrameText
from addin_server.core.rules.rule import BlockCheck, BlockFix, Issue, Rule, RuleContext
from addin_server.core.rules.word_index import Keys


class Replace(Rule, frozen=True, kw_only=True, tag="replace"):
    """Reports the words of `lexicon` outside names, each replacement of an entry as a fix."""

    ABOUT: ClassVar[str] = "用错的词：换成词表里“->”后面的词；词条写了理由的，要写稿人看过再换"

    lexicon: Annotated[ClassName, Meta(description="词表")]
    whole: Annotated[bool, Meta(description="要是整词：讲座落实里没有“座落”")] = False
    unless: Annotated[tuple[FrameText, ...], Meta(description="同一句里有这样的字就不报")] = ()

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "right", "reason"})

    def on_block(self, context: RuleContext) -> BlockCheck:
        entries = context.words[self.lexicon]
        excuses = Frames(self.unless)

        def check(block: Block) -> Iterator[Issue]:
            for span in longest(block.find(WHOLE + self.lexicon if self.whole else self.lexicon)):
                if self.unless and excuses.occurs(block, block.sentence_at(span.start)):
                    continue
                entry = entries[block.text[span.start : span.end]]
                safety: Literal["safe", "review"] = "review" if entry.reason else "safe"
                fixes = tuple(BlockFix(f"改为“{word}”", safety, ((span, word),)) for word in entry.replacements)
                right = "、".join(f"“{word}”" for word in entry.replacements)
                params = {"match": block.quote(span), "right": right, "reason": entry.reason}
                yield Issue(span=span, params=params, fixes=fixes)

        return check

    def block_keys(self) -> Keys:
        return frozenset({self.lexicon})
