"""Whether a text is about one person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.reading.protagonist_features import naming, naming_joined, protagonist_features
from addin_server.core.ruleset import Ruleset

PORTRAIT = (
    "天刚亮，周小满又上了山。",
    "周小满守林二十年，走坏了三十双胶鞋。",
    "“他比鸟起得早。”邻居龚桂兰说。",
    "周小满今年五十八岁，还有两年退休。",
)


@pytest.fixture
def block(rules: Ruleset) -> Callable[[str], Block]:
    return lambda text: Block(text, Role.BODY, "", rules.automaton)


def test_who_is_named_in_most_paragraphs_is_whom_it_is_about(block: Callable[[str], Block]) -> None:
    assert protagonist_features(naming(list(map(block, PORTRAIT)))) == {"person:share": 0.75}


def test_parts_are_added_up(block: Callable[[str], Block]) -> None:
    halves = naming(list(map(block, PORTRAIT[:2]))), naming(list(map(block, PORTRAIT[2:])))
    assert naming_joined(halves) == naming(list(map(block, PORTRAIT)))


def test_persons_named_once_are_examples(block: Callable[[str], Block]) -> None:
    lines = ("柳塘镇给护林员配了对讲机。", "护林员周小满说，信号好多了。", "龚桂兰家离得近，也领了一台。")
    assert protagonist_features(naming(list(map(block, lines)))) == {}


def test_a_text_without_paragraphs_is_about_nobody() -> None:
    assert protagonist_features(naming(())) == {}
