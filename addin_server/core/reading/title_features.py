"""What can be named about a title: whether it has a subject, an action and an object, and how it is built."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin_server.core.language import regex
from addin_server.core.language.block import WHOLE, Block
from addin_server.core.model import Span
from addin_server.core.reading.clause_features import Features, class_features
from addin_server.core.reading.reasons import Seen, in_names, words_of_class
from addin_server.core.structure.headline import own_block

_COMPUTED = ("unit", "quoted", "book", "number", "date", "ordinal", "deed", "couplet")
_AT_EDGES = ("goal-verbs", "line-nouns", "broad-lines", "concrete-actions", "generic-heads", "hollow-heads")
_NAMED = frozenset(("unit", *_AT_EDGES))
"""What a title can begin or close with that is no word of it; a tag is none either."""
_PARTS = regex.compile("[ 　，、：]")
OF_TITLE = "title:"
"""Prefix of a title's features among those of a whole text; only they tell words of it."""

_LONG = 28
"""Characters a title may have."""
_SCALE = 40


def title_features(block: Block) -> Features:
    """Return the features of a title's own words; they do not depend on the text below it."""
    block = own_block(block)
    text, tokens = block.text.strip(), block.tokens
    features: Features = {"length": min(block.count, _SCALE) / _SCALE}
    if not tokens:
        return features
    if block.count > _LONG:
        features["long"] = 1
    for name in _COMPUTED:
        if found := block.find("@" + name):
            features["has:" + name] = 1
            if name == "unit" and found[0].start <= 1:
                features["begins:unit"] = 1
    for names, hits in block.hits.each():
        for feature in class_features(names):
            features[feature] = min(features.get(feature, 0) + len(hits), 2)
    for name in _AT_EDGES:
        if found := block.find(name):
            if found[-1].end >= len(text) - 1:
                features["closes:" + name] = 1
            if found[0].start == 0:
                features["begins:" + name] = 1
    count = len(tokens)
    verbs = 0
    for token in tokens:
        tag = "tag:" + (token.tag[:2] if token.tag[:1] in "nva" else token.tag[:1])
        features[tag] = features.get(tag, 0) + 1 / count
        features["word:" + token.text] = 1
        verbs += token.tag in ("v", "vn")
        if len(token.text) == 4:
            features["four"] = features.get("four", 0) + 1 / count
    features["verbs"] = min(verbs, 3) / 3
    if not any(token.tag == "v" for token in tokens):
        features["no-verb"] = 1
    features["begins:tag:" + tokens[0].tag[:1]] = 1
    features["closes:tag:" + tokens[-1].tag[:2]] = 1
    features["begins:" + tokens[0].text] = 1
    features["closes:" + tokens[-1].text] = 1
    features["word-length"] = sum(len(t.text) for t in tokens) / count / 4
    parts = [part for part in _PARTS.split(text) if part]
    features["parts"] = min(len(parts), 4) / 4
    if len(parts) > 1 and len({len(part) for part in parts}) == 1:
        features["parallel"] = 1
    if " " in text:
        features["spaced"] = 1
    if re.search("[！？]", text):
        features["exclaims"] = 1
    if "的" in text:
        features["de"] = 1
    return features


def words_of_title(block: Block) -> Seen:
    """The words of a title that its features were seen by."""
    block = own_block(block)
    of_class, is_named = words_of_class(block), in_names(block)

    def seen(name: str) -> Sequence[str]:
        edge, _, of = name.partition(":")
        if edge not in ("begins", "closes", "tag"):
            return of_class(name)
        if edge == "tag":
            return [token.text for token in block.tokens if token.tag == of]
        at = 0 if edge == "begins" else -1
        ends = block.tokens[at]
        if is_named(Span(ends.start, ends.end)):
            return ()
        if of.startswith("tag:"):
            return (ends.text,)
        begins, end = (0, None) if edge == "begins" else (None, len(block.text.rstrip()))
        whole = block.find(WHOLE + of)
        return [block.quote(span) for span in whole if begins == span.start or end == span.end][:1]

    return seen


def is_word(feature: str) -> bool:
    """Whether a feature of a title tells a word of it."""
    kind, _, rest = feature.partition(":")
    return kind == "word" or (kind in ("begins", "closes") and rest not in _NAMED and not rest.startswith("tag:"))


def title_words(block: Block) -> frozenset[str]:
    """Return the content words of a title, which the body should take up."""
    return frozenset(t.text for t in own_block(block).tokens if len(t.text) > 1 and t.tag[:1] in tuple("nvlji"))
