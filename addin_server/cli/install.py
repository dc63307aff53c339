"""zhubi install and zhubi uninstall: the service, and the add-in in Word and WPS."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal, get_args

import click
import msgspec

from addin_server import __version__
from addin_server.cli import browser
from addin_server.cli.common import fail
from addin_server.os_errors import because
from addin_server.setup import (
    deploy,
    hosts,
    mirror,
    port_owner,
    service,
    settings,
    steps,
    tls,
    tls_given,
    trust,
    windows,
    word,
    wps,
)
from addin_server.setup.boundary import Boundary, System
from addin_server.setup.settings import Host, ServiceSettings

_port = click.option("--port", type=click.IntRange(1024, 65534), help="用哪个端口；Word 用它后面的一个。不写就自己选。")
_dry_run = click.option("--dry-run", is_flag=True, help="只说要做什么，不做。")


@click.group(invoke_without_command=True)
@click.option("--upgrade", is_flag=True, hidden=True)
@click.pass_context
def install(context: click.Context, upgrade: bool) -> None:
    """装本机服务，装到 Word 或 WPS 里。不写装到哪里，就把装过的补齐：缺的补上，没有运行的启动。"""
    if context.invoked_subcommand:
        return
    boundary, found = System(), _settings()
    if upgrade:
        sys.exit(_upgraded(boundary, found))
    if not found.installed:
        fail("主笔还没有装。请运行 zhubi install wps 或 zhubi install word。")
    _carry_out(boundary, settings.folder(), _at_port(boundary, found, None), dry_run=False)


def _upgraded(boundary: Boundary, found: ServiceSettings) -> int:
    """Have this version run what another did; an exit code of setup.deploy."""
    if not found.installed:
        paths = deploy.of_this_process()
        parts = windows.plan(boundary, found, str(paths.bin)) if paths and boundary.platform == "windows" else []
        return deploy.PARTLY if steps.install(parts, boundary, click.echo) else deploy.DONE
    plan = hosts.install_plan(boundary, settings.folder(), _at_port(boundary, found, None), restart=True)
    failures = steps.install(plan, boundary, click.echo)
    click.echo("\n".join(failures))
    now = _settings()
    if port_owner.listener(now.port, now.secret) != "ours" or service.version(now.port) != __version__:
        return deploy.FAILED
    return deploy.PARTLY if failures else deploy.DONE


@click.command(hidden=True)
@click.argument("python", type=click.Path(path_type=Path))
def switch(python: Path) -> None:
    """让另一个版本的 Python 来跑本机服务。"""
    found = _settings()
    if found.installed and (
        failures := steps.install(hosts.switch_plan(settings.folder(), found, python), System(), click.echo)
    ):
        fail("\n".join(failures))


@click.command()
def rollback() -> None:
    """退回升级前的那一版。"""
    paths = deploy.of_this_process()
    if paths is None:
        fail("这一份不是用安装包装的，没有上一版可退。")
    sys.exit(deploy.rollback(paths, deploy.runner(click.echo), click.echo))


@click.command(hidden=True)
@click.option("--host", "wanted", multiple=True, type=click.Choice(["wps"]), default=())
def login(wanted: tuple[Host, ...]) -> None:
    """全机安装的，每位用户登录时由系统运行：用自己的端口启动本机服务，补齐登记。"""
    boundary = System()
    chosen = _at_port(boundary, _settings(), None)
    for host in wanted or ("service",):
        chosen = chosen.with_host(host)
    plan = hosts.install_plan(boundary, settings.folder(), chosen, listed=True)
    if failures := steps.install(plan, boundary, click.echo):
        fail("\n".join(failures))


@install.command("service")
@_port
@_dry_run
def install_service(port: int | None, dry_run: bool) -> None:
    """只装本机服务和登录启动，不动 Word 和 WPS：加载项由单位统一下发时用。装过 Word、WPS 的一并补齐。"""
    boundary, config_dir = System(), settings.folder()
    wanted = _chosen(boundary, _settings(), "service", port)
    _carry_out(boundary, config_dir, wanted, dry_run=dry_run)
    if not dry_run:
        click.echo(f"\n本机服务在 {wanted.address}/。有不对的，运行 zhubi doctor。")


@install.command("word")
@_port
@click.option(
    "--share", default=None, help="用共享文件夹（\\\\服务器\\文件夹）登记（Windows），以后记得；写空的改回本机登记。"
)
@click.option("--offline", "office_js", default=None, help="office.js 从这个文件夹或 https 地址加载，不用互联网。")
@click.option("--online", is_flag=True, help="office.js 改回从微软的网络加载。")
@click.option("--certificate", type=click.Path(path_type=Path), help="单位签发的 localhost 证书（PEM），不用本机做的。")
@click.option("--key", type=click.Path(path_type=Path), help="它的私钥（PEM，不带口令）。")
@click.option("--authority", type=click.Path(path_type=Path), help="签发者的根证书（PEM），由组策略下发到各台电脑。")
@click.option("--print-manifest", is_flag=True, help="只打印清单。")
@click.option("--recipes", is_flag=True, help="只打印网页版和集中部署的办法。")
@_dry_run
def install_word(
    port: int | None,
    share: str | None,
    office_js: str | None,
    online: bool,
    certificate: Path | None,
    key: Path | None,
    authority: Path | None,
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
    wanted = _chosen(boundary, found, "word", port)
    if share is not None:
        wanted = msgspec.structs.replace(wanted, share=share)
    if online:
        wanted = msgspec.structs.replace(wanted, office_js="")
    elif office_js is not None:
        wanted = msgspec.structs.replace(wanted, office_js=_office_js(office_js))
    if certificate or key or authority:
        _take(certificate, key, authority, config_dir, dry_run=dry_run)
    _carry_out(boundary, config_dir, wanted, dry_run=dry_run)
    if not dry_run:
        click.echo(f"\n{word.NEXT_SHARE if wanted.share else word.NEXT[boundary.platform]}")
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
    wanted = _chosen(boundary, found, "wps", port)
    # On Windows newer editions take an add-in only from WPS's own service, which the page speaks to.
    by_page = boundary.platform == "windows" if page is None else page
    _carry_out(boundary, config_dir, wanted, listed=not by_page, dry_run=dry_run)
    if dry_run:
        return
    if by_page:
        try:
            opened = browser.show(f"{wps.address(wanted)}install/")
        except OSError as error:
            fail(f"安装页面打不开：“{config_dir}”写不进（{because(error)}）。请看一下权限，再试一次。")
        click.echo(f"\n在打开的页面里点“安装”；没有打开的，用浏览器打开这个文件：{opened}")
    else:
        click.echo(f"\n{wps.NEXT}")
    click.echo("看不到“主笔”，运行 zhubi doctor wps。")


@click.command()
@click.argument("target", type=click.Choice(["word", "wps", "service", "all"]))
@_dry_run
def uninstall(target: Host | Literal["all"], dry_run: bool) -> None:
    """从 Word 或 WPS 里卸掉，装时做的全部撤回；all 是全部。自己的规则不动。"""
    boundary, config_dir = System(), settings.folder()
    leaving = get_args(Host) if target == "all" else (target,)
    found = _settings()
    plan = hosts.uninstall_plan(boundary, config_dir, found, leaving)
    if dry_run:
        steps.describe(plan, click.echo, undo=True)
        return
    if failures := steps.uninstall(plan, boundary, click.echo):
        fail("还有没撤掉的：\n" + "\n".join(failures))
    staying = _settings()
    if staying.hosts and settings.served(staying) != settings.served(found):
        # Without the unit's own add-in the addresses of the others hold a key: the service and their lists follow.
        failures = steps.install(hosts.install_plan(boundary, config_dir, staying, restart=True), boundary, click.echo)
        if failures:
            fail("没有全做成：\n" + "\n".join(failures) + "\n办好上面的，运行 zhubi install，只补缺的。")
    if "service" in leaving and staying.hosts:
        users = "、".join(hosts.NAMES[host] for host in staying.hosts)
        click.echo(f"{users} 还要用本机服务，服务留着。要全部卸掉，运行 zhubi uninstall all。")
        return
    closing = "、".join(hosts.NAMES[host] for host in leaving if host != "service")
    click.echo(f"卸掉了。完全退出 {closing} 再打开，“主笔”选项卡就没有了。" if closing else "卸掉了。")


def _carry_out(
    boundary: Boundary, config_dir: Path, wanted: ServiceSettings, *, listed: bool = False, dry_run: bool
) -> None:
    plan = hosts.install_plan(boundary, config_dir, wanted, listed=listed)
    if dry_run:
        steps.describe(plan, click.echo)
        return
    if failures := steps.install(plan, boundary, click.echo):
        fail("没有全做成：\n" + "\n".join(failures) + "\n别的都好了。办好上面的，再运行一次，只补缺的。")


def _take(
    certificate: Path | None, key: Path | None, authority: Path | None, config_dir: Path, *, dry_run: bool
) -> None:
    """Put the unit's certificate in the place of ours; exits with a sentence when it cannot be used."""
    if not (certificate and key and authority):
        fail("--certificate、--key、--authority 要一起写。")
    try:
        pems = tls_given.read(certificate, key, authority)
        if not dry_run:
            trust.untrust(tls.Files(config_dir), System())
            tls.Files(config_dir).write(pems)
    except (tls_given.GivenError, steps.StepError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"证书写不进“{config_dir}”（{because(error)}）。请看一下权限，再试一次。")


def _settings() -> ServiceSettings:
    try:
        return settings.read()
    except settings.ServiceSettingsError as error:
        fail(str(error))


def _chosen(boundary: Boundary, found: ServiceSettings, host: Host, port: int | None) -> ServiceSettings:
    return _at_port(boundary, found, port).with_host(host)


def _at_port(boundary: Boundary, found: ServiceSettings, port: int | None) -> ServiceSettings:
    try:
        return _with_port(found, hosts.choose_port(boundary, found, port))
    except steps.StepError as error:
        fail(str(error))


def _with_port(found: ServiceSettings, port: int | None) -> ServiceSettings:
    return found if port is None else msgspec.structs.replace(found, port=port)


def _for_all(wanted: ServiceSettings) -> ServiceSettings:
    """An address that others are given too holds no key of this user's."""
    return wanted.with_host("service")


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
