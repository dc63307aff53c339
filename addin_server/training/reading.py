"""Training texts under the rules: the drafts they stand for and the reports of them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from addin_server.core import examples
from addin_server.core.model import BriefType, Draft, Finding, Paragraph, Report, Role
from addin_server.core.rules.rule import Rule
from addin_server.training.library import paragraphs
from addin_server.training.model import PARTS, ExamplePair, Part

Check = Callable[[Draft], Report]
"""Something that reports on a draft by the rules in force."""

_OF_PARTS = {"title": "标题", "lead": "导语", "body": "主体", "ending": "结尾", "background": "背景"}


def draft(text: str, type_: BriefType | None, role: Role | None = None) -> Draft:
    """Return the draft a text stands for; `role` is what a text of one line is."""
    lines = paragraphs(text)
    pinned = role if len(lines) == 1 else None
    found = tuple(Paragraph(id=f"p{i}", text=line, pinned=pinned) for i, line in enumerate(lines, 1))
    return Draft(paragraphs=found, type=type_)


def step_report(text: str, type_: BriefType | None, check: Check) -> Report:
    """Return the report of a whole draft."""
    return check(draft(text, type_))


def passage_report(pair: ExamplePair, part: Part, text: str, check: Check) -> Report:
    """Return the report of a pair's text. A passage alone is not blamed for the parts that are not there."""
    return passage_check(part, check)(passage_draft(pair, part, text))


def passage_draft(pair: ExamplePair, part: Part, text: str) -> Draft:
    """Return the draft that one side of a pair stands for."""
    return draft(examples.unmarked(text), pair.type, PARTS[part])


def passage_check(part: Part, check: Check) -> Check:
    """Return a check that leaves out what a passage alone cannot have."""

    def checked(passage: Draft) -> Report:
        report = check(passage)
        if len(report.paragraphs) > 1:
            return report
        return msgspec.structs.replace(report, findings=tuple(f for f in report.findings if _own(f, part)))

    return checked


def card(rule: Rule) -> tuple[Draft, Draft] | None:
    """Return a rule's own weak and good example as drafts; None when no example has both."""
    example = next((e for e in rule.example if e.weak and e.good), None)
    if example is None:
        return None
    weak, good = examples.unmarked(example.weak), example.good
    return examples.draft_of(rule, example, weak), examples.draft_of(rule, example, good)


def card_check(rule: Rule, check: Check) -> Check:
    """Return a check that speaks of one rule only: its example need not be a whole brief."""

    def checked(passage: Draft) -> Report:
        report = check(passage)
        return msgspec.structs.replace(report, findings=tuple(f for f in report.findings if rule.id in rules_of(f)))

    return checked


def rules_of(finding: Finding) -> set[str]:
    """The rule of a finding and those that were joined into it."""
    return {finding.rule, *str(finding.params.get("also", "")).split()}


def _own(finding: Finding, part: Part) -> bool:
    if finding.paragraph is None:
        return False
    return _OF_PARTS.get(finding.category, part) == part or PARTS[part].value == finding.category
