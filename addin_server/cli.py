"""The command `zhubi`. Exit codes: 0 clean, 1 findings at or above --fail-on, 2 bad input."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import NoReturn, get_args

import click

from addin_server import __version__, docx, handbook, intake, layers, remarks, scaffold
from addin_server.core import examples
from addin_server.core.engine import Checker
from addin_server.core.loading import RuleError
from addin_server.core.model import BriefType, Draft, Level, Role, Severity
from addin_server.core.ruleset import Ruleset
from addin_server.output import WRITERS
from addin_server.output.result import Result

_BAD_INPUT = 2
_RULE_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TYPES = click.Choice(get_args(BriefType))
_LEVELS = click.Choice(get_args(Level))
_FAIL_ON = click.Choice([*(severity.value for severity in Severity), "never"])
_DATE = click.DateTime(["%Y-%m-%d"])


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="主笔")
def main() -> None:
    """主笔：组工信息写作助手。"""


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(list(WRITERS)), default="text", help="输出格式。")
@click.option("--select", multiple=True, metavar="规则", help="只查这些规则（编号或开头，可写多次）。")
@click.option("--ignore", multiple=True, metavar="规则", help="不查这些规则。")
@click.option("--type", "type_", type=_TYPES, help="稿件类型。")
@click.option("--level", type=_LEVELS, help="报送层级。")
@click.option("--date", type=_DATE, help="报送日期，如 2026-03-29。")
@click.option("--unfold", is_flag=True, help="不是信息也逐条查。")
@click.option("--fail-on", type=_FAIL_ON, default="warning", show_default=True, help="从这一级起返回 1。")
def check(
    files: tuple[str, ...],
    format_: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    type_: BriefType | None,
    level: Level | None,
    date: dt.datetime | None,
    unfold: bool,
    fail_on: str,
) -> None:
    """检查文稿（.docx、.txt、.md，- 是标准输入）。"""
    ruleset = _rules()
    checker = Checker(ruleset.selecting(select, ignore))
    results = []
    for file in files:
        try:
            name, data = _bytes_of(file)
            read = intake.read_file(name, data)
        except intake.InputError as error:
            results.append(Result(file, None, str(error)))
            continue
        draft = Draft(paragraphs=read.paragraphs, type=type_, level=level, date=date.date() if date else None)
        results.append(Result(file, checker.check(draft, unfold=unfold), warnings=read.warnings))
    WRITERS[format_](results, ruleset, sys.stdout)
    for result in results:
        if result.error and format_ != "text":
            click.echo(f"{result.file}：{result.error}", err=True)
    if any(result.report is None for result in results):
        sys.exit(_BAD_INPUT)
    if fail_on != "never":
        gravest = min((f.severity.rank for r in results for f in r.told), default=len(Severity))
        sys.exit(int(gravest <= Severity(fail_on).rank))


@main.command()
@click.argument("file")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="写到哪里（.docx）。")
@click.option("--type", "type_", type=_TYPES, help="稿件类型。")
@click.option("--level", type=_LEVELS, help="报送层级。")
@click.option("--date", type=_DATE, help="报送日期。")
@click.option("--author", default="主笔", help="批注人。")
@click.option("--highlight", is_flag=True, help="同时按轻重加底色。")
@click.option("--unfold", is_flag=True, help="不是信息也逐条批注。")
def annotate(
    file: str,
    output: Path,
    type_: BriefType | None,
    level: Level | None,
    date: dt.datetime | None,
    author: str,
    highlight: bool,
    unfold: bool,
) -> None:
    """把检查意见写成批注，另存一份；原稿不动。"""
    ruleset = _rules()
    try:
        name, data = _bytes_of(file)
        if output.exists() and file != "-" and output.samefile(file):
            raise intake.InputError("不能覆盖原稿，请换一个文件名。")
        read = intake.read_file(name, data)
        draft = Draft(paragraphs=read.paragraphs, type=type_, level=level, date=date.date() if date else None)
        report = Checker(ruleset).check(draft, unfold=unfold)
        notes = list(remarks.remarks(report, ruleset.sources))
        if not intake.is_document(name, data):
            data = remarks.document_of(report)
        done = docx.annotate(data, notes, author=author, highlight=highlight, date=dt.datetime.now())
        output.write_bytes(done.data)
    except (intake.InputError, docx.DocxError) as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"写不进“{output}”（{error.strerror}），请换个位置。")
    for remark, reason in done.unplaced:
        click.echo(f"没能加上一条批注：“{remark.quote[:20]}”{reason}", err=True)
    click.echo(f"已写入 {len(notes) - len(done.unplaced)} 条批注：{output}")


@main.group()
def rules() -> None:
    """看规则、查规则、测规则。"""


@rules.command("list")
def list_rules() -> None:
    """列出全部规则。"""
    for rule in _rules().rules:
        click.echo(f"{rule.id:<28}{remarks.SEVERITY_WORDS[rule.severity]}　{rule.name}")


@rules.command()
@click.argument("id_", metavar="编号")
def explain(id_: str) -> None:
    """说明一条规则：为什么、依据、正反例。"""
    ruleset = _rules()
    if id_ not in ruleset.by_id:
        near = [rule for rule in ruleset.by_id if rule.startswith(id_) or id_ in rule]
        _fail(f"没有叫“{id_}”的规则。" + (f"是不是：{'、'.join(near)}" if near else "用 zhubi rules list 看全部。"))
    rule = ruleset[id_]
    click.echo(f"{rule.name}（{rule.id}，{remarks.SEVERITY_WORDS[rule.severity]}）")
    click.echo(f"为什么：{rule.why}")
    click.echo(f"依据：{remarks.cite(rule.source, ruleset.sources)}")
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
    """检查规则写得对不对；给出文件夹时把它当作一层。"""
    ruleset = _rules([folder] if folder else [])
    if ruleset.problems:
        _fail("\n".join(ruleset.problems))
    click.echo(f"{len(ruleset.rules)} 条规则、{len(ruleset.lexicons)} 个词表，都能用。")


@rules.command()
@click.argument("id_", metavar="编号")
def new(id_: str) -> None:
    """在自己的规则文件夹里起一条新规则，例如 rules new vague.our-slogan。"""
    category, _, name = id_.partition(".")
    if category not in handbook.CATEGORIES or not _RULE_NAME.fullmatch(name):
        _fail(f"编号写成“类别.名字”，名字用小写字母和连字符；类别：{'、'.join(handbook.CATEGORIES)}。")
    if id_ in _rules().by_id:
        _fail(f"已有规则“{id_}”，请换个名字。")
    target = layers.user_folder() / category / f"{name}.toml"
    if target.exists():
        _fail(f"“{target}”已经有了，请直接改。")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(scaffold.rule(id_), "utf-8")
    except OSError as error:
        _fail(f"写不进“{target}”（{error.strerror}）。")
    click.echo(f"已写好草稿：{target}\n填好〔〕里的内容，再运行 zhubi rules lint 和 zhubi rules test。")


@rules.command("test")
def test_rules() -> None:
    """用规则自带的正反例测规则。"""
    ruleset = _rules()
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
    """在标注过的稿件和标题（.jsonl 或文件夹）上量一量规则。"""
    from addin_server import evaluation

    try:
        rows = evaluation.read(path)
    except evaluation.LabelError as error:
        _fail(str(error))
    evaluation.show(evaluation.evaluate(rows, Checker(_rules())), errors=errors)


@main.group()
def template() -> None:
    """模板：列出，或生成一份待填的文稿。"""


@template.command("list")
def list_templates() -> None:
    """列出全部模板。"""
    for found in _rules().templates.values():
        click.echo(f"{found.id:<4}{found.name}　{found.use}")


@template.command("new")
@click.argument("type_", metavar="类型", type=_TYPES)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="写到哪里（.docx）。")
def new_draft(type_: BriefType, output: Path) -> None:
    """按模板生成一份待填的文稿；〔〕里是要填的。"""
    if output.exists():
        _fail(f"“{output}”已经有了，请换一个文件名。")
    found = _rules().templates[type_]
    try:
        output.write_bytes(docx.new_document(docx.Block(Role(s.role), s.text) for s in found.section))
    except OSError as error:
        _fail(f"写不进“{output}”（{error.strerror}），请换个位置。")
    click.echo(f"已生成《{found.name}》模板：{output}")


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="端口；被占用时另选。")
@click.option("--open", "open_", is_flag=True, help="在浏览器里打开。")
@click.option("--draft", help="一开始就打开的文稿。")
def serve(port: int, open_: bool, draft: str | None) -> None:
    """启动本机服务。"""
    from addin_server.web import serve as service

    opened = None
    if draft:
        try:
            name, data = _bytes_of(draft)
            opened = service.Opened(Path(name).name, data, intake.read_file(name, data))
        except intake.InputError as error:
            _fail(str(error))
    service.run(_rules(), port=port, open_browser=open_, opened=opened)


def _rules(extra: list[Path] | None = None) -> Ruleset:
    try:
        ruleset = layers.load(extra or [])
    except RuleError as error:
        _fail(f"规则文件有误：{error}")
    for problem in ruleset.problems:
        click.echo(f"注意：{problem}", err=True)
    return ruleset


def _bytes_of(file: str) -> tuple[str, bytes]:
    """Return a file's name and bytes; - is standard input. Raises InputError."""
    if file == "-":
        return "标准输入", sys.stdin.buffer.read()
    try:
        return file, Path(file).read_bytes()
    except FileNotFoundError:
        raise intake.InputError(f"找不到文件“{file}”。") from None
    except OSError as error:
        raise intake.InputError(f"打不开“{file}”（{error.strerror}）。") from None


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(_BAD_INPUT)


if __name__ == "__main__":
    main()
