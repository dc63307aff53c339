"""Training from a small share of the shipped material: every question gets weights, and they tell empty from full."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server import learning
from addin_server.core.model import Role
from addin_server.core.reading.models import QUESTIONS, Models
from addin_server.core.reading.reader import Reader
from addin_server.core.ruleset import Ruleset
from addin_server.learning.examples import block, breadth_rows, brief_blocks

MATERIAL = Path(__file__).parents[2] / "rules" / "reading" / "material"
EMPTY = "县里加强组织领导，完善工作机制，狠抓工作落实，推动各项工作取得新成效。"
FULL = "县里给每个山村配1名会讲方言的党课教员，到会人数由9人升到23人。"


@pytest.fixture(scope="module")
def trained(rules: Ruleset) -> Models:
    small = learning.load([MATERIAL]).part(1, 25)
    return learning.models_of(learning.train(learning.with_examples(small, rules), rules.automaton))


def test_every_question_is_learned(trained: Models) -> None:
    assert all(trained[question].classes for question in QUESTIONS)


def test_the_same_material_gives_the_same_weights(rules: Ruleset) -> None:
    small = learning.with_examples(learning.load([MATERIAL]).part(1, 50), rules)
    assert learning.train(small, rules.automaton) == learning.train(small, rules.automaton)


def test_empty_is_told_from_full(trained: Models, rules: Ruleset) -> None:
    def emptiest(text: str) -> float:
        return max(read.empty for read in Reader(trained).read(block(text, Role.BODY, rules.automaton)).reads)

    assert emptiest(EMPTY) > 0.5 > emptiest(FULL)


def test_breadth_is_learned_from_the_text_under_any_title(rules: Ruleset) -> None:
    brief = next(b for b in learning.load([MATERIAL]).briefs if b.topic_too_broad and b.title)
    reader, automaton = rules.reader, rules.automaton
    own, none, stranger = breadth_rows(brief, brief_blocks(brief, automaton), "柳河镇办夜校", reader, automaton)
    assert {row.label for row in (own, none, stranger)} == {"broad"}
    assert {row.group for row in (own, none, stranger)} == {brief.id}
    assert not any(name.startswith("title:") for name in none.features)
    assert any(name.startswith("title:") for name in stranger.features)
    assert own.features != stranger.features
