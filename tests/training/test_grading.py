"""Grading gives what the cases say; the pane's `grade` is held to the same file by its own `grading.test.ts`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from addin_server import training
from addin_server.core.model import Finding, Role, Severity, Span
from addin_server.training import Mark
from addin_server.training.exercise import ExerciseClause, ExerciseLine

GRADING: dict[str, Any] = json.loads(Path(__file__).with_name("grading.json").read_text("utf-8"))


def finding(severity: str) -> Finding:
    return Finding(
        rule="vague.result",
        category="vague",
        severity=Severity(severity),
        paragraph=None,
        span=None,
        quote="",
        occurrence=0,
        message="",
        why="",
        source=(),
        key="",
    )


def exercise() -> training.Exercise:
    lines = (
        ExerciseLine(
            f"p{number}",
            "",
            Role.BODY,
            tuple(ExerciseClause(Span(0, 0), tuple(c["findings"]), c["because"]) for c in line["clauses"]),
            tuple(line["whole"]),
            line["because"],
        )
        for number, line in enumerate(GRADING["lines"])
    )
    return training.Exercise(
        tuple(lines), tuple(map(finding, GRADING["severities"])), tuple(map(tuple, GRADING["places"]))
    )


@pytest.mark.parametrize("case", GRADING["cases"], ids=lambda case: case["what"])
def test_grading(case: dict[str, Any]) -> None:
    result = training.grade(exercise(), [Mark(*mark) for mark in case["marks"]])
    assert (list(result.hits), list(result.misses)) == (case["hits"], case["misses"])
    assert [[f.mark.line, f.mark.clause, f.because] for f in result.false] == case["false"]
