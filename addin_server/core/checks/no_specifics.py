"""Several measures and nothing specific in any: no figure, no case, no who and when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import FrameText
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure import numbering
from addin_server.core.structure.article import Article

# Less is the number itself.
_LEAST = 3


class NoSpecifics(Rule, frozen=True, kw_only=True, tag="no_specifics"):
    """Fires when there are `at_least` measures and none of them has a frame of `proof`."""

    ABOUT: ClassVar[str] = "做法一项接一项，没有一项有实在的内容"

    proof: Annotated[tuple[FrameText, ...], Meta(description="算得上实在的句式")]
    at_least: Annotated[int, Meta(ge=1, le=1_000_000, description="至少几项做法才查")]
    shorter_than: Annotated[int, Meta(ge=0, le=1_000_000, description="做法平均不到这么多字才查；0 是不限")] = 0

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n", "average"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        proof, roles = Frames(self.proof), self.roles

        def proven(block: Block) -> bool:
            return any(proof.occurs(block, span) for span in block.answer(_measures))

        def check(article: Article) -> Iterator[Issue]:
            number = article.total(roles, _number)
            if number < self.at_least:
                return
            average = article.total(roles, _length) // number
            if self.shorter_than and average >= self.shorter_than:
                return
            if not any(article.found(roles, proven)):
                first, _ = next(article.found(roles, _number))
                yield Issue(at=first, params={"n": number, "average": average})

        return check


def _number(block: Block) -> int:
    """How many measures a paragraph has."""
    return len(block.answer(_measures))


def _length(block: Block) -> int:
    """The length of its measures in all."""
    return sum(span.end - span.start for span in block.answer(_measures))


def _measures(block: Block) -> list[Span]:
    """The numbered items of a paragraph with what stands before them, or the whole of it."""
    starts = [span.start for span, _, _ in block.answer(numbering.marks)]
    bounds = [*([] if starts and starts[0] < _LEAST else [0]), *starts, len(block.text)]
    return [Span(a, b) for a, b in pairwise(bounds) if b - a > _LEAST]
