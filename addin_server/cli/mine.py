"""zhubi mine: what a summary or a report holds for briefs, and an outline of one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from addin_server import assets, docx, mining, readers
from addin_server.cli.common import bytes_of, fail, force_option, load_rules, write_document
from addin_server.core.rules.loading import RuleError
from addin_server.output import mined


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(list(mined.WRITERS)), default="text", help="输出格式。")
@click.option("--outline", type=click.IntRange(1), metavar="N", help="把第 N 个写成提纲，与 -o 同用。")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="提纲写到哪里（.docx）。")
@force_option
def mine(files: tuple[str, ...], format_: str, outline: int | None, output: Path | None, force: bool) -> None:
    """从总结、汇报、会议材料里找可以写成信息的题目；不编一个字，拿不准的留成〔〕。"""
    if (outline is None) is not (output is None):
        fail("--outline 和 -o 要一起写：第几个、写到哪里。")
    ruleset = load_rules()
    try:
        documents = []
        for file in files:
            name, data = bytes_of(file)
            documents.append(mining.SourceDocument(Path(name).name, readers.read_file(name, data).paragraphs))
        found = mining.Miner(ruleset, assets.rules() / "mining").mine(documents)
    except (readers.InputError, RuleError) as error:
        fail(str(error))
    if outline is None or output is None:
        mined.WRITERS[format_](found, documents, ruleset, sys.stdout)
        return
    if outline > len(found.candidates):
        fail(f"只找到 {len(found.candidates)} 个题目，没有第 {outline} 个。")
    candidate = found.candidates[outline - 1]
    blocks = (
        docx.ComposedParagraph(s.role, line) for s in candidate.outline for line in mining.filled(s).strip().split("\n")
    )
    write_document(output, docx.new_document(blocks), force=force)
    click.echo(f"已写好提纲：{output}\n〔〕里是原文没有的，填好再报。")
