"""A linear model: named features in, one score a class out. Weights are data; inference is a sum.

A weights file is tab-separated: `feature, class, weight` a line, the intercept under the feature `*`. It is written by
`zhubi rules train` and can be read, compared and corrected by a person.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

Features = Mapping[str, float]

INTERCEPT = "*"


class Model:
    """Weights by feature. Classes keep the order in which the file names them."""

    def __init__(self, rows: Iterable[tuple[str, str, float]]) -> None:
        classes: dict[str, int] = {}
        weights: dict[str, list[tuple[int, float]]] = {}
        for feature, name, weight in rows:
            number = classes.setdefault(name, len(classes))
            weights.setdefault(feature, []).append((number, weight))
        self.classes = tuple(classes)
        self._weights = {feature: tuple(pairs) for feature, pairs in weights.items()}
        self._intercept = self._weights.get(INTERCEPT, ())

    def scores(self, features: Features) -> list[float]:
        """Return one score a class, in log-odds."""
        sums = [0.0] * len(self.classes)
        for number, weight in self._intercept:
            sums[number] += weight
        known = self._weights
        for feature, value in features.items():
            pairs = known.get(feature)
            if pairs is not None:
                for number, weight in pairs:
                    sums[number] += weight * value
        return sums

    def score(self, features: Features) -> float:
        """Return the score of the only class, in log-odds; even where the model says nothing."""
        scores = self.scores(features)
        return scores[0] if scores else 0.0

    def reasons(self, features: Features, name: str, most: int = 12) -> list[tuple[str, float]]:
        """Return what weighed most for a class, heaviest first; what speaks against it is left out."""
        if name not in self.classes:
            return []
        number = self.classes.index(name)
        found = [
            (feature, weight * value)
            for feature, value in features.items()
            for at, weight in self._weights.get(feature, ())
            if at == number and weight * value > 0
        ]
        return sorted(found, key=lambda pair: -pair[1])[:most]


def logistic(score: float) -> float:
    """Return the probability of a log-odds score."""
    return 1 / (1 + math.exp(-score)) if score > -60 else 0.0


def softmax(scores: list[float]) -> list[float]:
    """Return the probabilities of classes that shut each other out."""
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
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
        except ValueError:
            raise ValueError(f"{number}: 应是“特征 类 权重”，用制表符隔开") from None
    return Model(rows)


def render(rows: Iterable[tuple[str, str, float]], header: str) -> str:
    """Return the text of a weights file; what `parse` reads back as the same rows."""
    lines = [f"# {line}" for line in header.splitlines()]
    return "\n".join([*lines, *(f"{feature}\t{name}\t{weight:.3f}" for feature, name, weight in rows)]) + "\n"
