"""What the user changed: written as a layer a person can read, read back the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.core import ruleset
from addin_server.core.model import Severity
from addin_server.core.rules.loading import RuleError
from addin_server.core.ruleset import Ruleset
from addin_server.rulebook import preferences
from addin_server.rulebook.preferences import Preferences

RULES = Path(__file__).parent.parent.parent / "rules"
SOME = Preferences(
    off=("language",),
    severity={"fact.no-number": Severity.WARNING},
    set={"lead.too-long": {"over": (200, 300)}},
    words=("五彩工程",),
    topics=("村级代办", "减负"),
)


def test_there_and_back(tmp_path: Path, rules: Ruleset) -> None:
    assert preferences.read(tmp_path) == Preferences()
    preferences.write(tmp_path, SOME, rules.known)
    assert preferences.read(tmp_path) == SOME


def test_what_is_written_is_a_layer_in_force(tmp_path: Path, rules: Ruleset) -> None:
    preferences.write(tmp_path, SOME, rules.known)
    now = ruleset.load(RULES, [tmp_path])
    assert not now.problems
    assert not [rule for rule in now.by_id if rule.startswith("language.")]
    assert {rule.category for rule in now.off} == {"language"}
    assert now["fact.no-number"].severity is Severity.WARNING
    assert "五彩工程" in now.lexicons["proper-names"]
    assert set(now.lexicons["topics-now"]) == {"村级代办", "减负"}


@pytest.mark.parametrize(
    "word", ["甲", "# 注", "甲->乙", "甲|乙", "甲\n乙", "长" * 41, "甲\r乙", "甲\x85乙", "甲\u2028乙"]
)
def test_words_no_list_can_hold(tmp_path: Path, rules: Ruleset, word: str) -> None:
    with pytest.raises(ValueError, match="不能当词用"):
        preferences.write(tmp_path, Preferences(words=(word,)), rules.known)
    assert not list(tmp_path.iterdir())


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text("off = 3", "utf-8")
    with pytest.raises(RuleError, match=r"profile\.toml 第 1 行"):
        preferences.read(tmp_path)


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Preferences(off=("titel",)), "没有叫“titel”的规则"),
        (Preferences(severity={"": Severity.ERROR}), "没有叫“”的规则"),
        (Preferences(set={"body.no-levels": {"longer_than": -1}}), "不能小于 0"),
        (Preferences(set={"body.no-levels": {"longest": 1}}), "没有叫“longest”的数字，可以写：longer_than、least"),
    ],
)
def test_what_the_rules_cannot_run_with_is_not_saved(
    tmp_path: Path, rules: Ruleset, wanted: Preferences, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        preferences.write(tmp_path, wanted, rules.known)
    assert not list(tmp_path.iterdir())


def test_a_rule_that_is_gone_does_not_keep_others_from_being_saved(tmp_path: Path, rules: Ruleset) -> None:
    (tmp_path / "profile.toml").write_text('off = ["title.retired"]\n', "utf-8")
    preferences.write(tmp_path, Preferences(off=("title.retired", "title.ornate")), rules.known)
    assert preferences.read(tmp_path).off == ("title.retired", "title.ornate")
