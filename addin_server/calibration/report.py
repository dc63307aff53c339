"""The figures and proposals to look at: a page that needs nothing else, and a workbook. No sentence of a draft."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Font

from addin_server import html_templates
from addin_server.calibration.proposing import Proposal, RateEstimate, RuleRates
from addin_server.vocabulary import SEVERITY_NAMES

_ASSETS = Path(__file__).parent / "assets"


class Calibration(NamedTuple):
    """What is reported. `adopted` and `returned` are numbers of drafts, `unread` names with reasons."""

    adopted: int
    returned: int
    rows: Sequence[RuleRates]
    proposals: Sequence[Proposal]
    unread: Sequence[str] = ()


def page(done: Calibration) -> str:
    """Return the page."""
    style = html_templates.page_css() + (_ASSETS / "report.css").read_text("utf-8")
    return html_templates.render(
        _ASSETS / "report.html.j2",
        done=done,
        said=said,
        words=SEVERITY_NAMES,
        style=html_templates.verbatim(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def workbook(done: Calibration) -> bytes:
    """Return the workbook: one sheet of proposals, one of all figures."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "建议"
    sheet.append(["规则", "建议", "改成", "采用稿", "退回稿"])
    for p in done.proposals:
        sheet.append([p.row.name, p.kind.value, said(p), _written(p.row.adopted), _written(p.row.returned)])
    figures = book.create_sheet("各条规则")
    figures.append(
        ["规则", "编号", "轻重", "采用稿里说到", "占比", "下限", "上限", "退回稿里说到", "占比", "下限", "上限"]
    )
    for row in done.rows:
        numbers = [
            value for rate in (row.adopted, row.returned) for value in (rate.spoke, rate.share, rate.low, rate.high)
        ]
        figures.append([row.name, row.rule, SEVERITY_NAMES[row.severity], *numbers])
    for each in (sheet, figures):
        each.freeze_panes = "A2"
        each.column_dimensions["A"].width = 28
        for cell in each[1]:
            cell.font = Font(bold=True)
    for line in figures.iter_rows(min_row=2):
        for cell in line:
            if isinstance(cell.value, float):
                cell.number_format = "0%"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def said(proposal: Proposal) -> str:
    """Return what a proposal changes to, as it is shown."""
    return SEVERITY_NAMES.get(proposal.to, proposal.to)


def _written(rate: RateEstimate) -> str:
    return f"{rate.spoke}/{rate.drafts}（{rate.low:.0%}–{rate.high:.0%}）"
