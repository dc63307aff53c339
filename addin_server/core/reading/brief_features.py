"""What a whole text says, summed up from its paragraphs: the mixture of acts, how deep each paragraph goes, whether
they speak of one matter. Each paragraph is summed up once; an edit elsewhere does not ask it again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from addin_server.core.reading.clause_features import Features
from addin_server.core.reading.lead_features import deed
from addin_server.core.reading.reader import Reading
from addin_server.core.reading.statement import Act, Mood

_SUMMED = frozenset(("amount", "has:unit", "has:quoted", "has:date", "has:ordinal", "heading"))
_LONG_TEXT, _MANY_PARAGRAPHS, _LONG_PARAGRAPH, _LONG_CLAUSE = 1500, 12, 300, 30
_DEEP_LEAST, _DEEP_MEAN = 6, 8
_COMPARED = 24
"""Paragraphs compared pairwise at most; more would cost by their square and tell nothing new."""


class Summary(NamedTuple):
    """One paragraph summed up: sums over its clauses, its depth, and the content words it speaks with."""

    clauses: int
    characters: int
    sums: Features
    depth: float
    numbered: bool
    lines: bool
    words: frozenset[str]
    stops: bool


def summary(reading: Reading) -> Summary:
    """Return the summary of one block, kept with it."""
    known: Summary | None = reading.block.memo.get("summary")
    if known is None:
        known = reading.block.memo["summary"] = _summary(reading)
    return known


def _summary(reading: Reading) -> Summary:
    sums: Features = {}
    depth, words = 0.0, set()
    for read in reading.reads:
        features = read.clause.features
        for name, value in (*read.acts.items(), *read.moods.items()):
            sums[name] = sums.get(name, 0) + value
        for name in [name for name in features if name in _SUMMED or name[:6] == "class:"]:
            sums[name] = sums.get(name, 0) + features[name]
        sums["empty"] = sums.get("empty", 0) + (read.claim > 0.5)
        depth += deed(read) + ("amount" in features)
        words |= {t.text for t in read.clause.tokens if len(t.text) > 1}
    opening = [read.clause.features for read in reading.reads[:3]]
    text = reading.block.text.rstrip()
    return Summary(
        clauses=len(reading.reads),
        characters=len(text),
        sums=sums,
        depth=depth,
        numbered=any("heading" in features or "has:ordinal" in features for features in opening[:2]),
        lines=any("class:broad-lines" in features or "class:line-nouns" in features for features in opening),
        words=frozenset(words),
        stops=text[-1:] in tuple('。！？.!?”"；'),
    )


def brief_features(paragraphs: Sequence[Summary], title_words: frozenset[str]) -> Features:
    """Return the features of a text from the summaries of its prose and headings, in order."""
    clauses = max(1, sum(p.clauses for p in paragraphs))
    characters = sum(p.characters for p in paragraphs)
    features: Features = {}
    for paragraph in paragraphs:
        for name, value in paragraph.sums.items():
            features[name] = features.get(name, 0) + value / clauses
    for name in (*(f"act:{act}" for act in Act), *(f"mood:{mood}" for mood in Mood)):
        features.setdefault(name, 0)
    count = max(1, len(paragraphs))
    features["length"] = min(characters, _LONG_TEXT) / _LONG_TEXT
    features["paragraphs"] = min(len(paragraphs), _MANY_PARAGRAPHS) / _MANY_PARAGRAPHS
    features["paragraph-length"] = min(_LONG_PARAGRAPH, characters / count) / _LONG_PARAGRAPH
    features["clause-length"] = min(_LONG_CLAUSE, characters / clauses) / _LONG_CLAUSE
    features["no-stop"] = sum(not p.stops for p in paragraphs) / count
    body = list(paragraphs[1:]) or list(paragraphs)
    if body:
        depths = [p.depth for p in body]
        features["depth:least"] = min(min(depths), _DEEP_LEAST) / _DEEP_LEAST
        features["depth:mean"] = min(sum(depths) / len(depths), _DEEP_MEAN) / _DEEP_MEAN
        features["numbered"] = sum(p.numbered for p in body) / len(body)
        features["lines"] = sum(p.lines for p in body) / len(body)
        features["cohesion"] = _cohesion([p.words for p in body[:_COMPARED]])
        if title_words:
            features["title-taken-up"] = sum(len(title_words & p.words) for p in body) / len(title_words) / len(body)
    return features


def _cohesion(words: Sequence[frozenset[str]]) -> float:
    """How many of their words two paragraphs share on average, from 0 to 1."""
    shares = [len(a & b) / min(len(a), len(b)) for a, b in combinations(words, 2) if a and b]
    return sum(shares) / len(shares) if shares else 0.3
