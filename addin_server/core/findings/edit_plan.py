"""From chosen fixes to edits that can be applied together."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from addin_server.core.model import Edit, Report


class EditPlan(msgspec.Struct, frozen=True):
    """`edits` do not overlap and are in reading order; `conflicts` and `stale` are the keys left out.

    A finding conflicts when its fix touches characters an earlier choice already changes; it is stale when the draft
    no longer has it, or it has no such fix.
    """

    edits: tuple[Edit, ...]
    conflicts: tuple[str, ...]
    stale: tuple[str, ...]


def plan(report: Report, choices: Iterable[tuple[str, int]]) -> EditPlan:
    """Return the plan for (finding key, index of its fix) pairs, earlier ones first."""
    by_key = {finding.key: finding for finding in report.findings}
    order = {paragraph.id: index for index, paragraph in enumerate(report.paragraphs)}
    edits: list[Edit] = []
    conflicts, stale = [], []
    for key, index in choices:
        finding = by_key.get(key)
        if finding is None or index >= len(finding.fixes):
            stale.append(key)
        elif any(_overlap(new, old) for new in finding.fixes[index].edits for old in edits):
            conflicts.append(key)
        else:
            edits += finding.fixes[index].edits
    edits.sort(key=lambda e: (order[e.paragraph], e.span))
    return EditPlan(tuple(edits), tuple(conflicts), tuple(stale))


def _overlap(a: Edit, b: Edit) -> bool:
    """Whether two edits touch the same characters, or insert at the same position."""
    if a.paragraph != b.paragraph:
        return False
    return a.span == b.span or (a.span.start < b.span.end and b.span.start < a.span.end)
