"""Whatever the reading can name has a Chinese name, and whatever is called a reason is a feature there is."""

from __future__ import annotations

import tomllib
import typing
from pathlib import Path

import pytest

from addin_server.core.kinds.empty_claim import EmptyClaim
from addin_server.core.kinds.title_fault import TitleFault
from addin_server.core.reading.models import LEAD_QUESTIONS
from addin_server.core.reading.reasons import Weighed
from addin_server.core.reading.statement import Act, Governor, Measure, Mood
from addin_server.core.ruleset import Ruleset
from addin_server.rulebook import reading_words

RULES = Path(__file__).parent.parent.parent / "rules"
WORDS = reading_words.load(RULES)


def allowed(kind: type, field: str) -> set[str]:
    """The values a field of a rule may have."""
    annotated = typing.get_type_hints(kind)[field]
    return set(typing.get_args(annotated))


def test_every_act_mood_governor_and_measure_has_a_name() -> None:
    assert set(WORDS.act) == set(Act)
    assert set(WORDS.mood) == set(Mood)
    assert set(WORDS.governor) == set(Governor)
    assert set(WORDS.measure) == set(Measure)


def test_every_group_of_acts_is_named_and_used() -> None:
    assert set(WORDS.group) == set(typing.get_args(reading_words.Group)) == {a.group for a in WORDS.act.values()}


def test_every_claim_fault_and_question_has_a_name(rules: Ruleset) -> None:
    assert set(WORDS.claim) == allowed(EmptyClaim, "claim") == set(rules.models["emptiness"].classes)
    assert set(WORDS.fault) == allowed(TitleFault, "fault")
    assert set(WORDS.question) == set(LEAD_QUESTIONS)


def test_names_of_one_kind_are_told_apart() -> None:
    for names in (WORDS.mood, WORDS.governor, WORDS.measure, WORDS.claim, WORDS.fault, WORDS.question, WORDS.group):
        assert len(set(names.values())) == len(names)
    assert len({act.name for act in WORDS.act.values()}) == len(Act)


def test_word_classes_that_are_called_reasons_exist(rules: Ruleset) -> None:
    called = tomllib.loads((RULES / "reading" / "reasons.toml").read_text("utf-8"))["class"]
    assert called.keys() <= rules.lexicons.keys()


@pytest.mark.parametrize(
    ("question", "models", "name"),
    [("empty", ("empty", "claim"), "empty"), ("title", ("title",), "weak"), ("breadth", ("breadth",), "broad")],
)
def test_every_phrase_of_a_question_can_be_told(
    question: str, models: tuple[str, ...], name: str, rules: Ruleset
) -> None:
    """A feature that weighs against it, or is none, is never a reason for it."""
    phrases = tomllib.loads((RULES / "reading" / "reasons.toml").read_text("utf-8"))[question]
    weigh = {one.name for model in models for one in rules.models[model].reasons(dict.fromkeys(phrases, 1.0), name)}
    assert phrases.keys() <= weigh


def test_a_word_class_is_a_reason_for_every_question(rules: Ruleset) -> None:
    def seen(_name: str) -> list[str]:
        return ["久久为功"]

    for question in ("empty", "title", "breadth"):
        assert rules.models.explained(question, [Weighed("class:slogans", 1, 1)], seen) == ("用了口号“久久为功”",)
    of_title = rules.models.explained("breadth", [Weighed("title:class:slogans", 1, 1)], seen)
    assert of_title == ("标题用了口号“久久为功”",)
