"""zhubi rules: look at rules, write them, test them, measure them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from addin_server.cli.calibrate import calibrate
from addin_server.cli.common import fail, load_rules, write
from addin_server.cli.train import train
from addin_server.cli.verdicts import verdicts
from addin_server.comment import cite
from addin_server.core import examples
from addin_server.core.engine import Checker
from addin_server.rulebook import declined as declined_counts
from addin_server.rulebook import layers, scaffold
from addin_server.vocabulary import CATEGORY_NAMES, SEVERITY_NAMES

_RULE_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@click.group()
def rules() -> None:
    """看规则、查规则、测规则。"""


rules.add_command(train)
rules.add_command(verdicts)
rules.add_command(calibrate)


@rules.command("list")
def list_rules() -> None:
    """列出全部规则。"""
    for rule in load_rules().rules:
        click.echo(f"{rule.id:<28}{SEVERITY_NAMES[rule.severity]}　{rule.name}")


@rules.command()
def declined() -> None:
    """哪些规则的意见没有照改，各为什么：维护规则的人看。"""
    counts = declined_counts.read(layers.user_folder())
    if not counts:
        click.echo("还没有记下过理由。写稿人点“忽略”时选一个，就记在这里；只记规则和理由，不记原文。")
    for rule, reasons in sorted(counts.items(), key=lambda item: -sum(item[1].values())):
        by_reason = "、".join(f"{name} {n}" for name, n in sorted(reasons.items(), key=lambda item: -item[1]))
        click.echo(f"{rule:<28}{sum(reasons.values())} 次：{by_reason}")


@rules.command()
@click.argument("id_", metavar="编号")
def explain(id_: str) -> None:
    """说明一条规则：为什么、依据、正反例。"""
    ruleset = load_rules()
    if id_ not in ruleset.by_id:
        near = [rule for rule in ruleset.by_id if rule.startswith(id_) or id_ in rule]
        fail(f"没有叫“{id_}”的规则。" + (f"是不是：{'、'.join(near)}" if near else "用 zhubi rules list 看全部。"))
    rule = ruleset[id_]
    click.echo(f"{rule.name}（{rule.id}，{SEVERITY_NAMES[rule.severity]}）")
    click.echo(f"为什么：{rule.why}")
    click.echo(f"依据：{cite(rule.source, ruleset.sources)}")
    for example in rule.example:
        texts = {"弱例": examples.unmarked(example.weak), "改成": example.good, "这样不报": example.ok}
        for label, text in texts.items():
            if text:
                click.echo(f"{label}：{text.strip()}")
        if example.note:
            click.echo(f"　　（{example.note}）")


@rules.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def lint(folder: Path | None) -> None:
    """看规则写得对不对；给出文件夹时把它当作一层。"""
    ruleset = load_rules([folder] if folder else [])
    if ruleset.problems:
        fail("\n".join(ruleset.problems))
    click.echo(f"{len(ruleset.rules)} 条规则、{len(ruleset.lexicons)} 个词表，都能用。")


@rules.command()
@click.argument("id_", metavar="编号")
def new(id_: str) -> None:
    """在自己的规则文件夹里起一条新规则，例如 rules new vague.our-slogan。"""
    category, _, name = id_.partition(".")
    if category not in CATEGORY_NAMES or not _RULE_NAME.fullmatch(name):
        fail(f"编号写成“类别.名字”，名字用小写字母和连字符；类别：{'、'.join(CATEGORY_NAMES)}。")
    if id_ in load_rules().by_id:
        fail(f"已有规则“{id_}”，请换个名字。")
    target = layers.user_folder() / category / f"{name}.toml"
    if target.exists():
        fail(f"“{target}”已经有了，请直接改。")
    write(target, scaffold.rule(id_).encode())
    click.echo(f"已写好草稿：{target}\n填好〔〕里的内容，再运行 zhubi rules lint 和 zhubi rules test。")


@rules.command("test")
def test_rules() -> None:
    """用规则自带的正反例测规则。"""
    ruleset = load_rules()
    checker = Checker(ruleset)
    failures = [failure for rule in ruleset.rules for failure in examples.failures(rule, checker)]
    for failure in failures:
        click.echo(f"{failure.rule}：{failure.example.strip()}", err=True)
        click.echo(f"　　应{failure.expected}，实际{failure.found}", err=True)
    click.echo(f"{len(ruleset.rules)} 条规则，{len(failures)} 个例子不对。")
    sys.exit(int(bool(failures)))


@rules.command("eval")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--errors", is_flag=True, help="把漏的、误的逐条列出来。")
def evaluate(path: Path, errors: bool) -> None:
    """在标注过的稿件和标题（.jsonl、.json、.tsv 或文件夹）上量一量规则。"""
    from addin_server import evaluation

    try:
        rows = evaluation.read(path)
    except evaluation.LabelError as error:
        fail(str(error))
    evaluation.show(evaluation.evaluate(rows, Checker(load_rules())), errors=errors)
