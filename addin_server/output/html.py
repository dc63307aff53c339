"""A page to read or print: the draft with its marks, and beside it what to mend."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TextIO

from addin_server.comment import cite
from addin_server.core.model import Finding, Paragraph, Report
from addin_server.core.ruleset import Ruleset
from addin_server.output.result import Result
from addin_server.vocabulary import SEVERITY_NAMES, print_css

_STYLE = """
body { font: 16px/1.8 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: var(--text) }
body { margin: 2rem auto; max-width: 60rem }
h1 { font-size: 1.2rem; border-bottom: 1px solid var(--line-2) } p { margin: .3em 0 }
mark { background: none; padding-bottom: 1px; border-bottom: 3px solid }
mark.error { border-color: var(--err) }
mark.warning { border-bottom-style: dashed; border-color: var(--warn) }
mark.advice { border-bottom-style: dotted; border-color: var(--adv) }
ol { font: 14px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif } li { margin: .6em 0 }
small { color: var(--text-3) }
"""


def write(results: list[Result], ruleset: Ruleset, out: TextIO) -> None:
    """Write one page for all files."""
    out.write('<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>主笔 自查报告</title>')
    out.write(f"<style>{print_css()}{_STYLE}</style></head><body>\n")
    for result in results:
        out.write(f"<h1>{escape(result.file)}</h1>\n")
        if result.report is None:
            out.write(f"<p>{escape(result.error)}</p>\n")
            continue
        out.writelines(_paragraph(p, result.report) for p in result.report.paragraphs)
        out.write(f"<ol>{''.join(_finding(f, ruleset) for f in result.told)}</ol>\n")
        if not result.told:
            out.write("<p>没有查出要改的地方。</p>\n")
    out.write("</body></html>\n")


def _paragraph(paragraph: Paragraph, report: Report) -> str:
    found = sorted(
        (f for f in report.findings if f.paragraph == paragraph.id and f.span and not f.folded),
        key=lambda f: f.span or (0, 0),
    )
    return f"<p>{escape(paragraph.label)}{''.join(_pieces(paragraph.text, found))}</p>\n"


def _pieces(text: str, found: list[Finding]) -> Iterator[str]:
    """The text with its marks; where two overlap, the first is shown."""
    done = 0
    for finding in found:
        if finding.span and finding.span.start >= done:
            start, end = finding.span
            yield escape(text[done:start])
            yield f'<mark class="{finding.severity}" title="{escape(finding.message)}">{escape(text[start:end])}</mark>'
            done = end
    yield escape(text[done:])


def _finding(finding: Finding, ruleset: Ruleset) -> str:
    head = f"{SEVERITY_NAMES[finding.severity]}　{ruleset[finding.rule].name}"
    reason = f"{finding.why}（{cite(finding.source, ruleset.sources)}）"
    return f"<li><b>{escape(head)}</b>　{escape(finding.message)}<br><small>{escape(reason)}</small></li>"
