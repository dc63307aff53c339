"""What stands beside a clause: the acts of its neighbours, what they measure, how empty they and the paragraph look.

Words are left out here on purpose: they are weighed once already, and what position and evidence say carries over to
writers whose words the material does not hold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from addin_server.core.reading.clause_features import Clause, Features

BY_ITSELF = "empty"
"""How empty the clause looks by itself."""

_WORDS = ("word:", "begins:", "closes:")
_NEAR = (-1, 1)
_REACH = (-2, -1, 1, 2)
_EVEN = 1e-3
"""Keeps the log-odds of a certainty finite."""


def context_features(
    clauses: Sequence[Clause],
    acts: Sequence[dict[str, float]],
    moods: Sequence[dict[str, float]],
    claims: Sequence[float],
) -> list[Features]:
    """Return the features of the second judgement; the sequences are parallel, probabilities by class name."""
    total, count = sum(claims), len(clauses)
    made = []
    for at, clause in enumerate(clauses):
        features = {name: value for name, value in clause.features.items() if not name.startswith(_WORDS)}
        features |= acts[at]
        features |= moods[at]
        features[BY_ITSELF] = _weighed(claims[at])
        features["paragraph:empty"] = (total - claims[at]) / max(1, count - 1)
        for step in _REACH:
            beside = at + step
            if not 0 <= beside < count:
                features[f"{step:+d}:none"] = 1
                continue
            features[f"{step:+d}:empty"] = _weighed(claims[beside])
            for name in ("amount", "amount:outcome"):
                if name in clauses[beside].features:
                    features[f"{step:+d}:{name}"] = 1
            if step in _NEAR:
                for name, value in acts[beside].items():
                    features[f"{step:+d}:{name}"] = value
        made.append(features)
    return made


def _weighed(probability: float) -> float:
    return math.log((probability + _EVEN) / (1 - probability + _EVEN)) / 3
