"""Names that rule files written for earlier versions still use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KINDS: Mapping[str, str] = {
    "carried": "dropped_items",
    "echo": "lead_body_match",
    "explained": "unexplained_name",
    "fit": "title_body_match",
    "home": "unit_mismatch",
    "levels": "flat_body",
    "mixed": "mixed_terms",
    "pairs": "paired_punctuation",
    "people": "office_holders",
    "promise": "list_count",
    "reckon": "arithmetic",
    "residue": "stopword_title",
    "thin": "no_specifics",
}

KEYS: Mapping[str, Mapping[str, str]] = {
    "opening": {"rescued": "late"},
    "rate": {"spared": "unless", "spared_in": "unless_in"},
}
"""Former keys of a kind by its name of today."""

MATCH: Mapping[str, str] = {"behind": "prefilter"}
"""Former keys of the table that says where to look, wherever it stands."""

RETIRED: Mapping[str, str] = {
    "terms": 'kind = "terms" 已经停用，请改成 kind = "pattern"，lexicon 那行改成 match = { frames = ["{词表名}"] }',
}
"""Kinds that are no more, with what to write instead."""


def renewed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of a rule file under the names of today; ValueError for a kind that is no more."""
    kind = data.get("kind")
    if not isinstance(kind, str):
        return dict(data)
    if kind in RETIRED:
        raise ValueError(RETIRED[kind])
    kind = KINDS.get(kind, kind)
    keys = KEYS.get(kind, {})
    return {keys.get(key, key): _nested(value) for key, value in data.items()} | {"kind": kind}


def _nested(value: Any) -> Any:
    if isinstance(value, list):
        return [_nested(item) for item in value]
    if isinstance(value, dict):
        return {MATCH.get(key, key): _nested(item) for key, item in value.items()}
    return value
