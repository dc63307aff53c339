"""The report as one page that needs nothing else: no network, no script, every text escaped by the template engine."""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from pathlib import Path

from addin_server import html_templates
from addin_server.batch import charts
from addin_server.batch.report_info import ReportInfo
from addin_server.batch.roster import UNKNOWN
from addin_server.batch.similar import DraftPair
from addin_server.batch.summary import BatchSummary
from addin_server.vocabulary import SEVERITY_NAMES

_ASSETS = Path(__file__).parent / "assets"
_MOST_PAIRS = 40


def page(summary: BatchSummary, info: ReportInfo) -> str:
    """Return the page."""
    style = html_templates.page_css() + (_ASSETS / "report.css").read_text("utf-8")
    return html_templates.render(
        _ASSETS / "report.html.j2",
        s=summary,
        style=html_templates.verbatim(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        folder=info.folder,
        day=f"{info.day.year} 年 {info.day.month} 月 {info.day.day} 日",
        settings=info.settings,
        rules=len(info.ruleset.rules),
        digest=info.ruleset.digest,
        passed_over=info.passed_over,
        ranking=info.rank_units,
        where=info.where,
        known_units=sum(unit.unit != UNKNOWN for unit in summary.units),
        unknown=UNKNOWN,
        order="按名册次序" if summary.by_roster else "按来稿次序",
        words=SEVERITY_NAMES,
        tones=charts.TONES,
        most_pairs=_MOST_PAIRS,
        columns=charts.columns(summary.bands),
        share_bar=charts.share_bar,
        fault_bar=partial(charts.fault_bar, summary=summary),
        unit_bar=partial(charts.unit_bar, summary=summary),
        pair_bar=_pair_bar,
        heat=charts.heat,
        name_of=info.name_of,
    )


def _pair_bar(pair: DraftPair) -> list[charts.Segment]:
    return charts.pair_bar(pair.overlap.same, pair.overlap.new)
