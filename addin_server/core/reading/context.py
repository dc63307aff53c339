"""What stands beside a clause: the acts of its neighbours, what they measure, how empty they and the paragraph look.

Words are left out here on purpose: they are weighed once already, and what position and evidence say carries over to
writers whose words the material does not hold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from addin_server.core.reading.clause_features import Clause, Features

BY_ITSELF = "empty"
"""How empty the clause looks by itself."""

BORNE_OUT = "borne-out"
"""How surely another clause bears the clause out."""

_WORDS = ("word:", "begins:", "closes:")
_NEAR = (-1, 1)
_AMOUNTS = ("amount", "amount:outcome")
_REACH = {step: {name: f"{step:+d}:{name}" for name in ("none", "empty", *_AMOUNTS)} for step in (-2, -1, 1, 2)}
_EVEN = 1e-3
"""Keeps the log-odds of a certainty finite."""


def own_features(clause: Clause) -> Features:
    """Return what the second judgement takes of the clause itself."""
    return {name: value for name, value in clause.features.items() if not name.startswith(_WORDS)}


def context_features(
    clauses: Sequence[Clause],
    acts: Sequence[dict[str, float]],
    moods: Sequence[dict[str, float]],
    claims: Sequence[float],
) -> list[Features]:
    """Return what the first judgement makes of each clause and of those beside it.

    The sequences are parallel, probabilities by class name.
    """
    total, count = sum(claims), len(clauses)
    weighed = [_weighed(claim) for claim in claims]
    names = tuple(acts[0]) if acts else ()
    made = []
    for at, claim in enumerate(claims):
        features = {**acts[at], **moods[at], BY_ITSELF: weighed[at]}
        features["paragraph:empty"] = (total - claim) / max(1, count - 1)
        for step, named in _REACH.items():
            beside = at + step
            if not 0 <= beside < count:
                features[named["none"]] = 1
                continue
            features[named["empty"]] = weighed[beside]
            for name in _AMOUNTS:
                if name in clauses[beside].features:
                    features[named[name]] = 1
            if step in _NEAR:
                features.update(zip(_beside(step, names), acts[beside].values(), strict=True))
        made.append(features)
    return made


@cache
def _beside(step: int, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{step:+d}:{name}" for name in names)


def _weighed(probability: float) -> float:
    return math.log((probability + _EVEN) / (1 - probability + _EVEN)) / 3
