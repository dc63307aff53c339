"""Fits the linear models with scikit-learn and writes them as rows of a weights file. The one file that knows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from addin_server.core.reading.linear import INTERCEPT, Model
from addin_server.learning.examples import LabelledExample

Weights = list[tuple[str, str, float]]

_LEAST = 0.02
"""Smaller weights are left out: they change no judgement and only lengthen the file."""

_RARE = 3
"""A word must occur in so many examples to have a weight."""


class LearningUnavailableError(Exception):
    """scikit-learn is not installed."""


def fit(
    rows: Sequence[LabelledExample],
    *,
    classes: Sequence[str] = (),
    strength: float = 0.3,
    balanced: bool = False,
    without: Callable[[str], bool] = lambda _: False,
) -> Weights:
    """Return the weights of a logistic regression: of every label, or with one class of any label against none.

    Features that `without` names are left out. LearningUnavailableError where scikit-learn is missing.
    """
    vectorizer, regression = _library()
    counts: dict[str, int] = {}
    for row in rows:
        for name in row.features:
            counts[name] = counts.get(name, 0) + 1
    known = {name for name, count in counts.items() if (count >= _RARE or not _is_word(name)) and not without(name)}
    kept = [{n: v for n, v in row.features.items() if n in known} for row in rows]
    vectors = vectorizer()
    matrix = vectors.fit_transform(kept)
    labels = [bool(row.label) for row in rows] if classes else [row.label for row in rows]
    model = regression(C=strength, max_iter=2000, class_weight="balanced" if balanced else None).fit(matrix, labels)
    names = list(classes) if classes else [str(name) for name in model.classes_]
    coefficients, intercepts = model.coef_, model.intercept_
    if not classes and len(names) == 2:  # one row of coefficients stands for the second of two classes
        names = names[1:]
    weights: Weights = [(INTERCEPT, name, float(value)) for name, value in zip(names, intercepts, strict=True)]
    features = vectors.get_feature_names_out()
    for at, feature in enumerate(features):
        for name, row_of in zip(names, coefficients, strict=True):
            if abs(value := float(row_of[at])) >= _LEAST:
                weights.append((str(feature), name, value))
    return weights


def model(weights: Weights) -> Model:
    """Return the model of the weights."""
    return Model.of(weights)


def _is_word(name: str) -> bool:
    return name.startswith(("word:", "begins:", "closes:"))


def _library() -> tuple[Callable[..., Any], Callable[..., Any]]:
    try:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise LearningUnavailableError from None
    return DictVectorizer, LogisticRegression
