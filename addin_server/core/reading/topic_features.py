"""What a reader of a text goes by who is told that its topic is too broad: all that is summed up of it but its words,
and what was made of its title and its breadth before."""

from __future__ import annotations

import math

from addin_server.core.reading.clause_features import Features
from addin_server.core.reading.title_features import OF_TITLE, is_word

JUDGED = "judged:"
"""Prefix of what earlier judgements said; the text itself says all other features."""

_MOST = 4.0
"""Log-odds beyond it are as good as sure."""


def without_words(features: Features) -> Features:
    """Return the features that can be told of a text without telling a word of it."""
    return {name: value for name, value in features.items() if not is_word(name.removeprefix(OF_TITLE))}


def judged(broad: float, weak: float, fault: str) -> Features:
    """Return as features how surely the topic is too broad, how surely the title is weak, and in which way."""
    return {JUDGED + "broad": _log_odds(broad), JUDGED + "weak": _log_odds(weak), JUDGED + "fault:" + fault: 1}


def topic_features(whole: Features, broad: float, weak: float, fault: str) -> Features:
    """Return the features of the finding, from those of the whole text."""
    return without_words(whole) | judged(broad, weak, fault)


def _log_odds(likely: float) -> float:
    if not 0 < likely < 1:
        return math.copysign(_MOST, likely - 0.5)
    return max(-_MOST, min(math.log(likely / (1 - likely)), _MOST))
