"""The bank of remarks: what we ship, the layers over it, the counts, the initials."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server import review
from addin_server.core.rules.loading import RuleError
from addin_server.core.ruleset import Ruleset
from addin_server.review.initials import initials

RULES = Path(__file__).parents[2] / "rules"
SHIPPED = review.load(RULES, None, Path("none")).remarks


def layer(folder: Path, text: str) -> Path:
    (folder / "remarks").mkdir(parents=True, exist_ok=True)
    (folder / "remarks" / "own.toml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("remark", SHIPPED, ids=lambda r: r.text)
def test_what_we_ship_is_short_names_rules_that_exist_and_ends_as_a_sentence(
    remark: review.Remark, rules: Ruleset
) -> None:
    assert len(remark.text) <= review.LIMIT
    assert remark.text.endswith(("。", "？"))
    assert set(remark.rules) <= set(rules.by_id)
    assert not any(rule in remark.text for rule in rules.by_id)


def test_every_rule_has_a_remark_and_no_remark_is_there_twice(rules: Ruleset) -> None:
    assert {rule for remark in SHIPPED for rule in remark.rules} == set(rules.by_id)
    files = [path.read_text("utf-8") for path in (RULES / "remarks").glob("*.toml")]
    assert sum(text.count("[[remark]]") for text in files) == len(SHIPPED)


def test_layers_add_and_replace_and_the_most_used_comes_first(tmp_path: Path) -> None:
    organisation = layer(tmp_path / "org", '[[remark]]\ntext = "报省里的请写到县。"\npart = "层级"')
    user = layer(tmp_path / "user", f'[[remark]]\ntext = "{SHIPPED[0].text}"\npart = "我的"\n')
    review.count(user, ["报省里的请写到县。"])
    review.count(user, ["报省里的请写到县。", SHIPPED[3].text])
    bank = review.load(RULES, organisation, user)
    assert [(r.text, r.used) for r in bank.remarks[:2]] == [("报省里的请写到县。", 2), (SHIPPED[3].text, 1)]
    assert bank.remarks[0].layer == "organisation"
    assert [r.layer for r in bank.remarks if r.text == SHIPPED[0].text] == ["user"]
    assert len(bank.remarks) == len(SHIPPED) + 1


@pytest.mark.parametrize("text", ["[[remark]]\ntxt = 3", '[[remark]]\ntext = ""', f'[[remark]]\ntext = "{"长" * 61}"'])
def test_a_broken_layer_is_left_out_and_named(tmp_path: Path, text: str) -> None:
    bank = review.load(RULES, layer(tmp_path, text), tmp_path / "none")
    assert bank.remarks == SHIPPED
    assert "remarks/own.toml" in bank.problems[0]


def test_a_broken_shipped_bank_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        review.load(layer(tmp_path, "part = 3"), None, tmp_path / "none")


def test_own_remarks_are_saved_whole_and_bad_ones_change_nothing(tmp_path: Path) -> None:
    review.save_own(tmp_path, [review.OwnRemark(' 带"引号"和\\的。 ', "数字", ("fact.no-number",))])
    own = [r for r in review.load(RULES, None, tmp_path).remarks if r.layer == "user"]
    assert [(r.text, r.part, r.rules) for r in own] == [('带"引号"和\\的。', "数字", ("fact.no-number",))]
    with pytest.raises(ValueError, match="不能用"):
        review.save_own(tmp_path, [review.OwnRemark("一行\n两行")])
    assert [r for r in review.load(RULES, None, tmp_path).remarks if r.layer == "user"] == own


def test_initials_follow_the_word_and_keep_the_length() -> None:
    assert initials("成效没依据，补3个数ABC。") == "cxmyj，b3gsabc。"
    assert initials("重点和重复") == "zdhcf"
    assert all(len(r.initials) == len(r.text) for r in SHIPPED)


def test_broken_counts_start_again(tmp_path: Path) -> None:
    (tmp_path / "remarks-used.toml").write_text("used = 3", "utf-8")
    review.count(tmp_path, ["甲。"])
    assert "甲。" in (tmp_path / "remarks-used.toml").read_text("utf-8")
