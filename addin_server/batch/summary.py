"""What a batch adds up to. Pure: outcomes in, figures out. Units stand in the order of the roster, never by merit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from addin_server.batch.outcome import FileOutcome
from addin_server.batch.roster import UNKNOWN, RosterUnit
from addin_server.batch.similar import DraftPair, SimilarityKind
from addin_server.batch.verdict import SuggestedVerdict, verdict
from addin_server.core.findings.score import WEIGHTS
from addin_server.core.model import Severity
from addin_server.vocabulary import VERDICT_NAMES

BANDS = ((0, 39), (40, 49), (50, 59), (60, 69), (70, 79), (80, 89), (90, 100))
"""Scores that are counted together."""

PARTS = tuple(WEIGHTS)


class SummaryRow(NamedTuple):
    """A draft that was read, its unit, and what a reviewer might decide."""

    outcome: FileOutcome
    unit: str
    verdict: SuggestedVerdict


class RuleFrequency(NamedTuple):
    """A rule: how often it found something, in how many drafts, its gravest severity there."""

    rule: str
    severity: Severity
    times: int
    drafts: int


class UnitFigures(NamedTuple):
    """A unit: its drafts, characters, mean score, findings by severity, mean share of each part (0–100).

    What is no brief is a draft without a score: `scored` counts the others, whose means these are.
    """

    unit: str
    drafts: int
    scored: int
    characters: int
    score: int | None
    findings: Mapping[Severity, int]
    parts: Mapping[str, int]

    def per_thousand(self, severity: Severity) -> float:
        """Findings in a thousand characters."""
        return 1000 * self.findings[severity] / self.characters if self.characters else 0.0

    @property
    def density(self) -> float:
        return sum(self.per_thousand(severity) for severity in Severity)


class BatchSummary(NamedTuple):
    """All the report shows. `absent` are units of the roster without a draft; `unread` files with their reasons."""

    rows: tuple[SummaryRow, ...]
    unread: tuple[FileOutcome, ...]
    all: UnitFigures
    units: tuple[UnitFigures, ...]
    absent: tuple[str, ...]
    bands: tuple[tuple[str, int], ...]
    faults: tuple[RuleFrequency, ...]
    pairs: tuple[DraftPair, ...]
    verdicts: tuple[tuple[str, int], ...]
    by_roster: bool = False

    @property
    def ranked(self) -> tuple[tuple[int, UnitFigures], ...]:
        """Named units with a score by their mean, each with its place; equal ones share one. Only shown where asked."""
        known = sorted((u for u in self.units if u.scored and u.unit != UNKNOWN), key=lambda unit: -(unit.score or 0))
        scores = [unit.score for unit in known]
        return tuple((scores.index(unit.score) + 1, unit) for unit in known)


def summarise(
    outcomes: Sequence[FileOutcome], pairs: Sequence[DraftPair], roster: Sequence[RosterUnit] = ()
) -> BatchSummary:
    """Add up a batch."""
    read = [outcome for outcome in outcomes if not outcome.error]
    order = _order(read, roster)
    repeated = {p.second.name: p.first.title or p.first.name for p in pairs if p.kind is SimilarityKind.SAME}
    rows = [SummaryRow(o, o.unit or UNKNOWN, verdict(o, repeats=repeated.get(o.name, ""))) for o in read]
    rows.sort(key=lambda row: order[row.unit])
    scores = [outcome.score for outcome in read if outcome.score is not None]
    decided = Counter(row.verdict.name for row in rows)
    sent = {row.unit for row in rows}
    return BatchSummary(
        rows=tuple(rows),
        unread=tuple(outcome for outcome in outcomes if outcome.error),
        all=_figures("合计", read),
        units=tuple(_figures(unit, [r.outcome for r in rows if r.unit == unit]) for unit in order if unit in sent),
        absent=tuple(unit.name for unit in roster if unit.name not in sent),
        bands=tuple((f"{low}–{high}", sum(low <= score <= high for score in scores)) for low, high in BANDS),
        faults=tuple(_faults(read)),
        pairs=tuple(pairs),
        verdicts=tuple((name, decided[name]) for name in VERDICT_NAMES.values()),
        by_roster=bool(roster),
    )


def _order(outcomes: Iterable[FileOutcome], roster: Sequence[RosterUnit]) -> dict[str, int]:
    """Units of the roster, then others as they come, then the drafts whose unit is not known."""
    others = (outcome.unit for outcome in outcomes if outcome.unit)
    names = dict.fromkeys([*(unit.name for unit in roster), *others])
    return {name: number for number, name in enumerate([*names, UNKNOWN])}


def _figures(unit: str, outcomes: Sequence[FileOutcome]) -> UnitFigures:
    scores = [outcome.score for outcome in outcomes if outcome.score is not None]
    number = max(len(scores), 1)
    points = Counter[str]()
    for outcome in outcomes:
        points.update({part.part: part.points for part in outcome.parts})
    return UnitFigures(
        unit=unit,
        drafts=len(outcomes),
        scored=len(scores),
        characters=sum(outcome.characters for outcome in outcomes),
        score=round(sum(scores) / number) if scores else None,
        findings={severity: sum(outcome.of(severity) for outcome in outcomes) for severity in Severity},
        parts={part: round(100 * points[part] / number / weight) for part, weight in WEIGHTS.items()},
    )


def _faults(outcomes: Iterable[FileOutcome]) -> list[RuleFrequency]:
    times, drafts = Counter[str](), Counter[str]()
    gravest: dict[str, Severity] = {}
    for outcome in outcomes:
        drafts.update({count.rule for count in outcome.counts})
        for count in outcome.counts:
            times[count.rule] += count.times
            known = gravest.get(count.rule, count.severity)
            gravest[count.rule] = min(known, count.severity, key=lambda severity: severity.rank)
    found = [RuleFrequency(rule, gravest[rule], number, drafts[rule]) for rule, number in times.items()]
    return sorted(found, key=lambda fault: (-fault.times, fault.severity.rank, fault.rule))
