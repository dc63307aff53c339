"""The table of former names can be maintained: each line says since when and by what, and a layer may add to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.core import ruleset
from addin_server.core.checks.renamed import change_of
from addin_server.core.engine import Checker
from addin_server.core.language.lexicon import LexiconEntry
from addin_server.core.model import Draft, Paragraph, Role
from addin_server.core.ruleset import Ruleset

RULES = Path(__file__).parents[3] / "rules"


def names(checker: Checker, text: str) -> list[str]:
    draft = Draft(paragraphs=(Paragraph(id="p1", text=text, pinned=Role.BODY),))
    return [f.quote for f in checker.check(draft).findings if f.rule == "policy.former-name"]


def test_every_line_says_since_when_and_by_what(rules: Ruleset) -> None:
    for entry in rules.lexicons["former-names"].values():
        change = change_of(entry)
        assert 2018 <= change.since.year <= 2026 and change.source and entry.replacements


def test_a_name_in_force_is_not_a_former_one(rules: Ruleset) -> None:
    table = rules.lexicons["former-names"]
    assert not {word for entry in table.values() for word in entry.replacements} & set(table) - {"国家乡村振兴局"}


def test_an_organisation_adds_its_own_names_and_takes_some_back(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    lines = "二轻局->工信局 | 早就没有了\n非公党工委->社会工作部 | 2024-06，职责划入；本县机构改革方案\n乡村振兴局\n"
    (tmp_path / "lexicon" / "former-names.txt").write_text(lines, "utf-8")
    checker = Checker(ruleset.load(RULES, [tmp_path]))
    assert names(checker, "县非公党工委走访企业36家。") == ["非公党工委"]
    assert names(checker, "县二轻局走访企业36家。") == ["二轻局"]
    assert names(checker, "县乡村振兴局走访农户36户。") == []


def test_a_line_without_a_date_is_told() -> None:
    with pytest.raises(ValueError, match="年-月"):
        change_of(LexiconEntry("县二轻局", ("县工信局",), "早就没有了"))
