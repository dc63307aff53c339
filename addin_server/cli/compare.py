"""zhubi compare: what changed in meaning between two versions."""

from __future__ import annotations

import click
import msgspec

from addin_server import assets, comparison, readers, wire
from addin_server.cli.common import bytes_of, fail, load_rules


@click.command()
@click.argument("before")
@click.argument("after")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
def compare(before: str, after: str, format_: str) -> None:
    """对照两稿：意思变了什么，一处一句；只换了字、意思没变的不说。"""
    ruleset = load_rules()
    try:
        old, new = (readers.read_file(*bytes_of(file)).paragraphs for file in (before, after))
    except readers.InputError as error:
        fail(str(error))
    rows = comparison.Comparer(ruleset, assets.rules()).compare(old, new)
    table = wire.versions_to_wire(rows, old, new)
    if format_ == "json":
        click.echo(msgspec.json.encode(table).decode())
        return
    changed = [(row, change) for row in table.rows for change in row.changes]
    click.echo(f"意思变了 {len(changed)} 处：" if changed else "两稿意思没有变。")
    for row, change in changed:
        at = row.after or row.before
        where = f"第 {at.index + 1} 段" if row.after and at else "原稿" + (f"第 {at.index + 1} 段" if at else "")
        click.echo(f"  {where}　{change.says}")
