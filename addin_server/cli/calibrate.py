"""zhubi rules calibrate: tune the rules on what was adopted and what came back, when a person agrees."""

from __future__ import annotations

from pathlib import Path

import click

from addin_server.cli.common import fail, load_rules, write
from addin_server.core.engine import Checker
from addin_server.core.rules.loading import RuleError
from addin_server.os_errors import because

_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
_REPORTS = (".html", ".xlsx")


@click.command()
@click.option("--adopted", required=True, type=_FOLDER, help="采用了的稿子。")
@click.option("--returned", required=True, type=_FOLDER, help="退回来的稿子。")
@click.option("--report", "reports", multiple=True, type=click.Path(path_type=Path), help="报告，.html 或 .xlsx。")
@click.option("--layer", "layer_", type=click.Path(path_type=Path, file_okay=False), help="同意了的写进这一层规则。")
@click.option("--agree", multiple=True, metavar="建议", help="同意哪一条（列出时方括号里的），不再逐条问。")
@click.option("--force", is_flag=True, help="报告已经有了也照写。")
def calibrate(
    adopted: Path,
    returned: Path,
    reports: tuple[Path, ...],
    layer_: Path | None,
    agree: tuple[str, ...],
    force: bool,
) -> None:
    """看规则在采用稿、退回稿上各说了多少，提出怎么调；同意了才写。稿子不离开这台电脑。"""
    from addin_server.calibration import counting, layer, proposing, report

    for path in reports:
        if path.suffix.lower() not in _REPORTS:
            fail(f"报告“{path}”要以 .html 或 .xlsx 结尾。")
    rules = load_rules([layer_] if layer_ and layer_.is_dir() else [])
    checker = Checker(rules)
    taken, back = counting.of_folder(adopted, checker), counting.of_folder(returned, checker)
    found = proposing.proposals(taken, back, rules)
    unread = (*taken.unread, *back.unread)
    done = report.Calibration(taken.drafts, back.drafts, proposing.rows(taken, back, rules), found, unread)
    for path in reports:
        made = report.page(done).encode() if path.suffix.lower() == ".html" else report.workbook(done)
        write(path, made, force=force)
    click.echo(f"采用稿 {taken.drafts} 篇，退回稿 {back.drafts} 篇，{len(found)} 条建议。")
    for line in unread:
        click.echo(f"没有看：{line}", err=True)
    agreed = []
    for proposal in found:
        row = proposal.row
        click.echo(
            f"[{proposal.key}] {row.name}：{proposal.kind}{'　' + report.said(proposal) if proposal.to else ''}"
            f"（采用稿 {row.adopted.spoke}/{row.adopted.drafts}，退回稿 {row.returned.spoke}/{row.returned.drafts}）"
        )
        if layer_ and (proposal.key in agree if agree else click.confirm("　　同意吗", default=False)):
            agreed.append(proposal)
    if unknown := set(agree) - {proposal.key for proposal in found}:
        fail(f"没有这条建议：{'、'.join(sorted(unknown))}")
    if not layer_ or not agreed:
        click.echo("规则没有动。")
        return
    try:
        layer.write(layer_, agreed, rules.known)
    except (RuleError, ValueError) as error:
        fail(f"{error}。")
    except OSError as error:
        fail(f"“{layer_}”写不进去（{because(error)}）。")
    click.echo(f"写进 {layer_}：{len(agreed)} 条。")
