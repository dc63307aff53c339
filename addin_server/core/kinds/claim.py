"""An empty claim: a phrase that says things are well, reported unless something near it bears it out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import msgspec

from addin_server.core.kinds.pattern import Unless
from addin_server.core.language.block import Block, longest
from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames, parse
from addin_server.core.rules.rule import BlockCheck, Issue, Lexicons, Rule

# A short sentence that opens a paragraph (or follows its number) and is followed by more is a heading.
_HEADING = 28
# A quotation this long is somebody else's words.
_QUOTATION = 12


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One family of claims with the windows in which its evidence is looked for.

    `firm` says when the graver grade is due: always, never, or `final`: where the claim ends its sentence or the
    paragraph has no figure at all.
    """

    frames: tuple[str, ...]
    unless: tuple[Unless, ...]
    firm: Literal["always", "final", "never"]
    within: Literal["clause", "sentence"] = "clause"


class Claim(Rule, frozen=True, kw_only=True, tag="claim"):
    """Reports the claims of every case; headings and quotations are left alone."""

    case: tuple[Case, ...]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def words(self) -> Iterator[str]:
        for case in self.case:
            for source in case.frames:
                yield from parse(source).classes
            for unless in case.unless:
                for source in unless.frames:
                    yield from parse(source).classes

    def on_block(self, words: Lexicons) -> BlockCheck:
        cases = [
            (case, Frames(case.frames, case.within), [(u, Frames(u.frames)) for u in case.unless]) for case in self.case
        ]

        def check(block: Block) -> Iterator[Issue]:
            found: dict[Span, int] = {}
            for case, claims, excuses in cases:
                for span in claims.find(block):
                    if _is_heading(block, span) or _is_quoted(block, span):
                        continue
                    if not any(unless.excuses(excuse, block, span) for unless, excuse in excuses):
                        found[span] = max(found.get(span, 0), int(_is_firm(case, block, span)))
            for span in longest(found):
                yield Issue(span=span, params={"match": block.quote(span)}, grade=found[span])

        return check


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


def _is_quoted(block: Block, span: Span) -> bool:
    return any(
        q.start <= span.start and span.end <= q.end and q.end - q.start > _QUOTATION for q in block.find("@quoted")
    )
