"""Every paragraph of the labelled layouts is what its label says (`tests/drafts/layouts.jsonl`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from addin_server.core.engine import Checker
from tests.core.drafts import draft

LAYOUTS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "drafts" / "layouts.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: str(layout["name"]))
def test_layout(layout: dict[str, Any], checker: Checker) -> None:
    labels = [row["role"] for row in layout["paragraphs"]]
    rows = [{field: row[field] for field in row if field != "role"} for row in layout["paragraphs"]]
    found = checker.check(draft(*rows)).roles
    assert [(row["text"], reading.role) for row, reading in zip(rows, found, strict=True)] == [
        (row["text"], label) for row, label in zip(rows, labels, strict=True)
    ]
