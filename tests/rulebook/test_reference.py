"""The reference is what the types say: published, complete, in Chinese, and true of the shipped rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from addin_server.core.kind_registry import GENERAL, SPECIAL
from addin_server.core.rules.rule import Rule
from addin_server.core.ruleset import NOT_RULES
from addin_server.rulebook import reference

ROOT = Path(__file__).parents[2]
FILES = [path for path in sorted((ROOT / "rules").glob("*/*.toml")) if path.parent.name not in NOT_RULES]


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(reference.schema())


def test_what_is_published_is_current() -> None:
    for name, text in reference.files().items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, name


def test_every_shipped_rule_is_as_the_schema_says(validator: jsonschema.Draft202012Validator) -> None:
    for path in FILES:
        assert validator.is_valid(tomllib.loads(path.read_text("utf-8"))), path


@pytest.mark.parametrize("change", [{"over": "24"}, {"shrot": "偏长"}, {"kind": "lenght"}, {"scope": ["titel"]}])
def test_a_slip_is_not_as_the_schema_says(validator: jsonschema.Draft202012Validator, change: dict[str, Any]) -> None:
    rule = tomllib.loads((ROOT / "rules/title/too-long.toml").read_text("utf-8"))
    assert not validator.is_valid(rule | change)


def test_every_field_and_kind_is_described_in_chinese() -> None:
    defs = reference.schema()["$defs"]
    described = [d["description"] for d in defs.values() if d.get("type") == "object"]
    described += [f["description"] for d in defs.values() for f in d.get("properties", {}).values() if "$ref" not in f]
    described += [defs[f"header-{name}"]["description"] for name in Rule.__struct_fields__]
    assert all(re.search("[\u4e00-\u9fff]", text) for text in described)


def test_the_page_names_every_kind_and_field() -> None:
    page = reference.page()
    for name, kind in {**GENERAL, **SPECIAL}.items():
        assert f"### {name}\n" in page
        for field in kind.__struct_fields__:
            assert f"| `{field}` |" in page


def test_every_row_of_the_page_has_the_columns_of_its_table() -> None:
    assert {len(list(cells(row))) for row in reference.page().splitlines() if row.startswith("|")} == {4}


def cells(row: str) -> Iterator[str]:
    yield from re.split(r"(?<!\\)\|", row)[1:-1]
