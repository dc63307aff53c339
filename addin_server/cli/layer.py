"""zhubi layer: an organisation's rules, published as one signed file and followed by its machines."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from addin_server import atomic
from addin_server.cli.common import fail
from addin_server.os_errors import because
from addin_server.rulebook import layers, pack, pack_check, pack_updates, signing
from addin_server.rulebook.pack import PackError, PackManifest
from addin_server.rulebook.pack_updates import PackSource, PackUpdates

_KEY = click.Path(path_type=Path, dir_okay=False)


@click.group()
def layer() -> None:
    """全单位一套规则：发布、跟着用。"""


@layer.command()
@click.argument("file", metavar="文件", type=_KEY)
def key(file: Path) -> None:
    """做一把签名用的私钥；打印各台电脑要认的公钥。"""
    if file.exists():
        fail(f"“{file}”已经有了，没有动它。")
    private = signing.new_key()
    try:
        atomic.write(file, private, mode=atomic.OURS_ALONE)
    except OSError as error:
        fail(f"写不进“{file}”（{because(error)}）。")
    click.echo(f"私钥：{file}，只留在发布的电脑上。\n公钥：{signing.public_key(private)}")


@layer.command()
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("-o", "--output", required=True, type=_KEY, help="规则包写到哪里，如共享文件夹里的 县里.zhubi。")
@click.option("--key", "key_file", type=_KEY, help="签名用的私钥；不写就不签名。")
@click.option("--name", default="单位规则", show_default=True, help="这套规则叫什么。")
@click.option("--notes", default="", help="改了什么，各台电脑上会显示。")
def publish(folder: Path, output: Path, key_file: Path | None, name: str, notes: str) -> None:
    """把一层规则做成规则包；自带的例子不对就不做。"""
    if complaints := pack_check.complaints(folder):
        fail("\n".join(complaints))
    try:
        before = pack.read(output.read_bytes(), "").about.revision if output.exists() else 0
        about = PackManifest(name, before + 1, notes=notes, made=dt.date.today())
        private = key_file.read_bytes() if key_file else None
        atomic.write(output, pack.build(about, pack.read_folder(folder), private), mode=0o644)
    except (PackError, ValueError) as error:
        fail(f"{error}。")
    except OSError as error:
        fail(f"“{error.filename}”打不开或写不进（{because(error)}）。")
    signed = "" if private else "没有签名，要验签名的电脑不会用它。"
    click.echo(f"第 {about.revision} 版：{output}。{signed}")


@layer.command()
@click.argument("place", metavar="地址")
@click.option("--key", "public", default="", help="发布的人给的公钥；写了就只用它签的。")
def follow(place: str, public: str) -> None:
    """跟着一个地址或共享文件夹里的规则包，有新的就用新的。"""
    try:
        source = PackSource(pack_updates.place_of(place), signing.checked_key(public) if public else "")
        own = _own()
        own.follow(source)
        state = own.update() or own.state()
    except (PackError, ValueError) as error:
        fail(f"{error}。")
    except OSError as error:
        fail(f"“{error.filename}”写不进去（{because(error)}）。")
    if not public:
        click.echo("注意：没有写公钥，谁放在那里的规则都会用。", err=True)
    if state:
        click.echo(pack_updates.news(state.about))


@layer.command()
def update() -> None:
    """现在就看有没有新的。"""
    try:
        found = _own().update()
    except PackError as error:
        fail(f"{error}。")
    click.echo(pack_updates.news(found.about) if found else "没有新的。")


@layer.command()
def status() -> None:
    """跟着哪里，用的是哪一版。"""
    own = _own()
    source, state = own.source(), own.state()
    if source is None:
        click.echo("没有跟着别处的规则。")
        return
    click.echo(f"跟着：{source.place}（{'验签名' if source.key else '不验签名'}）")
    click.echo(pack_updates.news(state.about) if state else "还没有取到过。")
    if layers.overridden():
        click.echo(f"注意：环境变量 {layers.ORGANISATION} 另指了一个文件夹，用的是那个。", err=True)


@layer.command()
def unfollow() -> None:
    """不再跟着，取来的规则也去掉。"""
    try:
        click.echo("已去掉。" if _own().stop() else "没有跟着别处的规则。")
    except OSError as error:
        fail(f"“{error.filename}”去不掉（{because(error)}）。")


def _own() -> PackUpdates:
    return PackUpdates(pack_updates.home())
