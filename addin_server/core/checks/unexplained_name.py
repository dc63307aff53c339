"""A coined short name nobody outside can read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import SHIELD, Block
from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import FrameText
from addin_server.core.rules.rule import ArticleCheck, Issue, Match, Rule, RuleContext
from addin_server.core.structure.article import TEXTS, Article

_NEAR = 60


class UnexplainedName(Rule, frozen=True, kw_only=True, tag="unexplained_name"):
    """Fires on the first use of a name `match` finds that the text never explains."""

    ABOUT: ClassVar[str] = "自创的简称，外人看不懂，全篇没有解释"

    match: Annotated[Match, Meta(description="什么样的字算简称")]
    proof: Annotated[tuple[FrameText, ...], Meta(description="后面六十字里有这样的字，就算解释过")]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        search = self.match.compile()
        proof = Frames(self.proof)

        def check(article: Article) -> Iterator[Issue]:
            done: set[str] = set()
            for passage, spans in article.found(TEXTS, search):
                for span in spans:
                    name = passage.text[span.start : span.end].strip("“”")
                    if name in done or _is_known(passage.block, span):
                        continue
                    done.add(name)
                    occurrences = [
                        (p, s)
                        for p, others in article.found(TEXTS, search)
                        for s in others
                        if name in p.text[s.start : s.end]
                    ]
                    if any(proof.occurs(p.block, _after(p.text, s)) for p, s in occurrences):
                        continue
                    if not _explained_by_parts(name, article.text_of(TEXTS)):
                        yield Issue(at=passage, span=span, params={"match": name})

        return check


def _is_known(block: Block, span: Span) -> bool:
    return any(span.start <= name.start and name.end <= span.end for name in block.find(SHIELD))


def _after(text: str, span: Span) -> Span:
    return Span(span.end, min(len(text), span.end + _NEAR))


def _explained_by_parts(name: str, text: str) -> bool:
    """Whether the text, the name taken out, names each of its parts: 三亮四比 with 亮身份 and 比服务."""
    rest = text.replace(name, "")
    parts = [char for char in name if char not in "一二两三四五六七八九十双多零N+＋0123456789个项步联法制式"]
    return bool(parts) and all(rest.count(char) > 1 for char in parts)
