"""What a folder of drafts adds to the figures: about how many of them each rule spoke, by the unit they come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from addin_server.batch.unit import unit_of
from addin_server.calibration.counting import reports_of
from addin_server.core.engine import Checker
from addin_server.core.model import Report
from addin_server.core.ruleset import Ruleset
from addin_server.department.figures import LONGEST_UNIT, MonthFigures, RuleCount

NO_UNIT = "没有署名"


def of_folder(folder: Path, rules: Ruleset, month: str) -> tuple[list[MonthFigures], list[str]]:
    """Return the counts of the drafts in a folder, and what could not be read. The drafts are forgotten.

    One for each unit; a rule that speaks thrice about a draft spoke about one.
    """
    spoke: defaultdict[str, Counter[str]] = defaultdict(Counter)
    unread: list[str] = []
    for name, found in reports_of(folder, Checker(rules)):
        if isinstance(found, Report):
            unit = unit_of(name, found, (), rules.automaton)[:LONGEST_UNIT] or NO_UNIT
            spoke[unit].update({finding.rule for finding in found.findings if not finding.folded})
        else:
            unread.append(f"{name}：{found}")
    return [MonthFigures(unit, month, _counts(times)) for unit, times in sorted(spoke.items()) if times], unread


def _counts(found: Counter[str]) -> tuple[RuleCount, ...]:
    return tuple(RuleCount(rule, "found", times) for rule, times in sorted(found.items()))
