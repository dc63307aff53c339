"""How a text opens: what its first paragraph says, and its first clauses one by one.

The account of an event is told from the report of a practice by this more than by anything below: who, when and where
come first there, what was wrong and what was done about it here.
"""

from __future__ import annotations

from addin_server.core.reading.clause_features import Features
from addin_server.core.reading.reader import Reading

_FIRST = 3
"""Clauses that are looked at one by one; a dateline and an adverbial are two."""

_PARAGRAPH, _CLAUSES = "first-paragraph:", "first-clauses:"
OPENINGS = (_PARAGRAPH, _CLAUSES)
"""Prefixes of the features."""

_SIGNS = ("class:", "has:")
"""Features of a clause that tell something of the text, too; the others say where the clause stands."""


def opening_features(reading: Reading) -> Features:
    """Return the features of a first paragraph: shares of its clauses, and what its first clauses hold."""
    features: Features = {}
    share = 1 / max(1, len(reading.reads))
    for at, read in enumerate(reading.reads):
        for name, value in (read.acts | read.moods).items():
            features[_PARAGRAPH + name] = features.get(_PARAGRAPH + name, 0) + value * share
        if at < _FIRST:
            for name, value in read.acts.items():
                features[_CLAUSES + name] = max(features.get(_CLAUSES + name, 0), value)
        for name, value in read.clause.form.items():
            if name.startswith(_SIGNS):
                features[_PARAGRAPH + name] = min(1, features.get(_PARAGRAPH + name, 0) + value * share)
                if at < _FIRST:
                    features[_CLAUSES + name] = 1
        if at < _FIRST and "amount" in read.clause.form:
            features[_CLAUSES + "amount"] = 1
    return features
