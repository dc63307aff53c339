"""What a writer is told of a model's reasons is in his text, and true of it."""

from __future__ import annotations

import pytest

from addin_server.core.language.block import Block
from addin_server.core.model import Role, Span
from addin_server.core.reading.judgements import judge_title
from addin_server.core.reading.reasons import Phrase, Seen, Weighed, in_words, nothing_seen, words_of_class
from addin_server.core.reading.title_features import words_of_title
from addin_server.core.ruleset import Ruleset

PHRASES = {
    "class:slogans": Phrase("用了口号{}"),
    "class:image-nouns": Phrase("用了比喻{}"),
    "class:image-verbs": Phrase("用了比喻{}"),
    "act:plan": Phrase("是打算"),
    "-1:act:plan": Phrase("前一句是打算"),
    "paragraph:empty": Phrase("本段大多是这样的话"),
    "four": Phrase("四字词多", least=0.25),
    "long": Phrase("太长"),
}


def _seen(**words: list[str]) -> Seen:
    return lambda name: words.get(name.removeprefix("class:").replace("-", "_"), [])


def test_the_words_stand_behind_the_phrase() -> None:
    said = in_words(PHRASES, [Weighed("class:slogans", 1, 2)], _seen(slogans=["一级抓一级", "久久为功", "一级抓一级"]))
    assert said == ("用了口号“一级抓一级”“久久为功”",)


def test_a_class_without_a_word_in_the_text_is_no_reason() -> None:
    assert in_words(PHRASES, [Weighed("class:slogans", 1, 2)], nothing_seen) == ()


def test_what_is_called_the_same_is_one_reason() -> None:
    weighed = [Weighed("class:image-nouns", 1, 2), Weighed("class:image-verbs", 1, 1)]
    assert in_words(PHRASES, weighed, _seen(image_nouns=["引擎"], image_verbs=["点燃"])) == ("用了比喻“引擎”“点燃”",)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("act:plan", 0.3, False),
        ("act:plan", 0.6, True),
        ("-1:act:plan", 0.3, False),
        ("-1:act:plan", 0.6, True),
        ("four", 0.1, False),
        ("four", 0.3, True),
        ("long", 1, True),
        ("word:党员", 1, False),
        ("no-phrase", 1, False),
    ],
)
def test_only_what_holds_is_told_however_much_it_weighs(name: str, value: float, told: bool) -> None:
    assert bool(in_words(PHRASES, [Weighed(name, value, 99)], nothing_seen)) is told


def test_three_reasons_are_enough() -> None:
    weighed = [Weighed(name, 1, 1) for name in ("long", "act:plan", "-1:act:plan", "paragraph:empty")]
    assert in_words(PHRASES, weighed, nothing_seen) == ("太长", "是打算", "前一句是打算")


def test_a_part_of_a_units_name_is_no_word_of_the_writers(rules: Ruleset) -> None:
    block = Block("柳河县委组织部组织党员读书", Role.BODY, "", rules.automaton)
    assert words_of_class(block)("class:activity-verbs") == ["组织"]
    assert words_of_class(block, Span(0, 7))("class:activity-verbs") == []


def test_a_part_of_a_longer_word_is_none_either(rules: Ruleset) -> None:
    block = Block("柳河县让新提拔的干部跟班", Role.TITLE, "", rules.automaton)
    assert "提" in rules.lexicons["goal-verbs"]
    assert words_of_title(block)("class:goal-verbs") == []


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("begins:tag:v", ("强化",)),
        ("closes:tag:vn", ("管理",)),
        ("closes:line-nouns", ["党员管理"]),
        ("tag:vn", ["管理"]),
    ],
)
def test_the_ends_of_a_title_are_quoted(rules: Ruleset, feature: str, words: list[str]) -> None:
    assert words_of_title(Block("强化党员管理", Role.TITLE, "", rules.automaton))(feature) == words


@pytest.mark.parametrize(
    "title", ["凝心聚力谋发展 砥砺奋进谱新篇", "县教育局持续深化“党建+”模式推动教育高质量发展", "强化党员管理"]
)
def test_every_word_quoted_to_a_title_stands_in_it(rules: Ruleset, title: str) -> None:
    reasons = judge_title(Block(title, Role.TITLE, "", rules.automaton), rules.reader).reasons
    quoted = [part.partition("”")[0] for reason in reasons for part in reason.split("“")[1:]]
    assert quoted
    assert all(word in title for word in quoted)
