"""Rules picked by the words that occur: none that would have found something is left out."""

from __future__ import annotations

from addin_server.core.examples import unmarked
from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.rules.word_index import WordIndex, any_of
from addin_server.core.ruleset import Ruleset


def test_what_finds_anything_is_among_what_is_asked(rules: Ruleset) -> None:
    found = 0
    texts = {text for rule in rules.rules for example in rule.example for text in (example.weak, example.ok)}
    for line in sorted({line for text in texts for line in unmarked(text).splitlines() if line.strip()}):
        for role in (Role.TITLE, Role.BODY):
            block = Block(line, role, "", rules.automaton)
            asked = {rule.id for rule, _ in rules.checks_by_word[role].among(block.present)}
            finding = {rule.id for rule, check in rules.block_checks[role] if list(check(block))}
            assert finding <= asked, line
            found += len(finding)
    assert found


def test_items_keep_their_order() -> None:
    items = WordIndex([(frozenset({"b"}), 1), (None, 2), (frozenset({"a", "b"}), 3), (frozenset(), 4)])
    assert items.among({"b": 0}.keys()) == [1, 2, 3]
    assert items.among({"c"}) == [2]


def test_keys_of_several_are_open_where_one_is() -> None:
    assert any_of([frozenset({"a"}), frozenset({"b"})]) == frozenset({"a", "b"})
    assert any_of([frozenset({"a"}), None]) is None
