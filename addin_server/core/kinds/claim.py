"""An empty claim: a phrase that says things are well, reported unless evidence stands near it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.language.quotation import is_quoted
from addin_server.core.language.spans import longest
from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import FrameText
from addin_server.core.rules.rule import BlockCheck, Issue, Rule, RuleContext
from addin_server.core.rules.unless import Unless
from addin_server.core.rules.word_index import Keys, any_of

# A short sentence that opens a paragraph (or follows its number) and is followed by more is a heading.
_HEADING = 28


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One family of claims with the windows in which its evidence is looked for."""

    ABOUT: ClassVar[str] = "一类空泛的说法"

    frames: Annotated[tuple[FrameText, ...], Meta(description="说法的句式")]
    unless: Annotated[tuple[Unless, ...], Meta(description="旁边有什么就算落了实")]
    firm: Annotated[
        Literal["always", "final", "never"],
        Meta(description="什么时候用重的一档：always 总是，never 从不，final 说法收住一句或整段没有数字"),
    ]
    within: Annotated[
        Literal["clause", "sentence"], Meta(description="句式不能跨出的范围：clause 分句，sentence 整句")
    ] = "clause"


class Claim(Rule, frozen=True, kw_only=True, tag="claim"):
    """Reports the claims of every case; headings and quotations are left alone."""

    ABOUT: ClassVar[str] = "空泛的说法：旁边没有事实撑着就报；小标题和引文不报"

    case: Annotated[tuple[Case, ...], Meta(description="几类说法")]
    headings: Annotated[bool, Meta(description="段首短句像小标题的也报：没有小标题会这么说时才写 true")] = False

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def on_block(self, context: RuleContext) -> BlockCheck:
        cases = [
            (case, Frames(case.frames, case.within), [(u, Frames(u.frames)) for u in case.unless]) for case in self.case
        ]

        def check(block: Block) -> Iterator[Issue]:
            found: dict[Span, int] = {}
            for case, claims, excuses in cases:
                for span in claims.find(block):
                    if is_quoted(block, span) or (not self.headings and _is_heading(block, span)):
                        continue
                    if not any(unless.excuses(excuse, block, span) for unless, excuse in excuses):
                        found[span] = max(found.get(span, 0), int(_is_firm(case, block, span)))
            for span in longest(found):
                yield Issue(span=span, params={"match": block.quote(span)}, grade=found[span])

        return check

    def block_keys(self) -> Keys:
        return any_of(Frames(case.frames, case.within).keys for case in self.case)


def _is_firm(case: Case, block: Block, span: Span) -> bool:
    if case.firm != "final":
        return case.firm == "always"
    sentence = block.sentence_at(span.start)
    return not block.text[span.end : sentence.end].strip(" ，、。；！”’）") or not block.find("@number")


def _is_heading(block: Block, span: Span) -> bool:
    sentence = block.sentence_at(span.start)
    first = next((s for s in block.sentences if s.end - s.start > 2), sentence)
    numbered = any(sentence.start <= s.start <= sentence.start + 2 for s in block.find("@ordinal"))
    short = sentence.end - sentence.start <= _HEADING
    return short and (sentence == first or numbered) and bool(block.text[sentence.end :].strip())
