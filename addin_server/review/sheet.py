"""审稿单: one page or two that go back with a reviewed draft, to be printed and filed. As .docx and as HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from addin_server import docx, html_templates, vocabulary
from addin_server.core.findings.score import UNSCORED
from addin_server.core.model import Role

VERDICTS = tuple(verdict.name for verdict in vocabulary.VERDICTS)


class SheetRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A comment: where it stands, on which words, what it says. `state` tells in a second round what became of it."""

    place: str
    quote: str
    text: str
    state: Literal["", "已改", "未改", "找不到原句"] = ""


class PartScore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points of a part out of its weight."""

    part: str
    points: int
    weight: int


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the sheet says; `verdict` is one of `VERDICTS` or empty. `earlier` are the comments of the round before.

    No `parts` at all: the draft is no brief and has no score; None: nobody has counted.
    """

    title: str
    file: str = ""
    type: str = ""
    author: str = ""
    date: dt.date | None = None
    verdict: str = ""
    opinion: str = ""
    parts: Annotated[tuple[PartScore, ...], Meta(max_length=300)] | None = None
    remarks: Annotated[tuple[SheetRow, ...], Meta(max_length=300)] = ()
    earlier: Annotated[tuple[SheetRow, ...], Meta(max_length=300)] = ()

    def __post_init__(self) -> None:
        if self.verdict not in ("", *VERDICTS):
            raise ValueError(f"审稿结论只能是：{'、'.join(VERDICTS)}")


def as_docx(sheet: Sheet) -> bytes:
    """Return the sheet as a Word document."""
    blocks: list[docx.ComposedParagraph | docx.ComposedTable] = [
        docx.ComposedParagraph(Role.TITLE, "审稿单\n"),
        docx.ComposedTable(_facts(sheet), _FACT_WIDTHS),
    ]
    for heading, rows in _tables(sheet):
        blocks += [
            docx.ComposedParagraph(Role.SUBTITLE, f"\n{heading}"),
            docx.ComposedTable(rows, _widths(rows[0]), header=True),
        ]
    return docx.new_document([*blocks, docx.ComposedParagraph(Role.SIGNATURE, f"\n{_SIGNED}")])


_STYLE = """
body { max-width: 44rem; font: 16px/1.7 "FangSong", "仿宋", "Noto Serif CJK SC", "Songti SC", SimSun, serif }
h1 { text-align: center; font: 700 26px/1.4 "Noto Serif CJK SC", STZhongsong, SimSun, serif; margin: 0 0 1rem }
h2 { font: 600 17px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", SimHei, sans-serif; margin: 1.2rem 0 .4rem }
table { width: 100%; table-layout: fixed; border-collapse: collapse }
th, td { border: 1px solid var(--line-2); padding: .35rem .6rem; text-align: left; vertical-align: top }
th { font-weight: 400; background: var(--sunken) } td { white-space: pre-line }
p { text-align: right; margin-top: 2rem; break-inside: avoid }
@media (max-width: 40rem) { th, td { padding: .3rem .4rem; font-size: 14px } th[scope=row] { white-space: nowrap }
  .facts { table-layout: auto } .facts col { width: auto !important } .rows thead { display: none }
  .rows, .rows tbody, .rows tr, .rows td { display: block } .rows td { border: 0 } .rows .s { display: inline-block }
  .rows tr { border: 1px solid var(--line-2); margin-top: -1px } }
"""
_FACT_WIDTHS = (2.8, 12.8)
_SHORT = 3.0
"""A narrower column holds a word that is not broken."""
_LONGEST_QUOTE = 40
_SIGNED = "审稿人（签字）：　　　　　　　　　年　　月　　日"


def as_html(sheet: Sheet) -> str:
    """Return the sheet as a page that prints on its own, without scripts or anything from elsewhere."""
    facts = "".join(f"<tr><th scope=row>{escape(k)}</th><td>{escape(v)}</td></tr>" for k, v in _facts(sheet))
    tables = "".join(f"<h2>{escape(heading)}</h2>{_table(rows)}" for heading, rows in _tables(sheet))
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(sheet.title)} 审稿单</title>"
        f"<style>{html_templates.page_css()}{_STYLE}</style></head><body>"
        f"<h1>审稿单</h1><table class=facts>{_columns(_FACT_WIDTHS)}{facts}</table>{tables}"
        f"<p>{_SIGNED}</p></body></html>\n"
    )


def _facts(sheet: Sheet) -> list[tuple[str, str]]:
    chosen = "　".join(f"{'■' if verdict == sheet.verdict else '□'}{verdict}" for verdict in VERDICTS)
    date = f"{sheet.date.year}年{sheet.date.month}月{sheet.date.day}日" if sheet.date else ""
    rows = [
        ("稿件标题", sheet.title),
        ("文件", sheet.file),
        ("稿件类型", sheet.type),
        ("审稿人", "　".join(filter(None, (sheet.author, date)))),
        ("得分", _score(sheet.parts)),
    ]
    return [*(row for row in rows if row[1]), ("审稿结论", chosen), ("审稿意见", sheet.opinion or "无")]


def _score(parts: tuple[PartScore, ...] | None) -> str:
    if not parts:
        return UNSCORED if parts == () else ""
    points = "、".join(f"{part.part} {part.points}/{part.weight}" for part in parts)
    return f"{sum(part.points for part in parts)}（{points}）"


def _tables(sheet: Sheet) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    if sheet.earlier:
        mended = sum(row.state == "已改" for row in sheet.earlier)
        rows: list[tuple[str, ...]] = [(str(i), _quoted(r), r.text, r.state) for i, r in enumerate(sheet.earlier, 1)]
        yield f"上一轮的批注：已改 {mended} 处，共 {len(rows)} 处", [("序号", "原句", "批注", "改没改"), *rows]
    if sheet.remarks:
        rows = [(str(i), row.place, _quoted(row), row.text) for i, row in enumerate(sheet.remarks, 1)]
        yield f"本轮批注：{len(rows)} 处", [("序号", "位置", "原文", "批注"), *rows]


def _quoted(row: SheetRow) -> str:
    return row.quote if len(row.quote) <= _LONGEST_QUOTE else row.quote[: _LONGEST_QUOTE - 1] + "…"


def _widths(head: tuple[str, ...]) -> tuple[float, ...]:
    return (1.4, 2.2, 6.2, 5.8) if "位置" in head else (1.4, 5.8, 5.6, 2.8)


def _columns(widths: tuple[float, ...]) -> str:
    return "".join(f'<col style="width: {100 * width / sum(widths):.1f}%">' for width in widths)


def _table(rows: list[tuple[str, ...]]) -> str:
    widths = _widths(rows[0])
    head, *body = ("".join(_cells(row, widths, "td" if number else "th scope=col")) for number, row in enumerate(rows))
    lines = "".join(f"<tr>{line}</tr>" for line in body)
    return f"<table class=rows>{_columns(widths)}<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _cells(row: tuple[str, ...], widths: tuple[float, ...], tag: str) -> Iterator[str]:
    for cell, width in zip(row, widths, strict=True):
        short = " class=s" if width < _SHORT else ""
        yield f"<{tag}{short}>{escape(cell)}</{tag.split()[0]}>"
