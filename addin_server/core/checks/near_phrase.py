"""A set phrase with one slip of the pen in it: 全面从严洽党, 事实求是, 与时俱俱进."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import Block
from addin_server.core.language.confusables import Confusables
from addin_server.core.language.lexicon import Automaton
from addin_server.core.model import Span
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.rule import BlockCheck, BlockFix, Issue, Rule, RuleContext

_HALVES = "halves"
_LONG, _VERY_LONG = 6, 12
"""Characters from which a phrase can miss one, or a word of two, and still be known."""


class NearPhrase(Rule, frozen=True, kw_only=True, tag="near_phrase"):
    """Fires on a phrase of `lexicon` in which a character is confused, doubled, left out or swapped with the next.

    In a long phrase a word of two may be left out: 习近平新时代特色社会主义思想 lacks 中国.
    """

    ABOUT: ClassVar[str] = "固定说法写错、写重、写漏、写倒了一个字；长的，漏了一个词"

    lexicon: Annotated[ClassName, Meta(description="固定说法的词表")]
    confusables: Annotated[tuple[ClassName, ...], Meta(description="同音字、形近字的词表，一行一组")]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"right"})

    def on_block(self, context: RuleContext) -> BlockCheck:
        phrases = _Phrases(
            list(context.words[self.lexicon]), Confusables(g for name in self.confusables for g in context.words[name])
        )

        def check(block: Block) -> Iterator[Issue]:
            done = 0
            for span, right in phrases.slips(block.text):
                if span.start >= done and not _swaps_with_a_word(block, span, right):
                    done = span.end
                    fix = BlockFix(f"改为“{right}”", "review", ((span, right),))
                    yield Issue(span=span, params={"right": right}, fixes=(fix,))

        return check


def _swaps_with_a_word(block: Block, span: Span, right: str) -> bool:
    """Whether what looks swapped belongs to the word before: 先锋冲在前 does not slip from 冲锋在前."""
    no_word_begins = block.token_at(span.start) is None
    return no_word_begins and sorted(block.quote(span)) == sorted(right)


class _Phrases:
    """Phrases by their halves: one slip leaves the other half whole."""

    def __init__(self, phrases: Sequence[str], confusable: Confusables) -> None:
        self._confusable = confusable
        self._known = frozenset(phrases)
        self._by_half: dict[str, list[tuple[str, int, frozenset[str]]]] = defaultdict(list)
        for phrase in phrases:
            middle = len(phrase) // 2
            self._by_half[phrase[:middle]].append((phrase, 0, frozenset(phrase[middle:])))
            self._by_half[phrase[middle:]].append((phrase, middle, frozenset(phrase[:middle])))
        self._halves = Automaton({_HALVES: self._by_half})

    def slips(self, text: str) -> list[tuple[Span, str]]:
        """Where a phrase is written with a slip, and the phrase; in order."""
        found = {
            (span, phrase)
            for half in self._halves.scan(text).of(_HALVES)
            for phrase, offset, rest in self._by_half[text[half.start : half.end]]
            if not text.startswith(phrase, half.start - offset)
            and not rest.isdisjoint(_beside(text, half, offset, len(phrase)))
            and (span := self._slip(text, phrase, half, offset)) is not None
        }
        return sorted(found)

    def _slip(self, text: str, phrase: str, half: Span, offset: int) -> Span | None:
        """The span in which `phrase`, whose half at `offset` stands at `half`, is written with a slip."""
        for extra in (0, 1, -1, -2) if len(phrase) >= _VERY_LONG else (0, 1, -1):
            start = half.start - offset - (extra if offset else 0)
            span = Span(start, start + len(phrase) + extra)
            if start < 0 or span.end > len(text):
                continue
            written = text[span.start : span.end]
            if written == phrase:
                return None
            if self._is_slip(written, phrase) and not self._right(text, span):
                return span
        return None

    def _is_slip(self, written: str, phrase: str) -> bool:
        if len(written) > len(phrase):
            return _doubles(written, phrase)
        if len(written) < len(phrase):
            return (
                len(phrase) >= _LONG
                and written[-1] == phrase[-1]
                and written[0] == phrase[0]
                and _lacks(written, phrase)
            )
        differing = [i for i, (a, b) in enumerate(zip(written, phrase, strict=True)) if a != b]
        if len(differing) == 1:
            return self._confusable(written[differing[0]], phrase[differing[0]])
        return (
            len(differing) == 2
            and differing[1] == differing[0] + 1
            and written[differing[0]] == phrase[differing[1]]
            and written[differing[1]] == phrase[differing[0]]
        )

    def _right(self, text: str, span: Span) -> bool:
        """Whether what stands there is a phrase itself, or one ends or begins with the character too many."""
        written = text[span.start : span.end]
        return written in self._known or written[1:] in self._known or written[:-1] in self._known


def _beside(text: str, half: Span, offset: int, length: int) -> str:
    """Where the rest of the phrase would stand."""
    if offset:
        return text[max(half.start - offset - 1, 0) : half.start]
    return text[half.end : half.start + length + 1]


def _doubles(written: str, phrase: str) -> bool:
    """Whether `written` is `phrase` with one character twice."""
    return any(written == phrase[: i + 1] + phrase[i:] for i in range(len(phrase)))


def _lacks(written: str, phrase: str) -> bool:
    """Whether `written` is `phrase` with neighbouring characters left out: one, or a word of two."""
    lacking = len(phrase) - len(written)
    return any(written == phrase[:i] + phrase[i + lacking :] for i in range(len(phrase)))
