"""What can be named about each clause: its form, its words and their classes, its amounts, its place, what governs it.

Every feature has a name a person can read. Their weights are learned (`linear.py`); nothing here decides anything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.tokens import Token
from addin_server.core.model import Role, Span
from addin_server.core.reading.amounts import amounts
from addin_server.core.reading.scope import scopes
from addin_server.core.reading.statement import Amount, Measure, Scope

Features = dict[str, float]

LITERAL = "="
"""Prefix of the anonymous lists that hold literal words of frames."""

SHORTEST = 3
"""Characters; what is shorter between two marks (一是, 其中) says nothing by itself."""

HEADING = 30
"""Characters. A first sentence this short, followed by more, is a heading inside its paragraph."""

_NOT_CLASSES = frozenset(
    {
        "places",
        "places-without-suffix",
        "surnames",
        "former-names",
        "typos",
        "unit-suffixes",
        "unit-lookalikes",
        "document-maker-chars",
        "problem-chars",
        "proper-names",
        "generic-heads",
        "everyday-place-names",
    }
)
_COMPUTED = {
    "@" + name: "has:" + name for name in ("unit", "quoted", "book", "aside", "date", "ordinal", "deed", "percent")
}
_NEGATED = regex.compile("没有|未|无(?!论|缝|偿)|不(?!断|仅|少|同|但|只)|从不|并非")
_CONTENT = frozenset("nvjl")
"""Tags of words that say what a clause is about."""
_LONGEST = 40


class Clause(NamedTuple):
    """One clause with all that its features are made from.

    `content` are the words that say what it is about; `form` are the features but those of its words, which are weighed
    without being named.
    """

    span: Span
    sentence: Span
    heading: bool
    tokens: tuple[Token, ...]
    content: frozenset[str]
    amounts: tuple[Amount, ...]
    scopes: tuple[Scope, ...]
    form: Features

    @property
    def features(self) -> Features:
        """All features, made when asked for."""
        return self.form | {prefix + word: 1 for prefix, words in words_of(self.tokens) for word in words}


def clauses(block: Block) -> list[Clause]:
    """Return the clauses of a block with their features, in order."""
    spans = [span for span in block.clauses if span.end - span.start >= SHORTEST]
    if not spans:
        return []
    holder = [-1] * (len(block.text) + 1)
    """Index of the clause that holds each character, or -1."""
    for at, (start, end) in enumerate(spans):
        holder[start:end] = [at] * (end - start)
    features: list[Features] = [{} for _ in spans]
    for names, hits in block.hits.each():
        for feature in class_features(names):
            for start, end in hits:
                at = holder[start]
                if at >= 0 and end <= spans[at].end:
                    features[at][feature] = 2 if feature in features[at] else 1
    for name, feature in _COMPUTED.items():
        for start, _ in block.find(name):
            if (at := holder[start]) >= 0:
                features[at][feature] = 1
    words = [block.tokens_in(*span) for span in spans]
    found = amounts(block)
    places = [amount.span.start for amount in found]
    outcomes = [amount.span.start for amount in found if amount.measure in (Measure.OUTCOME, Measure.SHARE)]
    upcoming, reaching = scopes(block)[::-1], list[Scope]()
    """Who governs what is still to come, and whose reach has not ended."""

    def tell(features: Features, where: str, start: int, end: int) -> None:
        """Say whether an amount, and one that tells an outcome, begins from `start` on and before `end`."""
        if bisect_left(places, start) < bisect_left(places, end):
            features[where + ":amount"] = 1
            if bisect_left(outcomes, start) < bisect_left(outcomes, end):
                features[where + ":outcome"] = 1

    text = block.text
    made = []
    for at, span in enumerate(spans):
        sentence = block.sentence_at(span.start)
        heading = _is_heading(text, sentence)
        own = tuple(found[bisect_left(places, span.start) : bisect_left(places, span.end)])
        while upcoming and upcoming[-1].span.start <= span.start + 2:
            reaching.append(upcoming.pop())
        reaching = [s for s in reaching if span.end <= s.span.end + 1]
        over = tuple(reaching)
        _add_form(features[at], text, span, sentence, heading)
        _add_tags(features[at], words[at])
        _add_amounts(features[at], own)
        tell(features[at], "before", sentence.start, span.start)
        tell(features[at], "after", span.end, sentence.end)
        following = block.sentence_at(min(sentence.end, len(text) - 1)) if sentence.end < len(text) else None
        if following is not None and following.start >= sentence.end:
            tell(features[at], "next", following.start, following.end)
        if not found:
            features[at]["paragraph:no-amount"] = 1
        if block.role is Role.LEAD:
            features[at]["part:lead"] = 1
        for scope in over:
            features[at]["scope:" + scope.by] = 1
        content = frozenset(token.text for token in words[at] if len(token.text) > 1 and token.tag[:1] in _CONTENT)
        made.append(Clause(span, sentence, heading, tuple(words[at]), content, own, over, features[at]))
    return made


@cache
def class_features(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        "class:" + name for name in sorted(names) if name.isascii() and name[0] != "=" and name not in _NOT_CLASSES
    )


def _is_heading(text: str, sentence: Span) -> bool:
    short = sentence.end - sentence.start <= HEADING and not any(
        char.isdigit() for char in text[sentence.start : sentence.end]
    )
    return short and not text[: sentence.start].strip() and len(text[sentence.end :].strip()) > SHORTEST


def _add_form(features: Features, text: str, span: Span, sentence: Span, heading: bool) -> None:
    own = text[span.start : span.end]
    features["length"] = min(len(own), _LONGEST) / _LONGEST
    first, last = not text[sentence.start : span.start].strip(" ，、"), span.end >= sentence.end - 2
    if first:
        features["sentence:first"] = 1
    if last:
        features["sentence:last"] = 1
    if first and last:
        features["sentence:only"] = 1
    if sentence.start == 0:
        features["paragraph:first-sentence"] = 1
    if heading:
        features["heading"] = 1
    if listed := own.count("、"):
        features["listed"] = min(listed, 3) / 3
    if "了" in own[-9:]:
        features["completed"] = 1
    if _NEGATED.search(own):
        features["negated"] = 1
    if span.end < len(text):
        features["ends:" + text[span.end]] = 1


def _add_tags(features: Features, tokens: list[Token]) -> None:
    if not tokens:
        return
    share = 1 / len(tokens)
    for text, tag, _ in tokens:
        named = _tag_feature(tag)
        features[named] = features.get(named, 0) + share
        if len(text) == 4:
            features["four"] = features.get("four", 0) + share
        elif text == "的":
            features["de"] = features.get("de", 0) + share


@cache
def _tag_feature(tag: str) -> str:
    return "tag:" + (tag[:2] if tag[:1] in "nva" else tag[:1])


WORDS = ("word:", "begins:", "closes:")
"""Prefixes of the features that are words of the clause."""


def words_of(tokens: Sequence[Token]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each prefix of `WORDS` with the different words that are features under it."""
    if tokens:
        texts = [text for text, _, _ in tokens]
        yield WORDS[0], tuple(dict.fromkeys(texts))
        yield WORDS[1], (texts[0],)
        yield WORDS[2], (texts[-1], texts[-2] + texts[-1]) if len(texts) > 1 else (texts[-1],)


def _add_amounts(features: Features, own: tuple[Amount, ...]) -> None:
    for amount in own:
        features["amount:" + amount.measure] = 1
        features["amount"] = 1
    if len(own) > 1:
        features["amounts"] = 1
