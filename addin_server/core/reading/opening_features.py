"""How a text opens: what its first paragraph says, and its first clauses one by one.

The account of an event is told from the report of a practice by this more than by anything below: who, when and where
come first there, what was wrong and what was done about it here.
"""

from __future__ import annotations

from addin_server.core.reading.clause_features import Features
from addin_server.core.reading.reader import Reading

_FIRST = 3
"""Clauses that are looked at one by one; a dateline and an adverbial are two."""

OPENINGS = ("opening:", "first:")
"""Prefixes of the features."""

_SIGNS = ("class:", "has:")
"""What tells something wherever it stands."""


def opening_features(reading: Reading) -> Features:
    """Return the features of a first paragraph: shares of its clauses, and what its first clauses hold."""
    features: Features = {}
    share = 1 / max(1, len(reading.reads))
    for at, read in enumerate(reading.reads):
        for name, value in (read.acts | read.moods).items():
            features["opening:" + name] = features.get("opening:" + name, 0) + value * share
        if at < _FIRST:
            for name, value in read.acts.items():
                features["first:" + name] = max(features.get("first:" + name, 0), value)
        for name, value in read.clause.form.items():
            if name.startswith(_SIGNS):
                features["opening:" + name] = min(1, features.get("opening:" + name, 0) + value * share)
                if at < _FIRST:
                    features["first:" + name] = 1
        if at < _FIRST and "amount" in read.clause.form:
            features["first:amount"] = 1
    return features
