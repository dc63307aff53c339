"""A phrase of a certain shape, reported unless something beside it bears it out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import msgspec

from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames, parse
from addin_server.core.rules.rule import BlockCheck, Issue, Lexicons, Match, Rule


class Unless(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Any of these frames in this window around the match keeps the rule silent."""

    frames: tuple[str, ...]
    within: Literal["match", "clause", "sentence", "before", "after", "next", "beside", "paragraph"] = "sentence"

    def excuses(self, frames: Frames, block: Block, match: Span) -> bool:
        """Whether any of `frames`, which are this one's, stands in a window of the match."""
        if self.within == "beside":
            around = self._next(block, match)
            windows = (Span(around.start, match.start), Span(match.end, around.end))
            return any(frames.occurs(block, window) for window in windows)
        return frames.occurs(block, self.window(block, match))

    def window(self, block: Block, match: Span) -> Span:
        """The characters to look at: `before` and `after` are the rest of the sentence, `next` reaches one further.

        `beside` is `next` without the match itself: a claim bears out nothing.
        """
        sentence = block.sentence_at(match.start)
        if self.within == "match":
            return match
        if self.within == "clause":
            return block.clause_at(match.start)
        if self.within == "before":
            return Span(sentence.start, match.start)
        if self.within == "after":
            return Span(match.end, sentence.end)
        if self.within == "next":
            return self._next(block, match)
        if self.within == "paragraph":
            return Span(0, len(block.text))
        return sentence

    def _next(self, block: Block, match: Span) -> Span:
        sentence = block.sentence_at(match.start)
        return Span(sentence.start, block.sentence_at(min(sentence.end, len(block.text) - 1)).end)


class Pattern(Rule, frozen=True, kw_only=True, tag="pattern"):
    """Reports what `match` finds and no `unless` excuses, at most `at_most` times a paragraph."""

    match: Match
    unless: tuple[Unless, ...] = ()
    at_most: int = 100

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def words(self) -> Iterator[str]:
        yield from self.match.words()
        for unless in self.unless:
            for source in unless.frames:
                yield from parse(source).classes

    def regexes(self) -> Iterator[str]:
        if self.match.regex:
            yield self.match.regex

    def on_block(self, words: Lexicons) -> BlockCheck:
        find = self.match.compile()
        excuses = [(unless, Frames(unless.frames)) for unless in self.unless]

        def check(block: Block) -> Iterator[Issue]:
            reported = 0
            for span in find(block):
                if reported == self.at_most:
                    return
                if not any(unless.excuses(excuse, block, span) for unless, excuse in excuses):
                    reported += 1
                    yield Issue(span=span, params={"match": block.quote(span)})

        return check
