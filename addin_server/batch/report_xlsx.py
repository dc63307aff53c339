"""The report as a workbook: one sheet a view, figures as numbers, texts never as formulas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from addin_server import vocabulary
from addin_server.batch.report_info import ReportInfo
from addin_server.batch.roster import UNKNOWN
from addin_server.batch.summary import PARTS, BatchSummary
from addin_server.core.findings.score import UNSCORED
from addin_server.core.model import Severity
from addin_server.vocabulary import SEVERITY_NAMES

_Value = str | int | float
_WORDS = list(SEVERITY_NAMES.values())
# Patterns that stay apart in black and white.
_FILLS = [(vocabulary.severity_colour(s.id).removeprefix("#").upper(), s.pattern) for s in vocabulary.SEVERITIES]
_WIDEST = 36
_ROW, _MOST_LINES = 15, 27  # points; a program lets a row be 409 points high
_LONGEST = 32_000


def workbook(summary: BatchSummary, info: ReportInfo) -> bytes:
    """Return the file."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has one
    _sheet(book, "总览", ("项目", "值"), _overview(summary, info))
    units = _sheet(book, "单位", ("单位", "篇数", "字数", "均分", *_WORDS, "每千字", *PARTS), _units(summary))
    rules = ("可改处", "轻重", "处数", "篇数", "规则")
    faults = _sheet(
        book,
        "规则",
        rules,
        ((info.name_of(f.rule), SEVERITY_NAMES[f.severity], f.times, f.drafts, f.rule) for f in summary.faults),
    )
    drafts = ("单位", "标题", "文件", "体裁", "字数", "得分", *_WORDS, "审稿结论（建议）", "原因", *PARTS)
    _sheet(book, "逐篇", drafts, _drafts(summary))
    pair = ("关系", "前一篇", "前一篇单位", "后一篇", "后一篇单位", "相同字数", "不同字数", "相同的数字", "相同的段落")
    _sheet(book, "重复", pair, _pairs(summary))
    unread = [*((o.name, o.error) for o in summary.unread), *(("", sentence) for sentence in info.passed_over)]
    _sheet(book, "没有看的", ("文件", "原因"), unread)
    if info.rank_units:
        ranked = ((place, u.unit, u.scored, _score(u.score)) for place, u in summary.ranked)
        _sheet(book, "排名", ("名次", "单位", "篇数", "均分"), ranked)
    _chart(units, "各单位可改处", first=5, last=7, rows=len(summary.units), at=f"A{len(summary.units) + 4}")
    _chart(
        faults, "最常见的可改处", first=3, last=3, rows=min(len(summary.faults), 12), at=f"A{len(summary.faults) + 4}"
    )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _score(score: int | None) -> _Value:
    return UNSCORED if score is None else score


def _overview(summary: BatchSummary, info: ReportInfo) -> Iterator[Sequence[_Value]]:
    yield "文件夹", info.folder
    yield "日期", info.day.isoformat()
    if info.settings:
        yield "选项", info.settings.strip("　")
    yield "规则", f"{len(info.ruleset.rules)} 条（{info.ruleset.digest}）"
    yield "稿件", len(summary.rows)
    yield "没有看成", len(summary.unread)
    yield "字数", summary.all.characters
    yield "平均分", _score(summary.all.score)
    yield UNSCORED, summary.all.drafts - summary.all.scored
    yield from ((SEVERITY_NAMES[severity], number) for severity, number in summary.all.findings.items())
    if summary.all.scored:
        yield from ((f"{part}得分率（%）", share) for part, share in summary.all.parts.items())
    yield from ((f"得分 {label}", number) for label, number in summary.bands)
    yield from ((f"建议{word}", number) for word, number in summary.verdicts)
    yield "重复", len(summary.pairs)
    if summary.absent:
        yield "没有来稿的单位", "、".join(summary.absent)


def _units(summary: BatchSummary) -> Iterator[Sequence[_Value]]:
    for u in summary.units:
        shares = u.parts.values() if u.scored else ("",) * len(PARTS)
        yield u.unit, u.drafts, u.characters, _score(u.score), *u.findings.values(), round(u.density, 1), *shares


def _drafts(summary: BatchSummary) -> Iterator[Sequence[_Value]]:
    for unit, o, decided in ((row.unit, row.outcome, row.verdict) for row in summary.rows):
        points = {part.part: part.points for part in o.parts}
        found = [o.of(severity) for severity in Severity]
        head = (unit, o.title, o.name, o.genre, o.characters, _score(o.score))
        yield *head, *found, decided.name, decided.because, *(points.get(part, "") for part in PARTS)


def _pairs(summary: BatchSummary) -> Iterator[Sequence[_Value]]:
    for kind, first, second, shared in summary.pairs:
        texts = "、".join(shared.figures), "\n".join(shared.passages)
        units = first.unit or UNKNOWN, second.unit or UNKNOWN
        yield kind.value, first.name, units[0], second.name, units[1], shared.same, shared.new, *texts


def _sheet(book: Workbook, title: str, head: Sequence[str], rows: Iterable[Sequence[_Value]]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    widths = [_width(name) for name in head]
    for column, name in enumerate(head, 1):
        sheet.cell(1, column, name).font = Font(bold=True)
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            assert isinstance(cell, Cell), "no cells are merged"
            _put(cell, value)
            widths[column - 1] = max(widths[column - 1], _width(str(value)))
        # Not every program makes room for wrapped lines by itself.
        sheet.row_dimensions[number].height = _ROW * min(max(_lines(str(value)) for value in row), _MOST_LINES)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = min(width + 3, _WIDEST + 3)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"
    return sheet


def _put(cell: Cell, value: _Value) -> None:
    """A draft may begin its title with = : it stays a text."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
    cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top", indent=int(isinstance(value, str)))
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _lines(text: str) -> int:
    return sum(max(1, -(-_width(line) // _WIDEST)) for line in text.split("\n"))


def _width(text: str) -> int:
    return max((sum(2 if ord(char) > 0x2E7F else 1 for char in line) for line in text.split("\n")), default=0)


def _chart(sheet: Worksheet, title: str, *, first: int, last: int, rows: int, at: str) -> None:
    if not rows:
        return
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.title = "bar", "stacked", 100, title
    chart.add_data(Reference(sheet, min_col=first, max_col=last, min_row=1, max_row=rows + 1), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=rows + 1))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.height, chart.width = max(6, rows * 0.6 + 3), 22
    for series, (colour, pattern) in zip(chart.series, _FILLS, strict=False):
        fill = PatternFillProperties(prst=pattern, fgClr=_colour(colour), bgClr=_colour("FFFFFF"))
        series.graphicalProperties = GraphicalProperties(pattFill=fill)
        series.graphicalProperties.line.solidFill = colour
    sheet.row_breaks.append(Break(id=sheet.max_row))
    sheet.add_chart(chart, at)


def _colour(rgb: str) -> ColorChoice:
    return ColorChoice(srgbClr=rgb)  # type: ignore[arg-type]  # the stubs want what the setter makes of it
