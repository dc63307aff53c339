"""zhubi install and zhubi uninstall: putting the add-in into Word and WPS, and taking it out."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click
import msgspec

from addin_server.cli.common import fail
from addin_server.setup import hosts, mirror, settings, steps, word, wps
from addin_server.setup.boundary import Boundary, System
from addin_server.setup.settings import Host, Settings

_port = click.option("--port", type=click.IntRange(1024, 65534), help="用哪个端口；Word 用它后面的一个。不写就自己选。")
_dry_run = click.option("--dry-run", is_flag=True, help="只说要做什么，不做。")


@click.group()
def install() -> None:
    """装到 Word 或 WPS 里。装过的再装一次，只补缺的。"""


@install.command("word")
@_port
@click.option("--share", default="", help="用共享文件夹（\\\\服务器\\文件夹）登记，不在本机登记（Windows）。")
@click.option("--offline", "office_js", default=None, help="office.js 从这个文件夹或 https 地址加载，不用互联网。")
@click.option("--online", is_flag=True, help="office.js 改回从微软的网络加载。")
@click.option("--print-manifest", is_flag=True, help="只打印清单。")
@click.option("--recipes", is_flag=True, help="只打印网页版和集中部署的办法。")
@_dry_run
def install_word(
    port: int | None,
    share: str,
    office_js: str | None,
    online: bool,
    print_manifest: bool,
    recipes: bool,
    dry_run: bool,
) -> None:
    """装到 Word 里。"""
    boundary, config_dir = System(), settings.folder()
    found = _settings()
    if share and boundary.platform != "windows":
        fail("共享文件夹登记只用在 Windows 上。")
    if print_manifest:
        click.echo(hosts.filled(_for_all(_with_port(found, port))), nl=False)
        return
    if recipes:
        click.echo(word.recipes(str(word.kept_manifest(config_dir))))
        return
    wanted = _chosen(found, "word", port)
    if share:
        wanted = _for_all(wanted)
    if online:
        wanted = msgspec.structs.replace(wanted, office_js="")
    elif office_js is not None:
        wanted = msgspec.structs.replace(wanted, office_js=_office_js(office_js))
    _carry_out(boundary, config_dir, wanted, share=share, dry_run=dry_run)
    if not dry_run:
        click.echo(f"\n{word.NEXT_SHARE if share else word.NEXT[boundary.platform]}")
        if boundary.platform == "linux":
            click.echo(f"\n{word.recipes(str(word.kept_manifest(config_dir)))}")
        click.echo("打不开或看不到，运行 zhubi doctor word。")


@install.command("wps")
@_port
@click.option("--page/--file", default=None, help="用安装页面装，还是直接写 WPS 的加载项名单。Windows 默认用页面。")
@click.option("--print-jsplugins", is_flag=True, help="只打印管理员统一下发用的 jsplugins.xml 和 oem.ini。")
@_dry_run
def install_wps(port: int | None, page: bool | None, print_jsplugins: bool, dry_run: bool) -> None:
    """装到 WPS 文字里。"""
    boundary, config_dir = System(), settings.folder()
    found = _settings()
    if print_jsplugins:
        click.echo(wps.for_administrators(_for_all(_with_port(found, port)), boundary.platform))
        return
    wanted = _chosen(found, "wps", port)
    # On Windows newer editions take an add-in only from WPS's own service, which the page speaks to.
    by_page = boundary.platform == "windows" if page is None else page
    _carry_out(boundary, config_dir, wanted, listed=not by_page, dry_run=dry_run)
    if dry_run:
        return
    if by_page:
        address = f"{wps.address(wanted)}install/"
        click.echo(f"\n在打开的页面里点“安装”：{address}")
        webbrowser.open(address)
    else:
        click.echo(f"\n{wps.NEXT}")
    click.echo("看不到“主笔”，运行 zhubi doctor wps。")


@click.command()
@click.argument("host", type=click.Choice(["word", "wps"]))
@_dry_run
def uninstall(host: Host, dry_run: bool) -> None:
    """从 Word 或 WPS 里卸掉，装时做的全部撤回。自己的规则和设置不动。"""
    boundary, config_dir = System(), settings.folder()
    plan = hosts.uninstall_plan(boundary, config_dir, _settings(), host)
    if dry_run:
        steps.describe(plan, click.echo, undo=True)
        return
    if failures := steps.uninstall(plan, boundary, click.echo):
        fail("\n".join(failures))
    click.echo(f"卸掉了。完全退出 {'Word' if host == 'word' else 'WPS'} 再打开，“主笔”选项卡就没有了。")


def _carry_out(
    boundary: Boundary, config_dir: Path, wanted: Settings, *, share: str = "", listed: bool = False, dry_run: bool
) -> None:
    plan = hosts.install_plan(boundary, config_dir, wanted, share=share, listed=listed)
    if dry_run:
        steps.describe(plan, click.echo)
        return
    try:
        steps.install(plan, boundary, click.echo)
    except steps.StepError as error:
        fail(str(error))


def _settings() -> Settings:
    try:
        return settings.read()
    except settings.SettingsError as error:
        fail(str(error))


def _chosen(found: Settings, host: Host, port: int | None) -> Settings:
    try:
        return _with_port(found, hosts.choose_port(found, port)).with_host(host)
    except steps.StepError as error:
        fail(str(error))


def _with_port(found: Settings, port: int | None) -> Settings:
    return found if port is None else msgspec.structs.replace(found, port=port)


def _for_all(wanted: Settings) -> Settings:
    """An address that others are given too holds no key of this user's."""
    return msgspec.structs.replace(wanted, keyless=True)


def _office_js(text: str) -> str:
    """The source as it is kept: a folder by its full path, once it is whole. Exits with a sentence otherwise."""
    from addin_server import officejs

    try:
        source = officejs.source(text)
    except ValueError as error:
        fail(f"{error}。")
    if source.folder is None:
        return source.base
    folder = source.folder.resolve()
    if wrong := mirror.problems(folder):
        fail(f"{wrong[0]}。请在能上网的电脑上运行 zhubi officejs mirror 文件夹，整个文件夹拷过来。")
    return str(folder)
