"""A title of which nothing is left once what every title could say is taken away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import ClassName, FrameText
from addin_server.core.rules.rule import BlockCheck, Issue, Match, Rule, RuleContext

# Tags of words that carry content: nouns, verbs, adjectives, idioms, names and what the dictionary does not know.
_CONTENT = ("n", "v", "a", "i", "l", "j", "x", "z", "b", "t", "s", "g", "eng")


class StopwordTitle(Rule, frozen=True, kw_only=True, tag="stopword_title"):
    """Fires where `match` occurs and besides the words of `strip` at most `at_most` are left."""

    ABOUT: ClassVar[str] = "标题去掉套话，剩不下什么"

    match: Annotated[Match, Meta(description="有这样的字才查")]
    strip: Annotated[tuple[ClassName, ...], Meta(description="算作套话的词")]
    unless: Annotated[tuple[FrameText, ...], Meta(description="有这样的字就不报")] = ()
    at_most: Annotated[int, Meta(ge=0, le=1_000_000, description="最多剩几个词时报")] = 1

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "left"})

    def on_block(self, context: RuleContext) -> BlockCheck:
        search = self.match.compile()
        excuses = Frames(self.unless)

        def check(block: Block) -> Iterator[Issue]:
            found = search(block)
            if not found or excuses.occurs_in(block):
                return
            left = [block.text[s.start : s.end] for s in _remaining_words(block, self.strip)]
            if len(left) <= self.at_most:
                yield Issue(params={"match": block.quote(found[0]), "left": "、".join(left)})

        return check


def _remaining_words(block: Block, strip: tuple[str, ...]) -> list[Span]:
    """Content words that no word of `strip` covers; a single character goes only where it stands alone."""
    taken = [s for name in strip for s in block.find(name) if s.end - s.start > 1]
    alone = {s for name in strip for s in block.find(name) if s.end - s.start == 1}
    covered = {i for span in taken for i in range(span.start, span.end)}
    left = []
    for token in block.tokens:
        span = Span(token.start, token.end)
        if (
            token.text.isalnum()
            and token.tag.startswith(_CONTENT)
            and span not in alone
            and not covered.issuperset(range(*span))
        ):
            left.append(span)
    return left
