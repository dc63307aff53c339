"""The first paragraph is not a lead, or takes a detour before it is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import FrameText
from addin_server.core.rules.rule import ArticleCheck, Issue, Match, Rule, RuleContext
from addin_server.core.structure.article import Article, Passage


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A false start: what it is called on screen and how its first sentence looks."""

    ABOUT: ClassVar[str] = "一种不像导语的开头"

    name: Annotated[str, Meta(description="这种开头叫什么，写进 {shape}")]
    match: Annotated[Match, Meta(description="第一句的样子")]


class Opening(Rule, frozen=True, kw_only=True, tag="opening"):
    """Fires when the first sentence of the first prose paragraph has one of the shapes."""

    ABOUT: ClassVar[str] = "第一段不是导语，或者绕了弯才说到正事"

    shape: Annotated[tuple[Shape, ...], Meta(description="哪几种开头")]
    action: Annotated[tuple[FrameText, ...], Meta(description="写单位做了什么的句式")]
    late: Annotated[bool, Meta(description="false：整段都没写做了什么才报；true：后面几句写到了才报")] = False
    numbered: Annotated[str, Meta(description="一上来就是分项时的叫法；不写就不报")] = ""

    PARAMS: ClassVar[frozenset[str]] = frozenset({"shape"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        shapes = [(shape.name, shape.match.compile()) for shape in self.shape]
        action = Frames(self.action)

        def check(article: Article) -> Iterator[Issue]:
            if not article.prose:
                return
            first = article.lead
            if first is None:
                if self.numbered:
                    yield Issue(at=article.prose[0], span=_head(article.prose[0]), params={"shape": self.numbered})
                return
            sentence = _head(first)
            rest = Span(sentence.end, article.lead_end)
            name = next((n for n, search in shapes if any(s.start < sentence.end for s in search(first.block))), None)
            if name is None or action.occurs(first.block, sentence):
                return
            if action.occurs(first.block, rest) == self.late:
                yield Issue(at=first, span=sentence, params={"shape": name})

        return check


def _head(passage: Passage) -> Span:
    """The first sentence."""
    return passage.block.sentences[0] if passage.block.sentences else Span(0, len(passage.text))
