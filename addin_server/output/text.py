"""A report for a terminal: the gravest three first in the eye, each with its place, its message and its reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, TextIO

import click

from addin_server.comment import cite, grounds
from addin_server.core.model import Finding, Report, Severity
from addin_server.core.ruleset import Ruleset
from addin_server.output.completeness import completeness_lines
from addin_server.output.result import FileResult
from addin_server.vocabulary import SEVERITY_NAMES

_STYLES: dict[Severity, dict[str, Any]] = {
    Severity.ERROR: {"fg": "red", "bold": True},
    Severity.WARNING: {"fg": "yellow"},
    Severity.ADVICE: {"fg": "cyan"},
}
_CONTROL = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
"""What a terminal would obey instead of showing; a draft may hold it."""


def write(results: list[FileResult], ruleset: Ruleset, out: TextIO) -> None:
    """Write one section a file; in colour on a terminal, unless NO_COLOR forbids it."""
    lines: list[str] = []
    for result in results:
        lines += [*([""] if lines else []), _styled(result.file, bold=True), *_section(result, ruleset)]
    click.echo("\n".join(lines), out, color=False if os.environ.get("NO_COLOR") else None)


def _section(result: FileResult, ruleset: Ruleset) -> Iterator[str]:
    report = result.report
    if report is None:
        yield _styled(f"  {result.error}", fg="red")
        return
    for warning in result.warnings:
        yield _styled(f"  注意：{warning}")
    if report.type:
        name = ruleset.templates[report.type.type].name
        yield f"  类型：{name} {report.type.type}（{report.type.because}）"
    yield f"  体裁：{report.genre.name}（{'、'.join(report.genre.because)}）"
    for line in completeness_lines(report):
        yield _styled(f"  {line}")
    for finding in result.findings:
        yield from _finding(finding, report, ruleset)
    folded = len(report.findings) - len(result.findings)
    if folded:
        yield f"  另有 {folded} 处先折叠；要当信息报，改好体裁再看。"
    yield f"  共 {len(result.findings)} 处可改。" if result.findings else "  没有查出要改的地方。"


def _finding(finding: Finding, report: Report, ruleset: Ruleset) -> Iterator[str]:
    index = next((i for i, p in enumerate(report.paragraphs, 1) if p.id == finding.paragraph), None)
    severity = _styled(SEVERITY_NAMES[finding.severity], **_STYLES[finding.severity])
    where = f"第 {index} 段" if index else "全文"
    name = _styled(ruleset[finding.rule].name, bold=True)
    yield f"  {severity}  {where}  {name}{_styled(f'  {finding.rule}', dim=True)}"
    if finding.quote:
        yield _styled(f"      {_short(finding.quote)}", italic=True)
    yield _styled(f"      {finding.message}")
    if finding.reasons:
        yield _styled(f"      {grounds(finding.reasons)}", dim=True)
    yield _styled(f"      为什么：{finding.why}（{cite(finding.source, ruleset.sources)}）", dim=True)


def _styled(text: str, **style: Any) -> str:
    plain = text.translate(_CONTROL)
    return click.style(plain, **style) if style else plain


def _short(quote: str, most: int = 60) -> str:
    return quote if len(quote) <= most else quote[: most - 1] + "…"
