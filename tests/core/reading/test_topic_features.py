"""What can be told of a text without telling a word of it, and what was judged of it before."""

from __future__ import annotations

import pytest

from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.reading.title_features import title_features
from addin_server.core.reading.topic_features import judged, topic_features, without_words
from addin_server.core.ruleset import Ruleset


def of_title(text: str, rules: Ruleset) -> dict[str, float]:
    found = title_features(Block(text, Role.TITLE, "", rules.automaton))
    return {f"title:{name}": value for name, value in found.items()}


@pytest.mark.parametrize(
    "title", ["DeepSeek进驻石桥县 让AI读APP", "2013年石桥县党建工作", "5个村换届", "石桥县狠抓党建"]
)
def test_no_word_of_a_title_is_told(title: str, rules: Ruleset) -> None:
    features = of_title(title, rules)
    kept = without_words(features)
    tokens = {token.text for token in Block(title, Role.TITLE, "", rules.automaton).tokens}
    assert {name.rpartition(":")[2] for name in features} & tokens  # they are there to be left out
    assert not {name.rpartition(":")[2] for name in kept} & tokens
    assert {"title:length", "title:begins:tag:" + ("n" if "县" in title[:9] else "m")} & kept.keys()


def test_how_a_title_begins_and_closes_is_told_by_class(rules: Ruleset) -> None:
    kept = without_words(of_title("石桥县抓基层党建工作", rules))
    assert kept["title:begins:unit"] == 1
    assert {name for name in kept if name.startswith("title:closes:")} - {"title:closes:tag:vn", "title:closes:tag:n"}


@pytest.mark.parametrize(("likely", "odds"), [(0.5, 0), (1, 4), (0, -4), (0.9999, 4), (0.00001, -4), (0.88, 1.99)])
def test_what_was_judged_is_told_in_log_odds_up_to_as_good_as_sure(likely: float, odds: float) -> None:
    told = judged(likely, 1 - likely, "slogan")
    assert told == {
        "judged:broad": pytest.approx(odds, abs=0.01),
        "judged:weak": pytest.approx(-odds, abs=0.01),
        "judged:fault:slogan": 1,
    }


def test_both_are_the_features_of_the_finding() -> None:
    features = topic_features({"cohesion": 0.2, "title:word:党建": 1}, 0.5, 0.5, "no-action")
    assert features == {"cohesion": 0.2, "judged:broad": 0, "judged:weak": 0, "judged:fault:no-action": 1}
