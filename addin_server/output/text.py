"""A report for a terminal: the gravest three first in the eye, each with its place, its message and its reason."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from addin_server.comment import cite, grounds
from addin_server.core.model import Finding, Report, Severity
from addin_server.core.ruleset import Ruleset
from addin_server.output.result import FileResult
from addin_server.output.standing import standing
from addin_server.vocabulary import SEVERITY_NAMES

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def write(results: list[FileResult], ruleset: Ruleset, out: TextIO) -> None:
    """Write one section a file."""
    console = Console(file=out, highlight=False, soft_wrap=True)
    for number, result in enumerate(results):
        if number:
            console.print()
        console.print(Text(result.file, "bold"))
        if result.report is None:
            console.print(Text(f"  {result.error}", "red"))
            continue
        for warning in result.warnings:
            console.print(Text(f"  注意：{warning}"))
        _report(result, result.report, ruleset, console)


def _report(result: FileResult, report: Report, ruleset: Ruleset, console: Console) -> None:
    if report.type:
        name = ruleset.templates[report.type.type].name
        console.print(f"  类型：{name} {report.type.type}（{report.type.because}）")
    console.print(f"  体裁：{report.genre.name}（{'、'.join(report.genre.because)}）")
    for line in standing(report):
        console.print(f"  {line}")
    for finding in result.findings:
        _finding(finding, report, ruleset, console)
    folded = len(report.findings) - len(result.findings)
    if folded:
        console.print(f"  另有 {folded} 处先折叠，改好体裁后再看。")
    console.print(f"  共 {len(result.findings)} 处可改。" if result.findings else "  没有查出要改的地方。")


def _finding(finding: Finding, report: Report, ruleset: Ruleset, console: Console) -> None:
    index = next((i for i, p in enumerate(report.paragraphs, 1) if p.id == finding.paragraph), None)
    head = Text("  ")
    head.append(SEVERITY_NAMES[finding.severity], _STYLES[finding.severity])
    head.append(f"  第 {index} 段" if index else "  全文")
    head.append(f"  {ruleset[finding.rule].name}", "bold").append(f"  {finding.rule}", "dim")
    console.print(head)
    if finding.quote:
        console.print(Text(f"      {_short(finding.quote)}", "italic"))
    console.print(Text(f"      {finding.message}"))
    if finding.reasons:
        console.print(Text(f"      {grounds(finding.reasons)}", "dim"))
    console.print(Text(f"      为什么：{finding.why}（{cite(finding.source, ruleset.sources)}）", "dim"))


def _short(quote: str, most: int = 60) -> str:
    return quote if len(quote) <= most else quote[: most - 1] + "…"
