"""The labels hold together: every line reads, every quote is in its paragraph, every value is one README.md names."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from addin_server.core.model import BriefType, Genre

HERE = Path(__file__).parent
RULES = HERE.parent.parent / "rules"
ANSWERS = {"yes", "partly", "no"}
QUALITIES = {"good", "weak", ""}
TIERS = {"must", "may"}

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def kinds(category: str) -> set[str]:
    """Second parts of the rule ids of `category`."""
    return {path.stem for path in (RULES / category).glob("*.toml")}


TITLES = [*rows("titles.jsonl"), *rows("held_out/titles.jsonl")]
HELD_OUT = rows("held_out/drafts.jsonl")
DRAFTS = [*rows("drafts.jsonl"), *HELD_OUT]


@pytest.mark.parametrize("row", TITLES, ids=lambda row: str(row["title"]))
def test_a_title_has_known_labels(row: Row) -> None:
    assert row.keys() <= {"title", "faults", "type"}
    assert row["title"].strip() == row["title"] != ""
    assert set(row["faults"]) <= kinds("title")
    assert row.get("type", "T1") in get_args(BriefType)


@pytest.mark.parametrize("row", DRAFTS, ids=lambda row: str(row["id"]))
def test_a_draft_has_known_labels(row: Row) -> None:
    assert row["paragraphs"]
    assert row["genre"] in {genre.value for genre in Genre}
    assert row.get("type", "T1") in get_args(BriefType)
    assert row["quality"] in QUALITIES
    assert set(row.get("title", {}).get("faults", ())) <= kinds("title")
    assert row.get("too_broad", False) in (True, False)
    lead = dict(row.get("lead") or {"missing": True})
    assert lead.pop("missing") == (not lead)
    assert set(lead.values()) <= ANSWERS


@pytest.mark.parametrize("row", DRAFTS, ids=lambda row: str(row["id"]))
def test_quotes_are_in_their_paragraphs(row: Row) -> None:
    for label in (*row.get("vague", ()), *row.get("supported", ())):
        assert row["paragraphs"][label["paragraph"]].count(label["quote"]) == 1, label
    for label in row.get("vague", ()):
        assert label["kind"] in kinds("vague")
        assert label["tier"] in TIERS


def test_names_are_used_once() -> None:
    assert max(Counter(row["id"] for row in HELD_OUT).values()) == 1
    assert max(Counter(row["title"] for row in rows("held_out/titles.jsonl")).values()) == 1


def test_held_out_titles_are_half_good() -> None:
    labelled = rows("held_out/titles.jsonl")
    assert len(labelled) == 200
    assert sum(1 for row in labelled if not row["faults"]) == 100
