"""How complete a draft is, line by line; of what is no brief, that it has no score and why."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.findings.score import UNSCORED, why_unscored
from addin_server.core.model import Report

_STATES = {"yes": "✓", "partly": "◐", "no": "✗", "none": "–"}


def completeness_lines(report: Report) -> Iterator[str]:
    """Yield the parts with what each lacks, then the questions of the lead."""
    if not report.parts:
        yield f"{UNSCORED}：{why_unscored(report.genre.name)}，不按信息的要素看"
        return
    yield "要素：" + "　".join(f"{p.part} {_STATES[p.state]}{p.lacks}" for p in report.parts)
    if report.lead:
        yield "导语：" + "　".join(f"{a.question} {_STATES[a.state]}" for a in report.lead)
