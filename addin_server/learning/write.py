"""Trained weights as the files of `rules/reading/`, written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from addin_server import atomic
from addin_server.core.reading import linear
from addin_server.learning.fit import Weights

_HEADER = "由 zhubi rules train 写出，请不要手改：改了材料再训练一次。\n特征、类、权重（对数几率）。"


def write(folder: Path, weights: Mapping[str, Weights]) -> None:
    """Write one file a question: classes together, the intercept first, then the heaviest features."""
    for question, rows in weights.items():
        ordered = sorted(rows, key=lambda row: (row[1], row[0] != linear.INTERCEPT, -abs(row[2]), row[0]))
        atomic.write(folder / f"{question}.tsv", linear.render(ordered, _HEADER).encode())
