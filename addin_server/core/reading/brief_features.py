"""What a whole text says, summed up from its paragraphs: the mixture of acts, how deep each paragraph goes, whether
they speak of one matter. Each paragraph is summed up once; an edit elsewhere does not ask it again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, islice
from typing import NamedTuple

from addin_server.core.language import han
from addin_server.core.language.block import Block
from addin_server.core.reading.clause_features import Features
from addin_server.core.reading.lead_features import deed
from addin_server.core.reading.reader import Reader, Reading
from addin_server.core.reading.statement import Act, Mood

_SUMMED = frozenset(("amount", "has:unit", "has:quoted", "has:date", "has:ordinal", "heading"))
_LONG_TEXT, _MANY_PARAGRAPHS, _LONG_PARAGRAPH, _LONG_CLAUSE = 1500, 12, 300, 30
_DEEP_LEAST, _DEEP_MEAN = 6, 8
_COMPARED = 24
"""Paragraphs compared pairwise at most; more would cost by their square and tell nothing new."""


# 产业方面，…… 治理上，…… How, when and where are none: 实际上，工作中，对账会上，.
_ASPECT = han.compiled(
    r"(?:[一二三四五六七八九十]是|在|对于?)?"
    r"(?!(?:实际|基本|历史|原则|总体|事实|[\p{Han}]{0,4}[会路途线网桌墙])上|[\p{Han}]{0,4}(?:工作|过程|活动|走访|调研|学习|期间|其|途)中)"
    r"[\p{Han}“”]{2,8}?(?:方面|上|中)[，：]"
)


class Summary(NamedTuple):
    """One paragraph summed up: sums over its clauses, its depth, how many of its sentences open with an aspect of the
    work, and the content words it speaks with."""

    clauses: int
    characters: int
    sums: Features
    depth: float
    numbered: bool
    lines: bool
    sentences: int
    aspects: int
    words: tuple[str, ...]
    stops: bool


def summary(block: Block, reader: Reader) -> Summary:
    """Return the summary of one block, kept with it."""
    key = reader, "summary"
    known: Summary | None = block.facts.get(key)
    if known is None:
        known = block.facts[key] = _summary(reader.read(block))
    return known


def _summary(reading: Reading) -> Summary:
    sums: Features = {}
    depth, words = 0.0, dict[str, None]()
    for likely in ([read.acts for read in reading.reads], [read.moods for read in reading.reads]):
        if likely:  # all have the same names, in the same order
            columns = zip(*(one.values() for one in likely), strict=True)
            sums |= dict(zip(likely[0], map(sum, columns), strict=True))
    for read in reading.reads:
        features = read.clause.form
        for name, value in features.items():
            if name in _SUMMED or name[:6] == "class:":
                sums[name] = sums.get(name, 0) + value
        sums["empty"] = sums.get("empty", 0) + (read.claim > 0.5)
        depth += deed(read) + ("amount" in features)
        words |= dict.fromkeys(t.text for t in read.clause.tokens if len(t.text) > 1)
    opening = [read.clause.form for read in reading.reads[:3]]
    text = reading.block.text.rstrip()
    sentences = [reading.block.quote(span).lstrip() for span in reading.block.sentences]
    return Summary(
        clauses=len(reading.reads),
        characters=len(text),
        sums=sums,
        depth=depth,
        numbered=any("heading" in features or "has:ordinal" in features for features in opening[:2]),
        lines=any("class:broad-lines" in features or "class:line-nouns" in features for features in opening),
        sentences=len(sentences),
        aspects=sum(_ASPECT.match(sentence) is not None for sentence in sentences),
        words=tuple(words),
        stops=text[-1:] in tuple('。！？.!?”"；'),
    )


class Summed(NamedTuple):
    """Several paragraphs summed up; `sums` and `depth` over all of them, `least` the depth of the shallowest.

    `taken_up` has how often they take up words of a title, by these words: of the title that was asked last.
    """

    paragraphs: tuple[Summary, ...]
    clauses: int
    characters: int
    sums: Features
    depth: float
    least: float
    numbered: int
    lines: int
    sentences: int
    aspects: int
    unstopped: int
    taken_up: dict[frozenset[str], int]


def summed(paragraphs: Sequence[Summary]) -> Summed:
    """Return the sum of `paragraphs`."""
    return joined([_alone(paragraph) for paragraph in paragraphs])


def _alone(p: Summary) -> Summed:
    return Summed(
        (p,),
        clauses=p.clauses,
        characters=p.characters,
        sums=p.sums,
        depth=p.depth,
        least=p.depth,
        numbered=int(p.numbered),
        lines=int(p.lines),
        sentences=p.sentences,
        aspects=p.aspects,
        unstopped=int(not p.stops),
        taken_up={},
    )


def joined(parts: Sequence[Summed]) -> Summed:
    """Return the sum of neighbouring parts."""
    return Summed(
        tuple(paragraph for part in parts for paragraph in part.paragraphs),
        clauses=sum(part.clauses for part in parts),
        characters=sum(part.characters for part in parts),
        sums=_added([part.sums for part in parts]),
        depth=sum(part.depth for part in parts),
        least=min((part.least for part in parts), default=math.inf),
        numbered=sum(part.numbered for part in parts),
        lines=sum(part.lines for part in parts),
        sentences=sum(part.sentences for part in parts),
        aspects=sum(part.aspects for part in parts),
        unstopped=sum(part.unstopped for part in parts),
        taken_up={},
    )


def _added(sums: Sequence[Features]) -> Features:
    added: Features = {}
    for each in sums:
        for name, value in each.items():
            added[name] = added.get(name, 0) + value
    return added


def _taken_up(part: Summed, words: frozenset[str]) -> int:
    """How often the paragraphs take up these words, each counted once a paragraph."""
    known = part.taken_up.get(words)
    if known is None:
        part.taken_up.clear()
        known = part.taken_up[words] = sum([len(words.intersection(each.words)) for each in part.paragraphs])
    return known


def brief_features(parts: Sequence[Summed], title_words: frozenset[str]) -> Features:
    """Return the features of a text from the sums of its prose and headings, in order."""
    clauses = max(1, sum(part.clauses for part in parts))
    characters = sum(part.characters for part in parts)
    features = {name: value / clauses for name, value in _added([part.sums for part in parts]).items()}
    for name in (*(f"act:{act}" for act in Act), *(f"mood:{mood}" for mood in Mood)):
        features.setdefault(name, 0)
    paragraphs = sum(len(part.paragraphs) for part in parts)
    count = max(1, paragraphs)
    features["length"] = min(characters, _LONG_TEXT) / _LONG_TEXT
    features["paragraphs"] = min(paragraphs, _MANY_PARAGRAPHS) / _MANY_PARAGRAPHS
    features["paragraph-length"] = min(_LONG_PARAGRAPH, characters / count) / _LONG_PARAGRAPH
    features["clause-length"] = min(_LONG_CLAUSE, characters / clauses) / _LONG_CLAUSE
    features["no-stop"] = sum(part.unstopped for part in parts) / count
    if paragraphs:
        below = _below(parts) if paragraphs > 1 else parts
        body = max(1, paragraphs - 1)
        compared = islice((frozenset(p.words) for part in below for p in part.paragraphs), _COMPARED)
        features["depth:least"] = min(*(part.least for part in below), _DEEP_LEAST) / _DEEP_LEAST
        features["depth:mean"] = min(sum(part.depth for part in below) / body, _DEEP_MEAN) / _DEEP_MEAN
        features["numbered"] = sum(part.numbered for part in below) / body
        features["lines"] = sum(part.lines for part in below) / body
        features["aspects"] = sum(part.aspects for part in below) / max(1, sum(part.sentences for part in below))
        features["cohesion"] = _cohesion(list(compared))
        if title_words:
            taken_up = sum(_taken_up(part, title_words) for part in parts)  # the parts keep it
            if paragraphs > 1:
                first = next(paragraph for part in parts for paragraph in part.paragraphs)
                taken_up -= len(title_words.intersection(first.words))
            features["title-taken-up"] = taken_up / len(title_words) / body
    return features


def _below(parts: Sequence[Summed]) -> list[Summed]:
    """The parts without the first paragraph; only what is asked of a body, not clauses, characters and sums."""
    at = next(at for at, part in enumerate(parts) if part.paragraphs)
    rest = parts[at].paragraphs[1:]
    first = parts[at]._replace(
        paragraphs=rest,
        depth=sum([p.depth for p in rest]),
        least=min([p.depth for p in rest], default=math.inf),
        numbered=sum([p.numbered for p in rest]),
        lines=sum([p.lines for p in rest]),
        sentences=sum([p.sentences for p in rest]),
        aspects=sum([p.aspects for p in rest]),
        taken_up={},
    )
    return [first, *parts[at + 1 :]]


def _cohesion(words: Sequence[frozenset[str]]) -> float:
    """How many of their words two paragraphs share on average, from 0 to 1."""
    shares = [_share(a, b) for a, b in combinations(words, 2) if a and b]
    return sum(shares) / len(shares) if shares else 0.3


@lru_cache(maxsize=4 * _COMPARED**2)
def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b))
