"""zhubi officejs: a copy of office.js for machines without internet."""

from __future__ import annotations

from pathlib import Path

import click

from addin_server.cli.common import fail
from addin_server.officejs import CDN
from addin_server.setup import mirror as copies

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def officejs() -> None:
    """给不能上网的电脑准备 office.js（管理员用）。"""


@officejs.command()
@click.argument("folder", type=_FOLDER)
@click.option("--from", "base", default=CDN, show_default=True, help="从哪里下载；世纪互联版 Office 用它自己的地址。")
def mirror(folder: Path, base: str) -> None:
    """在能上网的电脑上下载一份到 FOLDER，断了再运行会接着下。

    这份文件归微软所有，只供本单位与自己的 Office 一起用，不能公开发布。
    """
    try:
        for line in copies.make(folder, base.rstrip("/") + "/"):
            click.echo(line)
    except copies.MirrorError as error:
        fail(str(error))
    click.echo(f"好了。把整个文件夹拷到内网，运行：zhubi install word --offline {folder}")


@officejs.command()
@click.argument("folder", type=_FOLDER)
def verify(folder: Path) -> None:
    """对照校验和，看 FOLDER 里的一份全不全。"""
    if wrong := copies.problems(folder):
        fail("\n".join(wrong))
    click.echo("齐全，与校验和一致。")
