"""Bars and columns as numbers: percent of the width, pixels of the height. Drawing is the template's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from addin_server.batch.summary import BatchSummary, RuleFrequency, UnitFigures
from addin_server.core.model import Severity
from addin_server.vocabulary import SEVERITIES

TONES = {Severity(severity.id): severity.tone for severity in SEVERITIES}
_HIGHEST = 130


class Segment(NamedTuple):
    """A piece of a bar, with the class that fills it."""

    kind: str
    start: float
    width: float


class Column(NamedTuple):
    label: str
    number: int
    x: float
    width: float
    middle: float
    height: float


def columns(bands: Sequence[tuple[str, int]]) -> list[Column]:
    """Columns side by side, the tallest `_HIGHEST` pixels."""
    most = max((number for _, number in bands), default=0) or 1
    slot = 100 / max(len(bands), 1)
    return [
        Column(label, n, _r(i * slot + slot / 4), _r(slot / 2), _r(i * slot + slot / 2), round(_HIGHEST * n / most))
        for i, (label, n) in enumerate(bands)
    ]


def share_bar(share: int) -> list[Segment]:
    """A share of 100 on its track."""
    return [Segment("track", 0, 100), Segment("plain", 0, share)]


def fault_bar(fault: RuleFrequency, summary: BatchSummary) -> list[Segment]:
    """How often a rule spoke, against the one that spoke most."""
    most = max(other.times for other in summary.faults)
    return [Segment(TONES[fault.severity], 0, _r(100 * fault.times / most))]


def unit_bar(unit: UnitFigures, summary: BatchSummary) -> list[Segment]:
    """The three severities end to end, against the unit with most."""
    most = max(other.density for other in summary.units) or 1
    return _stacked((TONES[severity], 100 * unit.per_thousand(severity) / most) for severity in Severity)


def pair_bar(same: int, new: int) -> list[Segment]:
    """What the later draft shares with the earlier, and what it adds."""
    whole = (same + new) or 1
    return _stacked([("plain", 100 * same / whole), ("warn", 100 * new / whole)])


def heat(share: int) -> str:
    """The class of a cell: the weaker, the darker."""
    return "h3" if share < 65 else "h2" if share < 80 else "h1" if share < 92 else "h0"


def _stacked(pieces: Iterable[tuple[str, float]]) -> list[Segment]:
    found, start = [], 0.0
    for kind, width in pieces:
        if width > 0:
            found.append(Segment(kind, _r(start), _r(width)))
        start += width
    return found


def _r(number: float) -> float:
    return round(number, 2)
