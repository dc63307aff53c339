"""One place for each fact: the tables are whole, what is generated is current, and nobody writes them a second time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from addin_server import vocabulary
from addin_server.batch import collect
from addin_server.core.model import Role, Severity
from addin_server.core.ruleset import Ruleset
from addin_server.vocabulary import publish

ROOT = Path(__file__).parents[2]
PANE = ROOT / "taskpane" / "src"
GENERATED = PANE / "generated"


def sources(folder: Path, *suffixes: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in suffixes and GENERATED not in path.parents]


def test_every_severity_role_and_category_has_its_name(rules: Ruleset) -> None:
    assert [severity.id for severity in vocabulary.SEVERITIES] == [severity.value for severity in Severity]
    assert {role.id for role in vocabulary.ROLES} == {role.value for role in Role}
    assert {rule.category for rule in rules.rules} <= set(vocabulary.CATEGORY_NAMES)
    assert {severity.tone for severity in vocabulary.SEVERITIES} <= set(vocabulary.COLOURS)


@pytest.mark.parametrize("name", publish.files())
def test_what_is_generated_is_current(name: str) -> None:
    assert (GENERATED / name).read_text("utf-8") == publish.files()[name], "run scripts/publish_vocabulary.py"


def test_a_folder_of_drafts_takes_all_that_can_be_read_but_templates() -> None:
    assert vocabulary.suffixes(templates=False) == collect.SUFFIXES
    assert vocabulary.suffixes() - collect.SUFFIXES == {".dotx", ".dotm", ".wpt"}


def test_the_pane_lists_no_suffixes_of_its_own() -> None:
    assert not [path for path in sources(PANE, ".ts", ".tsx") if "docm" in path.read_text("utf-8")]


def test_no_rule_is_known_to_the_pane(rules: Ruleset) -> None:
    """What the pane must know of a rule travels with it."""
    ids = "|".join(sorted((re.escape(rule.id) for rule in (*rules.rules, *rules.off)), key=len, reverse=True))
    categories = "|".join(vocabulary.CATEGORY_NAMES)
    rule_or_prefix = re.compile(rf"""["'`]({ids}|({categories})\.[a-z-]*)["'`]""")
    named = {(path.name, found[1]) for path in sources(PANE, ".ts", ".tsx") for found in rule_or_prefix.finditer(
        path.read_text("utf-8"))}  # fmt: skip
    assert not named


def test_the_sign_and_the_severities_are_written_once() -> None:
    words = re.compile(rf"""["'`]({re.escape(vocabulary.SIGN)}|{"|".join(vocabulary.SEVERITY_NAMES.values())})["'`]""")
    files = [*sources(PANE, ".ts", ".tsx"), *sources(ROOT / "addin_server", ".py")]
    assert not [path for path in files if words.search(path.read_text("utf-8"))]


def test_no_page_or_report_has_a_colour_of_its_own() -> None:
    """Black and white are no choice: paper and high contrast."""
    colour = re.compile(r"(?<!\w)#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
    plain = {"#fff", "#000", "#ff0", "#ffffff", "#000000"}
    files = [*sources(PANE, ".css"), *sources(ROOT / "addin_server", ".css", ".py", ".j2")]
    own = {(str(path), found) for path in files for found in colour.findall(path.read_text("utf-8"))}
    assert not {(path, found) for path, found in own if found not in plain}


def test_a_variable_that_a_page_uses_is_one_of_the_colours() -> None:
    pages = sources(ROOT / "addin_server", ".css", ".py", ".j2")
    used = {name for path in pages for name in re.findall(r"var\(--([\w-]+)\)", path.read_text("utf-8"))}
    assert used and used <= set(vocabulary.COLOURS)
