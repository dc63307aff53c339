"""zhubi template: skeletons to start from or to insert."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from addin_server import docx
from addin_server.cli.common import (
    TYPES,
    bytes_of,
    fail,
    force_option,
    load_rules,
    output_option,
    write_document,
)
from addin_server.core.engine import Checker
from addin_server.core.model import BriefType, Draft, Report, Role
from addin_server.core.rules.template import Section
from addin_server.readers import InputError


@click.group()
def template() -> None:
    """模板：列出，或生成一份待填的文稿。"""


@template.command("list")
def list_templates() -> None:
    """列出全部模板。"""
    for found in load_rules().templates.values():
        click.echo(f"{found.id:<4}{found.name}　{found.use}")


@template.command("new")
@click.argument("type_", metavar="类型", type=TYPES)
@output_option
@force_option
def new_draft(type_: BriefType, output: Path, force: bool) -> None:
    """按模板生成一份待填的文稿；〔〕里是要填的。"""
    found = load_rules().templates[type_]
    write_document(
        output, docx.new_document(docx.ComposedParagraph(Role(s.role), s.text) for s in found.section), force=force
    )
    click.echo(f"已生成《{found.name}》模板：{output}")


@template.command()
@click.argument("type_", metavar="类型", type=TYPES)
@click.argument("file")
@output_option
@force_option
@click.option("--section", multiple=True, metavar="部分", help="只插这几部分（英文名，可写多次）；不写就插缺的。")
def insert(type_: BriefType, file: str, output: Path, force: bool, section: tuple[str, ...]) -> None:
    """把模板里缺的部分插到已有的 .docx 末尾，样式照文稿自己的。"""
    ruleset = load_rules()
    found = ruleset.templates[type_]
    names = [s.id for s in found.section]
    if unknown := [name for name in section if name not in names]:
        fail(f"《{found.name}》没有叫“{unknown[0]}”的部分；有：{'、'.join(f'{s.id} {s.name}' for s in found.section)}")
    try:
        _, data = bytes_of(file)
        draft = Draft(paragraphs=docx.read(data).paragraphs, type=type_)
        report = Checker(ruleset).check(draft, unfold=True)
        there = {role for _, _, role in report.lines()}
        wanted = [s for s in found.section if (s.id in section if section else Role(s.role) not in there)]
        data = docx.insert(data, [new for s in wanted for new in _dressed(s, report)], after="")
    except (InputError, docx.DocxError) as error:
        fail(str(error))
    except ValueError as error:
        fail(str(error))
    write_document(output, data, source=file, force=force)
    click.echo(f"插了 {len(wanted)} 部分：{'、'.join(s.name for s in wanted) or '没有缺的'}：{output}")


def _dressed(section: Section, report: Report) -> Iterator[docx.InsertedParagraph]:
    """The section's lines, each to look like the last paragraph of its role, or of the body."""
    by_role = {role: paragraph.id for paragraph, _, role in report.lines()}
    like = by_role.get(Role(section.role)) or by_role.get(Role.BODY) or by_role.get(Role.LEAD) or ""
    for line in section.text.strip().split("\n"):
        yield docx.InsertedParagraph(line, like)
