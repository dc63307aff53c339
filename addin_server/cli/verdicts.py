"""zhubi rules verdicts: what readers said of findings, made into rows that can be learned from and hold no text."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from addin_server import atomic
from addin_server.cli.common import fail, load_rules
from addin_server.os_errors import because


@click.command()
@click.argument("judged", metavar="判过的稿.jsonl", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="写到哪里；放进材料文件夹要叫 verdicts.jsonl。",
)
def verdicts(judged: Path, output: Path) -> None:
    """把读者对“空泛”意见的判断（同意、不同意）变成能学的特征，不带一个字的原文。"""
    from addin_server.learning.verdicts import parse, verdicts_of

    ruleset = load_rules()
    try:
        texts = list(parse(judged.read_text("utf-8-sig")))
    except OSError as error:
        fail(f"读不了“{judged}”（{because(error)}）。")
    except ValueError as error:
        fail(f"“{judged}”读不懂：{error}")
    rows = [row for text in texts for row in verdicts_of(text, ruleset.reader, ruleset.automaton)]
    if not rows:
        fail(f"“{judged}”里没有能学的判断：圈出来的地方，主笔都不认为是空话。")
    try:
        atomic.write(output, b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    except OSError as error:
        fail(f"写不进“{output}”（{because(error)}）。")
    agreed = sum(row.agreed for row in rows)
    left = sum(len(text.verdicts) for text in texts) - len(rows)
    click.echo(f"{len(rows)} 条：同意 {agreed}，不同意 {len(rows) - agreed}。写在：{output}")
    if left:
        click.echo(f"另有 {left} 条没有用：主笔已经不认为是空话，或同一处判了两回（取后一回）。")
