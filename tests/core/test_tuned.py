"""A ruleset as one of many users has it says what the same wishes say as a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server import assets
from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.language.block import SHIELD
from addin_server.core.model import Draft, Paragraph, Severity
from addin_server.core.rules.profile import Profile
from addin_server.core.ruleset import Ruleset
from addin_server.rulebook import preferences
from addin_server.rulebook.preferences import Preferences

LINES = (
    "青槐镇：“红色驿站”提升干部素质，取得显著成效",
    "今年以来，青槐镇深入推进基层党建工作，进一步提升了党员干部的能力素质，取得了显著成效。",
    "镇党委高度重视、狠抓落实，走出了一条新路子，得到群众的一致好评，先锋小屋已成为一张亮丽名片。",
)


def draft(*more: str) -> Draft:
    return Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate((*LINES, *more))))


WISHES = (
    Preferences(off=("vague.",)),
    Preferences(severity={"vague": Severity.ADVICE, "title": Severity.ERROR}),
    Preferences(words=("亮丽名片", "先锋小屋", "狠抓落实"), topics=("基层党建",)),
    Preferences(off=("lead",), words=("显著成效",), topics=("党员教育", "能力素质")),
)


@pytest.mark.parametrize("wanted", WISHES)
def test_it_finds_what_a_folder_of_the_same_wishes_makes_it_find(
    rules: Ruleset, tmp_path: Path, wanted: Preferences
) -> None:
    preferences.write(tmp_path, wanted, rules.known)
    layered = ruleset.load(assets.rules(), [tmp_path])
    tuned = rules.tuned(preferences.profile_of(wanted), preferences.words_of(wanted))
    assert Checker(tuned).check(draft()) == Checker(layered).check(draft())
    assert {rule.id for rule in tuned.off} == {rule.id for rule in layered.off}


def test_it_leaves_the_ruleset_it_came_from_as_it_was(rules: Ruleset) -> None:
    before = Checker(rules).check(draft())
    rules.tuned(Profile(off=("vague.",)), {SHIELD: ("亮丽名片",)})
    assert Checker(rules).check(draft()) == before


def test_a_number_that_a_rule_does_not_have_is_refused(rules: Ruleset) -> None:
    with pytest.raises(ValueError, match="没有叫"):
        rules.tuned(Profile(set={rules.rules[0].id: {"nothing": 3}}), {})


def test_what_a_layer_requires_no_later_one_changes(rules: Ruleset, tmp_path: Path) -> None:
    county, own = tmp_path / "county", tmp_path / "own"
    held, free = next(r.id for r in rules.rules if r.id.startswith("title.")), "vague."
    preferences.write(own, Preferences(off=("title", free), severity={held: Severity.ADVICE}), rules.known)
    county.mkdir()
    (county / "profile.toml").write_text(f'required = ["{held}"]\n[severity]\n"{held}" = "error"\n', "utf-8")
    layered = ruleset.load(assets.rules(), [county, own])
    assert layered[held].severity is Severity.ERROR
    left = {rule.id for rule in layered.rules if rule.id.startswith(("title.", free))}
    assert left and all(id_.startswith(held) for id_ in left)
    profile = Profile(off=("title", free), severity={held: Severity.ADVICE})
    assert {r.id for r in ruleset.load(assets.rules(), [county]).tuned(profile, {}).rules} == set(layered.by_id)
