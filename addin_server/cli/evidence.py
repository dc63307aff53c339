"""zhubi evidence: every figure, name, date and quotation of a draft, and where its material says so."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from addin_server import readers
from addin_server.cli.common import bytes_of, fail, load_rules
from addin_server.core import facts
from addin_server.core.model import Paragraph
from addin_server.output import evidence as output


@click.command()
@click.argument("file")
@click.option(
    "-m", "--material", multiple=True, metavar="材料", help="这篇稿依据的材料，可以写几次；不写就列出全部要核的。"
)
@click.option("--format", "format_", type=click.Choice(list(output.WRITERS)), default="text", help="输出格式。")
def evidence(file: str, material: tuple[str, ...], format_: str) -> None:
    """依据表：数字、名称、日期、引语在材料里有没有；没有的列成核实清单。"""
    ruleset = load_rules()
    try:
        draft = _read(file)
        documents = [_read(name) for name in material]
    except readers.InputError as error:
        fail(str(error))
    sources = [facts.Material.of(ruleset.passages(paragraphs)) for _, paragraphs in documents]
    found = facts.entries(ruleset.passages(draft[1]), sources)
    output.WRITERS[format_](found, draft, documents, sys.stdout)


def _read(file: str) -> tuple[str, tuple[Paragraph, ...]]:
    name, data = bytes_of(file)
    return Path(name).name, readers.read_file(name, data).paragraphs
