"""Every model answer passes the check that judges the room's own answers."""

from __future__ import annotations

from collections import Counter

import pytest

from addin_server import assets, training
from addin_server.core.engine import Checker
from addin_server.core.model import Draft
from addin_server.core.ruleset import Ruleset
from addin_server.training import Library
from addin_server.web.lessons import Lessons
from addin_server.web.rulebook import Rulebook
from addin_server.wire.training import RewriteIn


@pytest.fixture(scope="module")
def library(rules: Ruleset) -> Library:
    return training.load(assets.rules(), [], training.known_rules(rules))


@pytest.fixture(scope="module")
def lessons(rules: Ruleset) -> Lessons:
    return Lessons(Rulebook(rules))


def parts(draft: Draft, checker: Checker) -> dict[tuple[str, int], tuple[int, str]]:
    """The paragraphs by role and turn: their number and their text."""
    seen = Counter[str]()
    found = {}
    for index, (paragraph, reading) in enumerate(zip(draft.paragraphs, checker.check(draft).roles, strict=True)):
        found[reading.role.value, seen[reading.role.value]] = (index, paragraph.text)
        seen[reading.role.value] += 1
    return found


def test_each_paragraph_of_each_finished_draft_is_accepted_at_every_step(
    rules: Ruleset, library: Library, lessons: Lessons
) -> None:
    checker, refused, asked = Checker(rules), [], 0
    for id_, steps in [*((x.id, len(x.step)) for x in library.lessons.values()), *((p, 2) for p in library.pairs)]:
        for step in range(steps - 1):
            text = lessons.text(id_, step)
            model = parts(text.finished, checker)
            for part, (index, words) in parts(text.draft, checker).items():
                answer = model.get(part, (0, words))[1]
                if answer != words:
                    asked += 1
                    said = lessons.judge(text, RewriteIn(index, answer))
                    if not said.content:
                        refused.append((id_, step, answer, [f.rule for f in (*said.left, *said.new)]))
    assert refused == []
    assert asked > len(library.lessons) + len(library.pairs)
