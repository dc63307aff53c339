"""A phrase of a certain shape, reported unless its context excuses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.rule import BlockCheck, Issue, Match, Rule, RuleContext
from addin_server.core.rules.unless import Unless
from addin_server.core.rules.word_index import Keys


class Pattern(Rule, frozen=True, kw_only=True, tag="pattern"):
    """Reports what `match` finds and no `unless` excuses."""

    ABOUT: ClassVar[str] = "一种说法，旁边没有该有的就报：最常用的一种"

    match: Annotated[Match, Meta(description="要指出的说法")]
    unless: Annotated[tuple[Unless, ...], Meta(description="旁边有什么就不报")] = ()
    at_most: Annotated[int, Meta(ge=1, le=1_000_000, description="一段最多报几处")] = 100

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def on_block(self, context: RuleContext) -> BlockCheck:
        find = self.match.compile()
        excuses = [(unless, Frames(unless.frames)) for unless in self.unless]

        def check(block: Block) -> Iterator[Issue]:
            reported = 0
            for span in find(block):
                if reported == self.at_most:
                    return
                if not any(unless.excuses(excuse, block, span) for unless, excuse in excuses):
                    reported += 1
                    yield Issue(span=span, params={"match": block.quote(span)})

        return check

    def block_keys(self) -> Keys:
        return self.match.compile().keys
