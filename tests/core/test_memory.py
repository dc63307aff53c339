"""What a checker remembers: the last draft whole, of those before as much as it was told."""

from __future__ import annotations

import pytest

from addin_server.core import engine
from addin_server.core.engine import Checker
from addin_server.core.explain import explain
from addin_server.core.language.block import Block
from addin_server.core.model import Draft, Paragraph
from addin_server.core.ruleset import Ruleset

TEXT = "清河县组织部派出12名干部驻村，逐户核对单据，办结报销{}笔。"


def draft(first: int, count: int) -> Draft:
    return Draft(paragraphs=tuple(Paragraph(id=f"p{n}", text=TEXT.format(n)) for n in range(first, first + count)))


def test_an_edit_in_a_draft_larger_than_the_memory_reads_one_paragraph(
    rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    checker = Checker(rules, memory=200)
    before = draft(0, 30)
    checker.check(before)
    read: list[str] = []

    def counted(text: str, *args: object) -> Block:
        read.append(text)
        return Block(text, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "Block", counted)
    edited = Paragraph(id="p9", text=TEXT.format("八"))
    checker.check(Draft(paragraphs=(*before.paragraphs[:9], edited, *before.paragraphs[11:])))
    assert read == [edited.text]


def test_what_was_seen_long_ago_is_forgotten(rules: Ruleset) -> None:
    checker = Checker(rules, memory=2_000)
    for number in range(0, 400, 20):
        checker.check(draft(number, 20))
    assert sum(len(block.raw) for block in checker.blocks) <= 2_000


def test_a_draft_of_which_few_paragraphs_are_open_reads_the_same(rules: Ruleset) -> None:
    texts = [section.sample for template in rules.templates.values() for section in template.section]
    whole = Draft(paragraphs=tuple(Paragraph(id=f"p{n}", text=text) for n, text in enumerate(texts)))
    expected = Checker(rules).check(whole)
    checker = Checker(rules, most_open=200)
    assert checker.check(whole) == expected
    assert sum(len(block.raw) for block in checker.blocks if block.is_open) <= 200 + max(map(len, texts))
    edited = (*whole.paragraphs[:5], Paragraph(id="p5", text=texts[5] + "好"), *whole.paragraphs[6:])
    assert checker.check(Draft(paragraphs=edited)) == Checker(rules).check(Draft(paragraphs=edited))


def test_a_closed_paragraph_holds_its_facts_alone(rules: Ruleset) -> None:
    checker = Checker(rules)
    checker.check(draft(0, 4))
    for block in checker.blocks:
        before = dict(block.facts)
        block.close()
        assert block.facts == before and not block.is_open


def test_what_a_draft_was_read_as_is_told_with_few_paragraphs_open(rules: Ruleset) -> None:
    texts = [section.sample for template in rules.templates.values() for section in template.section]
    whole = Draft(paragraphs=tuple(Paragraph(id=f"p{n}", text=text) for n, text in enumerate(texts)))
    checker = Checker(rules, most_open=200)
    checker.check(whole)

    def few_are_open() -> None:
        opened = [len(block.raw) for block in checker.blocks if block.is_open]
        assert sum(sorted(opened)[:-1]) <= 200 + max(map(len, texts))

    assert explain(whole, checker, few_are_open) == explain(whole, Checker(rules))
    few_are_open()


def test_the_first_draft_may_be_one_paragraph_longer_than_may_be_open(rules: Ruleset) -> None:
    whole = Draft(paragraphs=(Paragraph(id="p0", text="好" * (engine.OPEN + 1)),))
    assert Checker(rules.of(rules.rules)).check(whole) == Checker(rules).check(whole)
