"""The pages are in step with the data, and every criterion is looked after or says why not."""

from __future__ import annotations

from pathlib import Path

from addin_server.core.ruleset import Ruleset
from addin_server.rulebook import handbook

ROOT = Path(__file__).parent.parent.parent


def test_the_published_pages_are_current(rules: Ruleset) -> None:
    """`python -m scripts.publish_rules` writes them anew."""
    published = {path.stem: path.read_text("utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert published == handbook.pages(rules, ROOT / "rules")


def test_every_rule_answers_a_criterion_and_every_criterion_is_answered(rules: Ruleset) -> None:
    criteria = [c for part in handbook.coverage(ROOT / "rules").part.values() for c in part.values()]
    answered = {rule for c in criteria for rule in c.rules}
    assert answered == set(rules.by_id)
    assert all(c.rules or c.because for c in criteria)
    assert {c.source for c in criteria} <= set(rules.sources)


def test_every_founding_document_is_cited(rules: Ruleset) -> None:
    table = handbook.coverage(ROOT / "rules").part.values()
    cited = {c.source for part in table for c in part.values()}
    cited |= {key.partition(".")[0] for rule in rules.rules for key in rule.source}
    explained = "".join(c.because for part in table for c in part.values())
    assert all(key in cited or key in explained for key in rules.sources)
