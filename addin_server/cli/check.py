"""zhubi check: what is weak in a draft, and why."""

from __future__ import annotations

import datetime as dt
import sys

import click

from addin_server import readers
from addin_server.cli import console
from addin_server.cli.common import BAD_INPUT, DATE, LEVELS, TYPES, bytes_of, load_rules
from addin_server.cli.proof import Proofreaders, unread
from addin_server.core.engine import Checker
from addin_server.core.model import BriefType, Draft, Level, Severity
from addin_server.output import FORMATS, writer
from addin_server.output.result import FileResult

_FAIL_ON = click.Choice([*(severity.value for severity in Severity), "never"])


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="输出格式。")
@click.option("--select", multiple=True, metavar="规则", help="只查这些规则（编号或开头，可写多次）。")
@click.option("--ignore", multiple=True, metavar="规则", help="不查这些规则。")
@click.option("--type", "type_", type=TYPES, help="稿件类型。")
@click.option("--level", type=LEVELS, help="报送层级。")
@click.option("--date", type=DATE, metavar="日期", help="报送日期，如 2026-03-29。")
@click.option("--unfold", is_flag=True, help="不是信息也逐条查。")
@click.option("--proof", is_flag=True, help="也看错字标点；LanguageTool 最多等一分钟。")
@click.option("--fail-on", type=_FAIL_ON, default="warning", show_default=True, help="从这一级起返回 1。")
def check(
    files: tuple[str, ...],
    format_: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    type_: BriefType | None,
    level: Level | None,
    date: dt.datetime | None,
    unfold: bool,
    proof: bool,
    fail_on: str,
) -> None:
    """看文稿，列出可改处（.docx、.txt、.md；装了 LibreOffice 也看 .doc、.wps；- 是标准输入）。"""
    ruleset = load_rules()
    checker = Checker(ruleset.selecting(select, ignore))
    proofreaders = Proofreaders(checker.ruleset) if proof else None
    results = []
    for file in files:
        shown = readers.readable(file)
        try:
            name, data = bytes_of(file)
            read = readers.read_file(name, data)
        except readers.InputError as error:
            results.append(FileResult(shown, None, str(error)))
            continue
        draft = Draft(paragraphs=read.paragraphs, type=type_, level=level, date=date.date() if date else None)
        report = checker.check(draft, unfold=unfold)
        marked = proofreaders.add(report) if proofreaders else unread(report)
        results.append(FileResult(shown, marked, warnings=read.warnings))
    if proofreaders:
        proofreaders.close()
    if format_ != "text":
        console.as_data()
    writer(format_)(results, ruleset, sys.stdout)
    for result in results:
        if result.error and format_ != "text":
            click.echo(f"{result.file}：{result.error}", err=True)
    if any(result.report is None for result in results):
        sys.exit(BAD_INPUT)
    if fail_on != "never":
        gravest = min((f.severity.rank for r in results for f in r.findings), default=len(Severity))
        sys.exit(int(gravest <= Severity(fail_on).rank))
