"""zhubi rules verdicts: what readers said of findings, made into rows that can be learned from and hold no text."""

from __future__ import annotations

from collections.abc import Sequence
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
    help="对空话意见的判断写到哪里；放进材料文件夹要叫 verdicts.jsonl。",
)
@click.option(
    "--texts",
    type=click.Path(dir_okay=False, path_type=Path),
    help="对全篇的判断（体裁、题目偏大）写到哪里；放进材料文件夹要叫 text-verdicts.jsonl。",
)
def verdicts(judged: Path, output: Path, texts: Path | None) -> None:
    """把读者的判断（“空泛”“题目偏大”同意不同意，是哪种体裁）变成能学的特征，不带一个字的原文。"""
    from addin_server.learning.verdicts import parse, text_verdict, verdicts_of

    if texts and texts.resolve() == output.resolve():
        fail("两样判断要写在两个文件里。")
    ruleset = load_rules()
    try:
        read = list(parse(judged.read_text("utf-8-sig")))
    except OSError as error:
        fail(f"读不了“{judged}”（{because(error)}）。")
    except UnicodeDecodeError:
        fail(f"“{judged}”读不懂：不是 UTF-8 编码")
    except ValueError as error:
        fail(f"“{judged}”读不懂：{error}")
    of_claims = [row for text in read for row in verdicts_of(text, ruleset.reader, ruleset.automaton)]
    of_texts = [row for text in read if (row := text_verdict(text, ruleset.reader, ruleset.automaton))]
    told = sum(len(text.verdicts) for text in read)
    if not of_claims and not (of_texts and texts):
        why = "圈出来的地方，主笔都不认为是空话" if told else "没有圈出一处"
        fail(f"“{judged}”里没有能学的判断：{why}。" + (_ASK_FOR_TEXTS if of_texts else ""))
    if of_claims:
        _write(output, of_claims)
        agreed = sum(row.agreed for row in of_claims)
        click.echo(f"{len(of_claims)} 条：同意 {agreed}，不同意 {len(of_claims) - agreed}。写在：{output}")
    if left := told - len(of_claims):
        click.echo(f"另有 {left} 条没有用：主笔已经不认为是空话，或同一处判了两回（取后一回）。")
    if of_texts and texts:
        _write(texts, of_texts)
        click.echo(f"对全篇的判断 {len(of_texts)} 篇。写在：{texts}")
    elif of_texts:
        click.echo(_ASK_FOR_TEXTS)


_ASK_FOR_TEXTS = "里面还有对全篇的判断，要写出来请加 --texts。"


def _write(output: Path, rows: Sequence[msgspec.Struct]) -> None:
    try:
        atomic.write(output, b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    except OSError as error:
        fail(f"写不进“{output}”（{because(error)}）。")
