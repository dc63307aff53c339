"""The lead names something that nothing below takes up, or names nothing of what is below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, TypeAlias

from msgspec import Meta

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.features.marks import holes
from addin_server.core.model import Span
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import BELOW, Article
from addin_server.core.structure.roles import HEADINGS

_CONTENT = ("n", "v", "l", "j", "i", "a")
_MEASURE = regex.compile(
    r"^\s*+(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.、])?\s*+([^，。：；“]{2,20})[，。：]"
)
_NAME = (2, 8)
_TAKEN_UP = 2
"""Words a lead shares with the sentence that tells a measure, when it speaks of it in other words than its name; one is
enough that is in the title too."""

Words: TypeAlias = tuple[str, ...]
"""Each once; they are kept with every paragraph, where sets would take four times the room."""


class LeadBodyMatch(Rule, frozen=True, kw_only=True, tag="lead_body_match"):
    """Fires when a coined name of the lead never comes back, or when the lead shares no word with any measure."""

    ABOUT: ClassVar[str] = "导语和正文对不上：导语起的名字正文没有，或正文的做法导语一项没提"

    common: Annotated[tuple[ClassName, ...], Meta(description="太泛、不能算对上的词")]
    nouns: Annotated[ClassName, Meta(description="引号里的名字后面接的类名")] = "~class-nouns"
    least_measures: Annotated[int, Meta(ge=1, le=1_000_000, description="至少几项做法才比")] = 3
    undeveloped: Annotated[str, Meta(description="导语起的名字正文没有时怎么说，写进 {told}；{name} 是那个名字")] = (
        "导语提到{name}，正文没有展开"
    )
    unmentioned: Annotated[str, Meta(description="做法一项没提时怎么说，写进 {told}；{count} 是几项")] = (
        "正文写了 {count} 项做法，导语一项也没提到"
    )
    flash: Annotated[int, Meta(ge=0, le=1_000_000, description="不超过这么多字的短稿不查")] = 120

    PARAMS: ClassVar[frozenset[str]] = frozenset({"told"})
    TEXTS: ClassVar[Mapping[str, frozenset[str]]] = {
        "undeveloped": frozenset({"name"}),
        "unmentioned": frozenset({"count"}),
    }

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def words_of(block: Block) -> tuple[Words, Words] | None:
            return self._words_of(block)

        def check(article: Article) -> Iterator[Issue]:
            lead = article.lead
            if lead is None or article.count <= self.flash or article.lead_end < len(lead.text.rstrip()):
                return
            names = list(_names(lead.block, self.nouns))
            below = (article.text_of(BELOW) if names else "") + (article.title.text if article.title else "")
            for span in names:
                name = lead.text[span.start + 1 : span.end - 1]
                if sum(char in below for char in name) <= len(name) // 2:
                    sentence = self.undeveloped.format(name=lead.block.quote(span))
                    yield Issue(at=lead, span=span, params={"told": sentence})
                    return
            if any(article.found(BELOW, holes)) or (article.title and article.title.block.find("@hole")):
                return  # what is still to be filled in may be what the lead names, or what it takes up
            title, led = article.title.text if article.title else "", lead.text
            count = 0
            for _, (named, told) in article.found(BELOW, words_of):
                shared = [word for word in told if word in led]
                of_the_topic = any(word in title for word in shared)
                if of_the_topic or len(shared) >= _TAKEN_UP or any(word in led for word in named):
                    return
                count += 1
            if count >= self.least_measures:
                yield Issue(at=lead, params={"told": self.unmentioned.format(count=count)})

        return check

    def _words_of(self, block: Block) -> tuple[Words, Words] | None:
        """Content words of the phrase a measure begins with, and of the sentence after it that tells it; None where the
        paragraph is no measure."""
        match = _MEASURE.match(block.text)
        span = Span(*match.span(1)) if match else Span(0, len(block.text)) if block.role in HEADINGS else None
        if span is None:
            return None
        named = self._content(block, span)
        told = block.sentence_at(min(block.sentence_at(span.start).end, len(block.text) - 1))
        return (named, self._content(block, told)) if named else None

    def _content(self, block: Block, span: Span) -> Words:
        common = {block.text[s.start : s.end] for name in self.common for s in block.find(name)}
        tokens = [t for t in block.tokens if span.start <= t.start < span.end and t.tag.startswith(_CONTENT)]
        return tuple(dict.fromkeys(t.text for t in tokens if len(t.text) > 1 and t.text not in common))


def _names(block: Block, nouns: str) -> Iterator[Span]:
    """Coined names in quotation marks: short, and followed by what they are the name of."""
    named = {s.start for s in block.find(nouns)}
    for span in block.find("@quoted"):
        if _NAME[0] <= span.end - span.start - 2 <= _NAME[1] and span.end in named:
            yield span
