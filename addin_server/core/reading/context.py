"""What stands beside a clause: the acts of its neighbours, what they measure, how empty they and the paragraph look.

Words are left out here on purpose: they are weighed once already, and what position and evidence say carries over to
writers whose words the material does not hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from operator import mul

from addin_server.core.reading.clause_features import Clause, Features
from addin_server.core.reading.linear import Model

BY_ITSELF = "empty"
"""How empty the clause looks by itself."""

_NEAR = (-1, 1)
_AMOUNTS = ("amount", "amount:outcome")
REACH = (-2, -1, 1, 2)
"""Steps to the clauses beside one whose emptiness counts."""
_OWN = (BY_ITSELF, "paragraph:empty")
_BY_ITSELF, _NONE, _ONE = (BY_ITSELF,), ("none",), (1.0,)
LIKELY = 0.1
"""How empty a clause must look by itself for its neighbours to be asked: what does not look empty needs no support."""

_EVEN = 1e-3
"""Keeps the log-odds of a certainty finite."""


class Context:
    """What the first judgement makes of the clauses of a block and of those beside each.

    The sequences are parallel, probabilities by class name.
    """

    def __init__(
        self,
        clauses: Sequence[Clause],
        acts: Sequence[dict[str, float]],
        moods: Sequence[dict[str, float]],
        claims: Sequence[float],
    ) -> None:
        self._acts = [tuple(act.values()) for act in acts]
        self._moods = [tuple(mood.values()) for mood in moods]
        self._names = (tuple(acts[0]), tuple(moods[0])) if clauses else ((), ())
        self._amounts = [tuple(name for name in _AMOUNTS if name in clause.form) for clause in clauses]
        self._claims = claims
        self._weighed = [_weighed(claim) for claim in claims]
        self._total = sum(claims)

    def features(self, at: int) -> Features:
        """Return the features of clause `at`."""
        return {name: value for names, values in self._parts(at) for name, value in zip(names, values, strict=True)}

    def added(self, model: Model, at: int) -> float:
        """Return what these features add to the score of the only class of `model`."""
        total: float = sum([x for names, values in self._parts(at) for x in map(mul, model.weights(names), values)])
        return total

    def _parts(self, at: int) -> Iterator[tuple[tuple[str, ...], tuple[float, ...]]]:
        """The features of clause `at`, names and values, in parts of which few are different."""
        count, (acts, moods) = len(self._claims), self._names
        yield acts, self._acts[at]
        yield moods, self._moods[at]
        yield _OWN, (self._weighed[at], (self._total - self._claims[at]) / max(1, count - 1))
        for step in REACH:
            beside = at + step
            if not 0 <= beside < count:
                yield _beside(step, _NONE), _ONE
                continue
            yield _beside(step, _BY_ITSELF), (self._weighed[beside],)
            amounts = self._amounts[beside]
            yield _beside(step, amounts), _ONE * len(amounts)
            if step in _NEAR:
                yield _beside(step, acts), self._acts[beside]


@cache
def _beside(step: int, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{step:+d}:{name}" for name in names)


def _weighed(probability: float) -> float:
    return math.log((probability + _EVEN) / (1 - probability + _EVEN)) / 3
