"""Words of a list that say nothing: reported one by one, or once when there are too many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from addin_server.core.language.block import Block, longest
from addin_server.core.model import Span
from addin_server.core.rules.rule import BlockCheck, Issue, Lexicons, Rule


class Terms(Rule, frozen=True, kw_only=True, tag="terms"):
    """Fires from the `at_least`-th word of `lexicon` in a paragraph on; then one finding spans them all."""

    lexicon: str
    at_least: int = 1

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "n"})

    def words(self) -> Iterator[str]:
        yield self.lexicon

    def on_block(self, words: Lexicons) -> BlockCheck:
        def check(block: Block) -> Iterator[Issue]:
            hits = longest(block.find(self.lexicon))
            if len(hits) < self.at_least:
                return
            if self.at_least == 1:
                for hit in hits:
                    yield Issue(span=hit, params={"match": block.quote(hit), "n": 1})
                return
            named = "、".join(dict.fromkeys(block.quote(hit) for hit in hits))
            yield Issue(span=Span(hits[0].start, hits[-1].end), params={"match": named, "n": len(hits)})

        return check
