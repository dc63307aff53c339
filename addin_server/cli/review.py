"""zhubi review: the sheet that goes back with a draft, from what the rules find."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from addin_server import assets, docx, readers
from addin_server import review as reviewing
from addin_server.cli.common import TYPES, bytes_of, fail, force_option, load_rules, write
from addin_server.core.engine import Checker
from addin_server.core.model import BriefType, Draft, Finding, Report, Role, Severity
from addin_server.core.rules.loading import RuleError
from addin_server.core.ruleset import Ruleset
from addin_server.review.sheet import PartScore
from addin_server.rulebook import layers


@click.command()
@click.argument("file")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="写到哪里（.docx、.html）。"
)
@force_option
@click.option("--type", "type_", type=TYPES, help="稿件类型。")
@click.option("--verdict", type=click.Choice(reviewing.VERDICTS), default=None, help="审稿结论；不给就留空。")
@click.option("--opinion", default="", help="审稿意见；不给就由必改、建议改的几处成文。")
@click.option("--author", default="", help="审稿人。")
def review(
    file: str, output: Path, force: bool, type_: BriefType | None, verdict: str | None, opinion: str, author: str
) -> None:
    """按看出的可改处填一张审稿单，批语用常用批语里的。"""
    if output.suffix.lower() not in (".docx", ".html", ".htm"):
        fail("审稿单请写成 .docx 或 .html。")
    ruleset = load_rules()
    try:
        name, data = bytes_of(file)
        paragraphs = readers.read_file(name, data).paragraphs
        bank = reviewing.load(assets.rules(), layers.organisation_folder(), layers.user_folder())
    except (readers.InputError, docx.DocxError, RuleError) as error:
        fail(str(error))
    report = Checker(ruleset).check(Draft(paragraphs=paragraphs, type=type_))
    texts = {rule: remark.text for remark in reversed(bank.remarks) for rule in remark.rules}
    rows = list(_rows(report, ruleset, texts))
    messages = [row.text for finding, row in rows if finding.severity is not Severity.ADVICE]
    sheet = reviewing.Sheet(
        title=next((text for _, text, role in report.lines() if role is Role.TITLE), ""),
        file=Path(name).name,
        type=ruleset.templates[report.type.type].name if report.type else "",
        author=author,
        date=dt.date.today(),
        verdict=verdict or "",
        opinion=opinion or reviewing.opinion(verdict or "", messages),
        parts=tuple(PartScore(p.part, p.points, p.weight) for p in report.parts),
        remarks=tuple(row for _, row in rows),
    )
    made = reviewing.as_docx(sheet) if output.suffix.lower() == ".docx" else reviewing.as_html(sheet).encode()
    write(output, made, source=file, force=force)
    click.echo(f"已写好审稿单：{output}")


def _rows(report: Report, ruleset: Ruleset, texts: Mapping[str, str]) -> Iterator[tuple[Finding, reviewing.SheetRow]]:
    places = {p.id: f"第 {number} 段" for number, p in enumerate(report.paragraphs, 1)}
    for finding in report.findings:
        if not finding.folded:
            place = places.get(finding.paragraph or "", "全篇")
            text = texts.get(finding.rule) or ruleset[finding.rule].name
            yield finding, reviewing.SheetRow(place, finding.quote, text)
