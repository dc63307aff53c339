"""The fixes a rule proposes: data in the rule, edits against the text out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.language.spans import longest
from addin_server.core.model import Span
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.taking_out import taken_out

_ENDS = "。！？；"
_SHORTEST = 2


class FixTemplate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proposed change, as a rule writes it."""

    ABOUT: ClassVar[str] = "一种改法"

    label: Annotated[str, Meta(description="按钮上的话")]
    put: Annotated[str, Meta(description="写进去的字；留给写稿人填的空写成〔填什么〕")] = ""
    where: Annotated[
        Literal["instead", "before", "after", "end", "out", "words"],
        Meta(
            description="写在哪里：instead 换掉找到的字，before 前面，after 后面，end 那段话的末尾；"
            "out 整个分句删去，连同多出的逗号和站不住的半句（导语里不删：导语靠多说一句来改；剩下什么没有把握就不给"
            "这个按钮），words 只换 words 词表里的词：put 空着就是删去，"
            "写了而一个词也没有就写在前面"
        ),
    ] = "instead"
    words: Annotated[ClassName, Meta(description="where 是 words 时，换哪个词表里的词")] = ""
    assemble: Annotated[
        Literal["", "title", "lead", "problem", "action", "effect"],
        Meta(
            description="不写 put，改用稿里的话拼成的：title 标题，lead 导语，problem 针对什么，action 干什么，"
            "effect 见什么效果；拼不成就没有这种改法"
        ),
    ] = ""
    safety: Annotated[Literal["safe", "review"], Meta(description="safe 不看也能改，review 要写稿人看过")] = "review"

    def edits(self, block: Block, span: Span) -> tuple[tuple[Span, str], ...]:
        """Edits in the block's offsets; none when the change makes no sense here."""
        return tuple(self._edits(block, span))

    def _edits(self, block: Block, span: Span) -> Iterator[tuple[Span, str]]:
        if self.where == "instead":
            yield span, self.put
        elif self.where == "before":
            yield Span(span.start, span.start), self.put
        elif self.where == "after":
            yield Span(span.end, span.end), self.put
        elif self.where == "end":
            end = block.sentence_at(max(span.start, span.end - 1)).end
            while end > span.start and block.text[end - 1] in _ENDS + "”’ ":
                end -= 1
            yield Span(end, end), self.put
        elif self.where == "words":
            hits = longest(block.find_any((self.words,), span))
            words = [_with_its_particle(block.text, hit) for hit in hits if _is_word(block, hit)]
            yield from ((word, self.put) for word in words)
            if self.put and not words:
                yield Span(span.start, span.start), self.put
        elif gone := taken_out(block, span):
            yield gone, ""


def _with_its_particle(text: str, span: Span) -> Span:
    """An adverb goes with the 地 that ties it to its verb: 积极地参加."""
    return Span(span.start, span.end + text.startswith("地", span.end))


def _is_word(block: Block, span: Span) -> bool:
    """Whether a word can go and leave words: it is one, or opens a compound of which two characters stay (切实加强)."""
    starts = block.word_starts
    if span.start not in starts:
        return False
    return span.end in starts or any(t.start == span.start and t.end - span.end >= _SHORTEST for t in block.tokens)
