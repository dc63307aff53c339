"""zhubi proofing: put LanguageTool on this computer, see how it is, take it off again."""

from __future__ import annotations

from pathlib import Path

import click

from addin_server import proofing as proofreaders
from addin_server.cli.common import fail
from addin_server.proofing import Unavailable, install, installation, java, languagetool


@click.group()
def proofing() -> None:
    """错字标点：装 LanguageTool、看状态、卸掉。"""


@proofing.command("install")
@click.option(
    "--source", type=click.Choice(["maven", "archive"]), help="从 Maven 中央仓库，还是 LanguageTool 的压缩包。"
)
@click.option("--yes", "-y", is_flag=True, help="不再问。")
def install_(source: str | None, yes: bool) -> None:
    """从网上取 LanguageTool 装到自己的文件夹里，先说多大。"""
    try:
        if missing := languagetool.installed():
            raise Unavailable(missing)
        java.find()
        source = source or ("maven" if install.maven() else "archive")
        size = install.total_size() >> 20 if source == "maven" else install.ARCHIVE_MEGABYTES
        target = installation.own_folder() / languagetool.VERSION
        click.echo(f"要下载 LanguageTool {languagetool.VERSION}，约 {size} MB，装到 {target.parent}。")
        if not (yes or click.confirm("现在下载吗？", default=True)):
            return
        done = _maven(target) if source == "maven" else install.from_archive(target)
        installation.clear()
    except Unavailable as error:
        fail(f"{error}。")
    click.echo(f"装好了：{done}。校验和都对。重新启动主笔，错字标点就有人看了。")


@proofing.command()
@click.argument("where", metavar="地址或文件夹")
def use(where: str) -> None:
    """用已有的 LanguageTool：内网服务器的地址，或解开的文件夹。"""
    try:
        found = installation.use(where)
    except Unavailable as error:
        fail(f"{error}。")
    click.echo(f"以后用 {found}。{proofreaders.status().says}。")


@proofing.command()
def status() -> None:
    """看错字标点有没有人看。"""
    state = proofreaders.status()
    click.echo(f"{state.says}。")
    if state.name == "absent":
        click.echo("装：zhubi proofing install；已有的：zhubi proofing use 地址或文件夹。")


@proofing.command()
@click.option("--yes", "-y", is_flag=True, help="不再问。")
def remove(yes: bool) -> None:
    """把装上的 LanguageTool 删掉。"""
    if not (yes or click.confirm(f"删掉 {installation.own_folder()} 吗？", default=True)):
        return
    click.echo(f"删掉了，腾出 {install.remove() >> 20} MB。")


def _maven(target: Path) -> Path:
    with click.progressbar(length=install.total_size(), label="下载") as bar:
        return install.from_maven(target, bar.update)
