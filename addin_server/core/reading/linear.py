"""A linear model: named features in, one score a class out. Weights are data; inference is a sum.

A weights file is tab-separated: `feature, class, weight` a line, the intercept under the feature `*`. It is written by
`zhubi rules train` and can be read, compared and corrected by a person.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from addin_server.core.reading.reasons import Weighed

Features = Mapping[str, float]

INTERCEPT = "*"


_LANE = 64
"""Bits of one class's sum. The weights of a feature stand side by side in one integer, a lane a class, so that one
addition adds them all: exact, and many times as fast as one number after the other."""

_HALF = 1 << (_LANE - 1)
"""Added to every lane before it is read, and taken off after: so no lane borrows from its neighbour."""

_SHIFT = 20
_WEIGHT, _VALUE = 1000, 1 << _SHIFT
"""Weights count in thousandths, as the file writes them; values in millionths, more or less."""
_UNIT = _WEIGHT * _VALUE

HEAVIEST = 1000.0
"""A weight beyond it would be a slip of the pen."""


class Joint:
    """Several models that are asked about the same features, answered in one pass over them."""

    def __init__(self, models: Sequence[Model]) -> None:
        self._ends = list(accumulate(len(model.classes) for model in models))
        lanes = self._ends[-1] if models else 0
        self.weights: Mapping[str, int] = models[0].packed if len(models) == 1 else self._beside(models)
        self._intercept = self.weights.get(INTERCEPT, 0)
        self._bias = sum(_HALF << (_LANE * lane) for lane in range(lanes))
        self._bytes, self._format = lanes * _LANE // 8, f"<{lanes}q"
        self._slices = list(pairwise((0, *self._ends)))

    def _beside(self, models: Sequence[Model]) -> dict[str, int]:
        """The weights of several models, each in its own lanes."""
        joined: dict[str, int] = {}
        for model, end in zip(models, self._ends, strict=True):
            shift = _LANE * (end - len(model.classes))
            for feature, packed in model.packed.items():
                joined[feature] = joined.get(feature, 0) + (packed << shift)
        return joined

    def under(self, prefixes: Sequence[str]) -> list[Mapping[str, int]]:
        """Return the weights of the features under each of these prefixes, by the rest of their names."""
        found: dict[str, dict[str, int]] = {prefix: {} for prefix in prefixes}
        for name, packed in self.weights.items():
            kind, colon, rest = name.partition(":")
            if (known := found.get(kind + colon)) is not None:
                known[rest] = packed
        return list(found.values())

    def scores(self, features: Features, more: int = 0, shared: int = 0, among: int = 0) -> list[list[float]]:
        """Return, for each model, one score a class, in log-odds.

        `more` and `shared` are sums of weights from `under`: of features of value 1, and of those of which each has one
        share of as many as it is `among`.
        """
        whole, parts = self._intercept + more, 0
        get = self.weights.get
        for feature, value in features.items():
            packed = get(feature)
            if packed is not None:
                if value == 1:
                    whole += packed
                else:
                    parts += packed * round(value * _VALUE)
        if shared:
            parts += shared * round(_VALUE / among)
        total = ((whole << _SHIFT) + parts + self._bias) ^ self._bias  # each lane is then a number with a sign
        lanes = struct.unpack(self._format, total.to_bytes(self._bytes, "little"))
        sums = [lane / _UNIT for lane in lanes]
        return [sums[start:end] for start, end in self._slices]


class Model:
    """Weights by feature. Classes keep the order in which the file names them."""

    def __init__(self, classes: Sequence[str], packed: Mapping[str, int]) -> None:
        self.classes = tuple(classes)
        self.packed = packed
        self._weights: dict[tuple[str, ...], tuple[float, ...]] = {}

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, float]]) -> Model:
        """Return the model of weights: feature, class, weight."""
        lanes: dict[str, int] = {}
        packed: dict[str, int] = {}
        for feature, name, weight in rows:
            lane = lanes.setdefault(name, len(lanes))
            packed[feature] = packed.get(feature, 0) + (round(weight * _WEIGHT) << (_LANE * lane))
        return cls(tuple(lanes), packed)

    @cached_property
    def _alone(self) -> Joint:
        return Joint([self])

    def scores(self, features: Features) -> list[float]:
        """Return one score a class, in log-odds."""
        return self._alone.scores(features)[0]

    def score(self, features: Features) -> float:
        """Return the score of the only class, in log-odds; even where the model says nothing."""
        scores = self.scores(features)
        return scores[0] if scores else 0.0

    def weights(self, names: tuple[str, ...]) -> tuple[float, ...]:
        """Return the weights of these features for the only class, kept by their names."""
        known = self._weights.get(names)
        if known is None:
            known = self._weights[names] = tuple(self._weight(name, 0) for name in names)
        return known

    def reasons(self, features: Features, name: str) -> list[Weighed]:
        """Return what weighed for a class, heaviest first; what speaks against it is left out."""
        if name not in self.classes:
            return []
        lane = self.classes.index(name)
        known = ((feature, value) for feature, value in features.items() if feature in self.packed)
        found = (Weighed(feature, value, self._weight(feature, lane) * value) for feature, value in known)
        return sorted((weighed for weighed in found if weighed.weight > 0), key=lambda weighed: -weighed.weight)

    def _weight(self, feature: str, lane: int) -> float:
        if len(self.classes) == 1:
            return self.packed.get(feature, 0) / _WEIGHT
        shifted = self.packed.get(feature, 0) + sum(_HALF << (_LANE * below) for below in range(lane + 1))
        return ((shifted >> (_LANE * lane)) % (1 << _LANE) - _HALF) / _WEIGHT


def logistic(score: float) -> float:
    """Return the probability of a log-odds score."""
    return 1 / (1 + math.exp(-score)) if score > -60 else 0.0


def softmax(scores: list[float]) -> list[float]:
    """Return the probabilities of classes that shut each other out."""
    top = max(scores)
    raised = list(map(math.exp, [score - top for score in scores]))
    total = sum(raised)
    return [value / total for value in raised]


def parse(source: str) -> Model:
    """Return the model written in a weights file; ValueError names the line that cannot be read."""
    rows = []
    for number, line in enumerate(source.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        try:
            feature, name, weight = line.split("\t")
            rows.append((feature, name, float(weight)))
            if not abs(rows[-1][2]) <= HEAVIEST:
                raise ValueError
        except ValueError:
            raise ValueError(f"{number}: 应是“特征 类 权重”，用制表符隔开") from None
    return Model.of(rows)


def render(rows: Iterable[tuple[str, str, float]], header: str) -> str:
    """Return the text of a weights file; what `parse` reads back as the same rows."""
    lines = [f"# {line}" for line in header.splitlines()]
    return "\n".join([*lines, *(f"{feature}\t{name}\t{weight:.3f}" for feature, name, weight in rows)]) + "\n"
