"""What the user changed: written as a layer a person can read, read back the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.core import ruleset
from addin_server.core.model import Severity
from addin_server.core.rules.loading import RuleError
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


def test_there_and_back(tmp_path: Path) -> None:
    assert preferences.read(tmp_path) == Preferences()
    preferences.write(tmp_path, SOME)
    assert preferences.read(tmp_path) == SOME


def test_what_is_written_is_a_layer_in_force(tmp_path: Path) -> None:
    preferences.write(tmp_path, SOME)
    rules = ruleset.load(RULES, [tmp_path])
    assert not rules.problems
    assert not [rule for rule in rules.by_id if rule.startswith("language.")]
    assert {rule.category for rule in rules.off} == {"language"}
    assert rules["fact.no-number"].severity is Severity.WARNING
    assert "五彩工程" in rules.lexicons["proper-names"]
    assert set(rules.lexicons["topics-now"]) == {"村级代办", "减负"}


@pytest.mark.parametrize("word", ["甲", "# 注", "甲->乙", "甲|乙", "甲\n乙", "长" * 41])
def test_words_no_list_can_hold(tmp_path: Path, word: str) -> None:
    with pytest.raises(ValueError, match="不能当词用"):
        preferences.write(tmp_path, Preferences(words=(word,)))
    assert not list(tmp_path.iterdir())


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text("off = 3", "utf-8")
    with pytest.raises(RuleError, match=r"profile\.toml 第 1 行"):
        preferences.read(tmp_path)
