"""How good a topic is for a brief, with the reasons; which type of brief it makes; what it lacks."""

from __future__ import annotations

import re
from typing import NamedTuple

from addin_server.core.language.spans import inside, longest
from addin_server.mining.facts import Facts
from addin_server.mining.rules import Feature, MiningRules, TypeGuess
from addin_server.mining.topics import Topic


class Ranking(NamedTuple):
    """`reasons` in words for the writer."""

    score: float
    reasons: tuple[str, ...]
    missing: tuple[str, ...]


def judge(topic: Topic, facts: Facts, rules: MiningRules) -> Ranking:
    """Weigh the features of `topic`."""
    score = 0.0
    reasons: dict[str, str] = {}  # by the words they show: one fact is one reason
    for feature in rules.features.feature:
        hits, shown = _hits(feature, topic, facts)
        if hits < feature.least:
            continue
        score += feature.weight * min(hits // feature.least, feature.times)
        if feature.say:
            reasons.setdefault(shown, feature.say.replace("{x}", shown))
    missing = [say for kind, say in rules.features.wanted.items() if not _has(kind, facts)]
    return Ranking(score, tuple(reasons.values()), tuple(missing))


def type_of(topic: Topic, facts: Facts, rules: MiningRules) -> TypeGuess:
    """Return the first type that fits; the last row of the table fits always."""
    launch = topic.launch
    text = launch.line.block.text[launch.clause.start : launch.clause.end] if launch else ""
    return next(
        guess
        for guess in rules.features.type
        if all(kind in facts for kind in guess.facts) and (not guess.regex or re.search(guess.regex, text))
    )


def _has(kind: str, facts: Facts) -> bool:
    return any(k in facts for k in kind.split("|"))


def _hits(feature: Feature, topic: Topic, facts: Facts) -> tuple[int, str]:
    """How often it is met, and the first words that met it."""
    if feature.facts:
        met = [kind for kind in feature.facts if kind in facts]
        return len(met), facts[met[0]][0].quote if met else ""
    if feature.words:
        found = [
            excerpt.line.block.quote(span)
            for excerpt in (*topic.excerpts, *topic.mentions)
            for span in longest(inside(excerpt.line.block.find_any(feature.words), excerpt.span))
        ]
        return len(found), found[0] if found else ""
    matches = re.findall(feature.regex, topic.text)
    return len(matches), matches[0] if matches else ""
