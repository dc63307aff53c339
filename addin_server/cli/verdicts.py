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
    from addin_server.learning import verdicts as of_readers

    ruleset = load_rules()
    try:
        rows = list(of_readers.read(judged, ruleset.reader, ruleset.automaton))
        lines = [msgspec.json.encode(row) for row in rows]
        atomic.write(output, b"".join(line + b"\n" for line in lines))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        fail(f"“{judged}”读不懂：{error}")
    except OSError as error:
        fail(f"写不进“{output}”（{because(error)}）。")
    agreed = sum(row.agreed for row in rows)
    click.echo(f"{len(rows)} 条：同意 {agreed}，不同意 {len(rows) - agreed}。写在：{output}")
