"""A word that is wrong or no longer in use, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from addin_server.core.language.block import Block, longest
from addin_server.core.rules.frames import Frames, parse
from addin_server.core.rules.rule import BlockCheck, BlockFix, Issue, Lexicons, Rule


class Replace(Rule, frozen=True, kw_only=True, tag="replace"):
    """Reports the words of `lexicon` outside names, unless a frame of `unless` stands in the sentence.

    Each replacement of the entry is a fix; one without a reason is safe, one with a reason asks the reader.
    """

    lexicon: str
    unless: tuple[str, ...] = ()

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "right", "reason"})

    def words(self) -> Iterator[str]:
        yield self.lexicon
        for source in self.unless:
            yield from parse(source).classes

    def on_block(self, words: Lexicons) -> BlockCheck:
        entries = words[self.lexicon]
        excuses = Frames(self.unless)

        def check(block: Block) -> Iterator[Issue]:
            for span in longest(block.find(self.lexicon)):
                if self.unless and excuses.occurs(block, block.sentence_at(span.start)):
                    continue
                entry = entries[block.text[span.start : span.end]]
                safety: Literal["safe", "review"] = "review" if entry.reason else "safe"
                fixes = tuple(BlockFix(f"改为“{word}”", safety, ((span, word),)) for word in entry.replacements)
                right = "、".join(f"“{word}”" for word in entry.replacements)
                params = {"match": block.quote(span), "right": right, "reason": entry.reason}
                yield Issue(span=span, params=params, fixes=fixes)

        return check
