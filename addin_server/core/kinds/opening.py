"""The first paragraph is not a lead, or takes a detour before it is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames, parse
from addin_server.core.rules.rule import ArticleCheck, Issue, Match, Rule
from addin_server.core.structure.article import Article, Passage


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A false start: what it is called on screen and how its first sentence looks."""

    name: str
    match: Match


class Opening(Rule, frozen=True, kw_only=True, tag="opening"):
    """Fires when the first sentence of the first prose paragraph has one of the shapes.

    `action` frames, what a unit did, decide between two faults: with `rescued` false the rule fires only where the
    paragraph has none (there is no lead); with true only where a later sentence has one (the lead comes late).
    A brief whose prose begins with numbering has no lead at all; its `numbered` name is given then.
    """

    shape: tuple[Shape, ...]
    action: tuple[str, ...]
    rescued: bool = False
    numbered: str = ""

    PARAMS: ClassVar[frozenset[str]] = frozenset({"shape"})

    def words(self) -> Iterator[str]:
        for shape in self.shape:
            yield from shape.match.words()
        for source in self.action:
            yield from parse(source).classes

    def regexes(self) -> Iterator[str]:
        for shape in self.shape:
            if shape.match.regex:
                yield shape.match.regex

    def on_article(self) -> ArticleCheck:
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
            if action.occurs(first.block, rest) == self.rescued:
                yield Issue(at=first, span=sentence, params={"shape": name})

        return check


def _head(passage: Passage) -> Span:
    """The first sentence."""
    return passage.block.sentences[0] if passage.block.sentences else Span(0, len(passage.text))
