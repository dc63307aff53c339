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
from addin_server.core.reading.headings import SHORTEST, is_heading
from addin_server.core.reading.scope import scopes
from addin_server.core.reading.statement import Amount, Measure, Scope

Features = dict[str, float]

LITERAL = "="
"""Prefix of the anonymous lists that hold literal words of frames."""

_NOT_CLASSES = frozenset(
    {
        "places",
        "places-without-suffix",
        "surnames",
        "responses",
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

    `form` are the features but those of its words and their tags, which are weighed without being named.
    """

    span: Span
    sentence: Span
    heading: bool
    tokens: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    scopes: tuple[Scope, ...]
    form: Features

    @property
    def content(self) -> frozenset[str]:
        """The words that say what it is about."""
        return frozenset(text for text, tag, _ in self.tokens if len(text) > 1 and tag[:1] in _CONTENT)

    @property
    def shape(self) -> Features:
        """All features but those of its words, made when asked for."""
        return self.form | _shares(self.tokens)

    @property
    def features(self) -> Features:
        """All features, made when asked for."""
        return self.shape | {prefix + word: 1 for prefix, words in words_of(self.tokens) for word in words}


def clauses(block: Block) -> list[Clause]:
    """Return the clauses of a block with their features, in order."""
    spans = [span for span in block.clauses if span.end - span.start >= SHORTEST]
    if not spans:
        return []
    text = block.text
    holder = [-1] * (len(text) + 1)
    """Index of the clause that holds each character, or -1."""
    for at, (start, end) in enumerate(spans):
        holder[start:end] = [at] * (end - start)
    forms = _signs(block, spans, holder)
    negated = {holder[match.start()] for match in _NEGATED.finditer(text)}
    counted = _Amounts(block)
    upcoming, reaching = scopes(block)[::-1], list[Scope]()
    """Who governs what is still to come, and whose reach has not ended."""

    made = []
    sentence, heading = Span(-1, -1), False
    for at, (span, form) in enumerate(zip(spans, forms, strict=True)):
        start, end = span
        if start >= sentence.end:
            sentence = block.sentence_at(start)
            heading = is_heading(block, sentence)
        while upcoming and upcoming[-1].span.start <= start + 2:
            reaching.append(upcoming.pop())
        if reaching:
            reaching = [scope for scope in reaching if end <= scope.span.end + 1]
        _add_form(form, text, span, sentence, heading)
        if at in negated:
            form["negated"] = 1
        if end < len(text):
            form["ends:" + text[end]] = 1
        own = counted.add(form, span, sentence)
        if block.role is Role.LEAD:
            form["part:lead"] = 1
        for scope in reaching:
            form["scope:" + scope.by] = 1
        made.append(Clause(span, sentence, heading, tuple(block.tokens_in(start, end)), own, tuple(reaching), form))
    return made


def _signs(block: Block, spans: Sequence[Span], holder: Sequence[int]) -> list[Features]:
    """Which classes and which kinds of names stand in each clause."""
    forms: list[Features] = [{} for _ in spans]
    named = _named_characters(block)
    for names, hits in block.hits.each():
        for feature in class_features(names):
            for start, end in hits:
                if named[start] and named[end - 1]:
                    continue
                at = holder[start]
                if at >= 0 and end <= spans[at].end:
                    form = forms[at]
                    form[feature] = 2 if feature in form else 1
    for name, feature in _COMPUTED.items():
        for start, _ in block.find(name):
            if (at := holder[start]) >= 0:
                forms[at][feature] = 1
    return forms


class _Amounts:
    """The amounts of a block, and which of them tell an outcome."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._found = amounts(block)
        self._places = [amount.span.start for amount in self._found]
        telling = (amount for amount in self._found if amount.measure is Measure.OUTCOME)
        self._outcomes = [amount.span.start for amount in telling]

    def add(self, form: Features, span: Span, sentence: Span) -> tuple[Amount, ...]:
        """Say what stands in a clause, beside it in its sentence and in the next; return its own amounts."""
        if not self._found:
            form["paragraph:no-amount"] = 1
            return ()
        own = tuple(self._found[bisect_left(self._places, span.start) : bisect_left(self._places, span.end)])
        for amount in own:
            form["amount:" + amount.measure] = 1
            form["amount"] = 1
        if len(own) > 1:
            form["amounts"] = 1
        self._tell(form, "before", sentence.start, span.start)
        self._tell(form, "after", span.end, sentence.end)
        text = self._block.text
        if sentence.end < len(text):
            following = self._block.sentence_at(min(sentence.end, len(text) - 1))
            if following.start >= sentence.end:
                self._tell(form, "next", following.start, following.end)
        return own

    def _tell(self, form: Features, where: str, start: int, end: int) -> None:
        """Say whether an amount, and one that tells an outcome, begins from `start` on and before `end`."""
        if bisect_left(self._places, start) < bisect_left(self._places, end):
            form[where + ":amount"] = 1
            if bisect_left(self._outcomes, start) < bisect_left(self._outcomes, end):
                form[where + ":outcome"] = 1


def _named_characters(block: Block) -> bytearray:
    """Which characters are part of a unit's name: 组织 in 县委组织部 says nothing of what was done."""
    named = bytearray(len(block.text))
    for start, end in block.find("@unit"):
        named[start:end] = b"\1" * (end - start)
    return named


@cache
def class_features(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        "class:" + name for name in sorted(names) if name.isascii() and name[0] != "=" and name not in _NOT_CLASSES
    )


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


def _shares(tokens: Sequence[Token]) -> Features:
    """The share of each sort of word."""
    features: Features = {}
    if tokens:
        share = 1 / len(tokens)
        for text, tag, _ in tokens:
            for name in (tag_feature(tag), _sort(text)):
                if name:
                    features[name] = features.get(name, 0) + share
    return features


@cache
def tag_feature(tag: str) -> str:
    """Return the name of what words of a tag have their share of."""
    return "tag:" + (tag[:2] if tag[:1] in "nva" else tag[:1])


FOUR, DE = "four", "de"
"""Names of the shares of words of four characters, as idioms are, and of 的."""


def _sort(text: str) -> str:
    return FOUR if len(text) == 4 else DE if text == "的" else ""


WORDS = ("word:", "begins:", "closes:")
"""Prefixes of the features that are words of the clause."""


def words_of(tokens: Sequence[Token]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each prefix of `WORDS` with the different words that are features under it."""
    if tokens:
        texts = [text for text, _, _ in tokens]
        yield WORDS[0], tuple(dict.fromkeys(texts))
        yield WORDS[1], (texts[0],)
        yield WORDS[2], (texts[-1], texts[-2] + texts[-1]) if len(texts) > 1 else (texts[-1],)
