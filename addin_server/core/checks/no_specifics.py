"""Several measures and nothing specific in any: no figure, no case, no who and when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import FrameText
from addin_server.core.rules.rule import ArticleCheck, Context, Issue, Rule
from addin_server.core.structure import numbering
from addin_server.core.structure.article import Article, Passage

# Less is the number itself.
_LEAST = 3


class NoSpecifics(Rule, frozen=True, kw_only=True, tag="no_specifics"):
    """Fires when there are `at_least` measures and none of them has a frame of `proof`."""

    ABOUT: ClassVar[str] = "做法一项接一项，没有一项有实在的内容"

    proof: Annotated[tuple[FrameText, ...], Meta(description="算得上实在的句式")]
    at_least: Annotated[int, Meta(ge=1, le=1_000_000, description="至少几项做法才查")]
    shorter_than: Annotated[int, Meta(ge=0, le=1_000_000, description="做法平均不到这么多字才查；0 是不限")] = 0

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n", "average"})

    def on_article(self, context: Context) -> ArticleCheck:
        proof = Frames(self.proof)

        def check(article: Article) -> Iterator[Issue]:
            measures = [(p, span) for p in article.having(self.roles) for span in _measures(p)]
            if len(measures) < self.at_least:
                return
            average = sum(span.end - span.start for _, span in measures) // len(measures)
            if self.shorter_than and average >= self.shorter_than:
                return
            if not any(proof.occurs(p.block, span) for p, span in measures):
                yield Issue(at=measures[0][0], params={"n": len(measures), "average": average})

        return check


def _measures(passage: Passage) -> list[Span]:
    """The numbered items of a paragraph with what stands before them, or the whole of it."""
    known: list[Span] | None = passage.block.memo.get(_measures)
    if known is None:
        starts = [i.span.start for i in numbering.items([passage])]
        bounds = [*([] if starts and starts[0] < _LEAST else [0]), *starts, len(passage.text)]
        known = [Span(a, b) for a, b in pairwise(bounds) if b - a > _LEAST]
        passage.block.memo[_measures] = known
    return known
