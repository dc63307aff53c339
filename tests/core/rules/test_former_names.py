"""A rule file written for an earlier version keeps loading, or says what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.core import ruleset
from addin_server.core.kind_registry import GENERAL, SPECIAL
from addin_server.core.kinds.opening import Opening
from addin_server.core.rules import former_names
from addin_server.core.rules.loading import decode
from addin_server.core.ruleset import Ruleset

RULES = Path(__file__).parents[3] / "rules"

HEADER = """id = "format.ours"
name = "本单位的规则"
kind = "{kind}"
severity = "advice"
message = "“{{quote}}”要改。"
why = "读不懂。"
source = ["通行"]
example = [{{ ok = "鼓楼修好了。" }}]
"""
FIELDS = {
    "carried": "",
    "echo": 'common = ["generic-heads"]',
    "explained": 'match = { frames = ["{@quoted}"] }\nproof = ["是指"]',
    "fit": 'common = ["generic-heads"]',
    "home": "",
    "levels": "longer_than = 600",
    "mixed": 'one = { frames = ["我县"] }\nother = { frames = ["该县"] }',
    "pairs": "",
    "people": 'offices = "offices"\nsurnames = "surnames"',
    "promise": 'nouns = ["措施"]',
    "reckon": 'checks = ["totals"]',
    "residue": 'match = { frames = ["工作"] }\nstrip = ["generic-heads"]',
    "thin": 'proof = ["{@number}"]\nat_least = 3',
}


def own(tmp_path: Path, kind: str, fields: str) -> Ruleset:
    path = tmp_path / "format" / "ours.toml"
    path.parent.mkdir()
    path.write_text(HEADER.format(kind=kind) + fields, "utf-8")
    return ruleset.load(RULES, [tmp_path])


@pytest.mark.parametrize("former", former_names.KINDS)
def test_a_rule_of_a_former_kind_loads_as_the_kind_of_today(tmp_path: Path, former: str) -> None:
    loaded = own(tmp_path, former, FIELDS[former])
    assert not loaded.problems
    assert type(loaded["format.ours"]) is SPECIAL[former_names.KINDS[former]]


def test_former_keys_are_read_under_their_new_names(tmp_path: Path) -> None:
    fields = 'of = ["aims"]\nabove = 3\nspared = { frames = ["方案"] }\nspared_in = ["lead"]\n'
    rule = own(tmp_path, "rate", fields)["format.ours"]
    assert rule == own_today(tmp_path, fields.replace("spared", "unless"))


def test_a_former_key_of_a_match_is_read_wherever_it_stands(tmp_path: Path) -> None:
    fields = 'shape = [{ name = "是套话", match = { frames = ["随着"], behind = ["随着"] } }]\naction = ["{aims}"]'
    rule = own(tmp_path, "opening", fields)["format.ours"]
    assert isinstance(rule, Opening)
    assert rule.shape[0].match.prefilter == ("随着",)


def own_today(tmp_path: Path, fields: str) -> object:
    path = tmp_path / "ours.toml"
    path.write_text(HEADER.format(kind="rate") + fields, "utf-8")
    return decode(path, GENERAL["rate"])


def test_a_retired_kind_says_what_to_write_and_where(tmp_path: Path) -> None:
    (problem,) = own(tmp_path, "terms", 'lexicon = "slogans"').problems
    assert "第 3 行" in problem
    assert "frames" in problem


def test_no_former_name_is_a_name_of_today() -> None:
    today = GENERAL.keys() | SPECIAL.keys()
    assert today.isdisjoint(former_names.KINDS.keys() | former_names.RETIRED.keys())
    assert today.issuperset(former_names.KINDS.values())
    for kind, keys in former_names.KEYS.items():
        fields = set({**GENERAL, **SPECIAL}[kind].__struct_fields__)
        assert fields.isdisjoint(keys)
        assert fields.issuperset(keys.values())


def test_an_own_rule_may_not_hide_a_regex_in_any_kind(tmp_path: Path) -> None:
    fields = 'match = { regex = "工作" }\nstrip = ["generic-heads"]'
    (problem,) = own(tmp_path, "stopword_title", fields).problems
    assert "不能写 regex" in problem
