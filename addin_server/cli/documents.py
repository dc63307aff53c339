"""zhubi annotate, clean, final: documents with our marks, without them, and without anything left over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import click

from addin_server import assets, docx, preflight, readers
from addin_server.annotation import remarks
from addin_server.annotation.commented import commented, open_source
from addin_server.annotation.finished import finished
from addin_server.cli.common import (
    DATE,
    LEVELS,
    TYPES,
    bytes_of,
    fail,
    force_option,
    load_rules,
    output_option,
    write_document,
)
from addin_server.core.engine import Checker
from addin_server.core.findings import edit_plan
from addin_server.core.model import BriefType, Draft, Level, Paragraph, Report
from addin_server.docx import Leftover

_BLANKS = "format.placeholder-residue"
_SHOWN = 5


@click.command()
@click.argument("file")
@output_option
@force_option
@click.option("--type", "type_", type=TYPES, help="稿件类型。")
@click.option("--level", type=LEVELS, help="报送层级。")
@click.option("--date", type=DATE, metavar="日期", help="报送日期，如 2026-03-29。")
@click.option("--author", default="主笔", help="批注人。")
@click.option("--highlight", is_flag=True, help="同时按轻重加底色。")
@click.option("--fix", is_flag=True, help="不用斟酌的改法写成修订，由人接受或拒绝。")
@click.option("--unfold", is_flag=True, help="不是信息也逐条批注。")
def annotate(
    file: str,
    output: Path,
    force: bool,
    type_: BriefType | None,
    level: Level | None,
    date: dt.datetime | None,
    author: str,
    highlight: bool,
    fix: bool,
    unfold: bool,
) -> None:
    """把意见写成批注，另存一份；原稿不动。"""
    ruleset = load_rules()
    try:
        source = open_source(*bytes_of(file))
        draft = Draft(paragraphs=source.read.paragraphs, type=type_, level=level, date=date.date() if date else None)
        report = Checker(ruleset).check(draft, unfold=unfold)
        notes = list(remarks.remarks(report, ruleset.sources))
        corrections = list(_corrections(report)) if fix else []
        now = dt.datetime.now()
        done = commented(source, report, notes, author=author, date=now, highlight=highlight, corrections=corrections)
    except (readers.InputError, docx.DocxError) as error:
        fail(str(error))
    for warning in source.read.warnings:
        click.echo(f"注意：{warning}", err=True)
    write_document(output, done.data, source=file, force=force)
    for remark, reason in done.unplaced:
        click.echo(f"没能加上一条批注：“{remark.quote[:20]}”{reason}", err=True)
    message = f"已写入 {len(notes) - len(done.unplaced) - len(done.stand)} 条批注"
    if fix:
        message += f"、{len(corrections) - len(done.refused)} 处修订"
    if done.stand:
        message += f"（另有 {len(done.stand)} 条上次已写，没有重复）"
    click.echo(f"{message}：{output}")


@click.command()
@click.argument("file")
@output_option
@force_option
def clean(file: str, output: Path, force: bool) -> None:
    """去掉主笔的批注、底色和修订，别人的一概不动。"""
    try:
        _, data = bytes_of(file)
        done = docx.clean(data, remarks.SIGNS)
    except (readers.InputError, docx.DocxError) as error:
        fail(str(error))
    write_document(output, done.data, source=file, force=force)
    for notice in done.notices:
        click.echo(f"注意：{notice}", err=True)
    counts = (("批注 {} 条", done.comments), ("底色 {} 处", done.highlights), ("修订 {} 处", done.changes))
    went = "、".join(words.format(count) for words, count in counts if count)
    nothing = "没有主笔的标记，原样另存" if done.data == data else "没有主笔的批注、底色和修订，已另存"
    click.echo(f"已去掉主笔的{went}：{output}" if went else f"{nothing}：{output}")


@click.command()
@click.argument("file")
@output_option
@force_option
@click.option(
    "--remove",
    type=click.Choice([*get_args(Leftover), "all"]),
    multiple=True,
    help="一并去掉：comments 批注、changes 修订（接受）、highlights 底色、authors 作者信息，或 all 全部。",
)
@click.option("--reject", is_flag=True, help="修订不接受，全部拒绝；和 --remove changes 或 all 同用。")
def final(file: str, output: Path, force: bool, remove: tuple[str, ...], reject: bool) -> None:
    """出一份报送的干净稿：主笔的标记去掉，还剩什么逐项列出。"""
    wanted = set(get_args(Leftover)) if "all" in remove else set(remove)
    if reject and "changes" not in wanted:
        fail("--reject 要和 --remove changes 一起写。")
    try:
        name, data = bytes_of(file)
        side: docx.Side = "rejected" if reject else "accepted"
        done = finished(data, None, wanted, dt.datetime.now(), side)  # type: ignore[arg-type]  # from its own list
        left = docx.leftovers(done.data, known=docx.leftovers(data).authors)
        draft = Draft(paragraphs=readers.read_file(name, done.data, may_be_empty=True).paragraphs)
    except (readers.InputError, docx.DocxError) as error:
        fail(str(error))
    ruleset = load_rules()
    asked = preflight.groups(assets.rules())
    wanted_rules = [rule for group in asked for rule in group.rules]
    report = Checker(ruleset.selecting(wanted_rules)).check(draft, unfold=True)
    stories = (
        Paragraph(id=f"p{number}", text=text) for number, (_, text) in enumerate(docx.read_other_stories(done.data), 1)
    )
    in_stories = Checker(ruleset.selecting([_BLANKS])).check(Draft(paragraphs=tuple(stories)), unfold=True)
    blanks = _blanks(in_stories)
    write_document(output, done.data, source=file, force=force)
    click.echo(f"已写好：{output}")
    for notice in done.notices:
        click.echo(f"注意：{notice}", err=True)
    if blanks:
        click.echo(f"还有页眉页脚、脚注尾注里没填的空 {len(blanks)} 处：{'、'.join(blanks[:_SHOWN])}", err=True)
    for one in preflight.inspect_hidden_content(assets.rules(), output.name, done.data, ruleset):
        if one.message:
            click.echo(f"不该带出去（{one.where}）：{one.message}", err=True)
    for line in _remaining(left, report):
        click.echo(f"还有{line}", err=True)
    for group in asked:
        for finding in report.findings:
            if finding.rule in group.rules and finding.rule != _BLANKS:
                click.echo(f"请核（{group.ask}？）：{finding.message}", err=True)


def _remaining(left: docx.Leftovers, report: Report) -> Iterator[str]:
    blanks = _blanks(report)
    if blanks:
        yield f"没填的空 {len(blanks)} 处：{'、'.join(blanks[:_SHOWN])}"
    if left.comments:
        yield f"批注 {left.comments} 条（--remove comments 可去掉）"
    if left.changes:
        yield f"修订 {left.changes} 处（--remove changes 可全部接受）"
    if left.highlights:
        yield f"底色 {left.highlights} 处（--remove highlights 可去掉）"
    if left.hidden:
        yield f"隐藏的文字 {left.hidden} 处，请在 Word 或 WPS 里显示出来看一遍"
    going = [trace for trace in left.traces if not trace.stays]
    places = _grouped((trace.what, trace.where) for trace in going if trace.is_name)
    if places:
        named = "、".join(f"{name}（{'、'.join(where)}）" for name, where in places.items())
        yield f"作者信息：{named}（--remove authors 可去掉）"
    for where, what in _grouped((trace.where, trace.what) for trace in going if not trace.is_name).items():
        yield f"{where} {len(what)} 处：{'、'.join(what[:_SHOWN])}（--remove authors 可去掉）"
    for where, what in _grouped((trace.where, trace.what) for trace in left.traces if trace.stays).items():
        yield f"{where}：{'、'.join(what[:_SHOWN])}（去不掉，请在 Word 或 WPS 里打开看一遍）"


def _blanks(report: Report) -> list[str]:
    """Every blank; those of one paragraph are told together."""
    return [quote for f in report.findings if f.rule == _BLANKS for quote in (f.quote, *(e.quote for e in f.evidence))]


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _corrections(report: Report) -> Iterator[docx.TextReplacement]:
    """The fixes that need no thought, those that do not get in each other's way."""
    choices = [
        (finding.key, number)
        for finding in report.findings
        if not finding.folded
        for number, fix in enumerate(finding.fixes)
        if fix.safety == "safe"
    ]
    texts = {paragraph.id: paragraph.text for paragraph in report.paragraphs}
    for edit in edit_plan.plan(report, choices).edits:
        quote = texts[edit.paragraph][edit.span.start : edit.span.end]
        yield docx.TextReplacement(edit.paragraph, edit.span, quote, edit.text)
