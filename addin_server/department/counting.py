"""What a folder of drafts adds to the figures: about how many of them each rule spoke, by the unit they come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from addin_server.batch.unit import unit_of
from addin_server.calibration.counting import reports_of
from addin_server.core.engine import Checker
from addin_server.core.model import Report
from addin_server.core.ruleset import Ruleset
from addin_server.department.figures import Count, Sent

NO_UNIT = "没有署名"
_LONGEST = 32


def of_folder(folder: Path, rules: Ruleset, month: str) -> tuple[list[Sent], list[str]]:
    """Return the counts of the drafts in a folder, and what could not be read. The drafts are forgotten."""
    unread: list[str] = []

    def reports() -> Iterator[tuple[str, Report]]:
        for name, found in reports_of(folder, Checker(rules)):
            if isinstance(found, Report):
                yield name, found
            else:
                unread.append(f"{name}：{found}")

    return of_reports(reports(), rules, month), unread


def of_reports(reports: Iterable[tuple[str, Report]], rules: Ruleset, month: str) -> list[Sent]:
    """Return the counts of reports, one for each unit; a rule that speaks thrice about a draft spoke about one."""
    spoke: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, report in reports:
        unit = unit_of(name, report, (), rules.automaton)[:_LONGEST] or NO_UNIT
        spoke[unit].update({finding.rule for finding in report.findings if not finding.folded})
    return [Sent(unit, month, _counts(found)) for unit, found in sorted(spoke.items()) if found]


def _counts(found: Counter[str]) -> tuple[Count, ...]:
    return tuple(Count(rule, "found", times) for rule, times in sorted(found.items()))
