"""The first paragraph is no lead: it says nothing of what was done about what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.model import Span
from addin_server.core.reading.judgements import judge_lead, open_questions
from addin_server.core.reading.reader import Reader, Reading
from addin_server.core.reading.statement import Act
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure import numbering
from addin_server.core.structure.article import Article, Passage

_GRAVEST = 2


class LeadMissing(Rule, frozen=True, kw_only=True, tag="lead_missing"):
    """Fires when the first prose is not read as a lead; says what it is instead and whether the second one is."""

    ABOUT: ClassVar[str] = "第一段不是导语"

    shapes: Annotated[Mapping[str, str], Meta(description="开头是什么（act 的名字）时怎么说，写进 {shape}；* 是其余")]
    numbered: Annotated[str, Meta(description="一上来就是分项时的说法")]
    second: Annotated[str, Meta(description="下一段才是导语时接在 {shape} 后面的话")]
    least: Annotated[int, Meta(description="有百分之几的把握才报", ge=1, le=100)] = 50
    likely: Annotated[int, Meta(description="有百分之几的把握才用第二档轻重", ge=1, le=100)] = 80
    firm: Annotated[int, Meta(description="有百分之几的把握才用最后一档轻重", ge=1, le=100)] = 90
    long: Annotated[
        int,
        Meta(description="首段超过这么多字，不用最后一档轻重；三问都答了的，只用第一档", ge=1, le=1_000_000),
    ] = 250

    PARAMS: ClassVar[frozenset[str]] = frozenset({"shape"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            if not article.prose:
                return
            first = article.lead
            if first is None:
                yield Issue(
                    at=article.prose[0], span=_head(article.prose[0]), params={"shape": self.numbered}, grade=_GRAVEST
                )
                return
            alone = article.alone
            missing = self._judged(first, context.reader, alone=alone)
            if missing >= self.least:
                shape = self._shape(context.reader.read(first.block))
                later = next(iter(article.prose[1:2]), None)
                if later and not _is_item(later, context.reader) and self._is_lead(later, context.reader):
                    shape += self.second
                grade = (missing >= self.likely) + (missing >= self.firm)
                yield Issue(
                    at=first,
                    span=_head(first),
                    params={"shape": shape},
                    grade=min(grade, self._at_most(first, context.reader, alone=alone)),
                )

        return check

    def _at_most(self, passage: Passage, reader: Reader, *, alone: bool) -> int:
        """The gravest grade for what may be a lead all the same: told as a story that answers every question, or late
        in a long paragraph."""
        if not open_questions(passage.block, reader, alone=alone):
            return 0
        return _GRAVEST - 1 if passage.block.count > self.long else _GRAVEST

    def _is_lead(self, passage: Passage, reader: Reader) -> bool:
        return self._judged(passage, reader, alone=False) < self.least

    def _judged(self, passage: Passage, reader: Reader, *, alone: bool) -> float:
        """How surely a paragraph is no lead, in per cent."""
        return 100 * judge_lead("missing", passage.block, reader, alone=alone)

    def _shape(self, reading: Reading) -> str:
        """What the first sentence mostly says, in the rule's words."""
        acts = [read.act for read in reading.reads if read.clause.sentence == reading.reads[0].clause.sentence]
        named = [act for act in acts if act in self.shapes]
        most: Act | None = max(named, key=named.count, default=None)
        return self.shapes[most] if most else self.shapes["*"]


def _is_item(passage: Passage, reader: Reader) -> bool:
    """Whether it opens with a number or a heading: one measure of several, however well it is told."""
    if numbering.opens_item(passage.block):
        return True
    reads = reader.read(passage.block).reads
    return bool(reads) and reads[0].clause.heading


def _head(passage: Passage) -> Span:
    """The first sentence."""
    return passage.block.sentences[0] if passage.block.sentences else Span(0, len(passage.text))
