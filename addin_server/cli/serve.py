"""zhubi serve: the local service."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

import click

from addin_server import assets, processes, service_auth
from addin_server.cli import browser, interrupts
from addin_server.cli.common import fail, load_rules
from addin_server.setup import port_claims, settings, tls_files
from addin_server.setup.boundary import System
from addin_server.setup.service import Running, claimed, link, listener, move
from addin_server.setup.steps import StepError
from addin_server.web.shutdown import Shutdown
from addin_server.web.sockets import HOST, PortTakenError, listen

if TYPE_CHECKING:
    from addin_server.web.opened import Opened


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="端口；被占用时另选。不写就用安装时定的。")
@click.option("--open", "open_", is_flag=True, help="在浏览器里打开。")
@click.option("--draft", help="一开始就打开的文稿。")
@click.option("--stop", is_flag=True, help="停下装好后自动启动的那个服务，换新版本之前用。")
def serve(port: int | None, open_: bool, draft: str | None, stop: bool) -> None:
    """启动本机服务。"""
    if stop:
        _stop()
        return
    interrupts.leave_to_system()
    own = _settings()
    # Installed: Word and WPS come to these ports and no others. A draft or another port is a service beside it.
    installed = own.installed and port is None and draft is None
    if installed and listener(own.port, own.secret, System()) == "ours":
        click.echo(f"主笔已经在运行：{own.address}/")
        if open_:
            _open(_running_link(own))
        return
    if installed and not port_claims.claim(System(), own.port):
        fail(claimed(own.port, port_claims.holder(System(), own.port)))
    files = tls_files.Files(settings.folder())
    try:
        first = listen(own.port if port is None else port, exact=installed)
        second = listen(own.secure_port, exact=True) if installed and files.exist() else None
    except PortTakenError as taken:
        fail(
            f"端口 {taken.port} 被别的程序或这台电脑上的另一位用户占用了。请退出那个程序，或换一个端口重装：{move(own)}"
        )
    _serve(first, second, files, own, draft, open_=open_)
    processes.leave(0)


def _serve(
    first: socket,
    second: socket | None,
    files: tls_files.Files,
    own: settings.ServiceSettings,
    draft: str | None,
    *,
    open_: bool,
) -> None:
    """Tell where the service is, load the rest of it, and serve: whoever comes before that waits for the answer."""
    opened = _opened(draft) if draft else None
    ticket = secrets.token_urlsafe(32)
    address = f"http://{HOST}:{first.getsockname()[1]}{service_auth.TICKET}{ticket}"
    click.echo(f"主笔正在启动：{address}\n这个链接十分钟内用一次。按 Ctrl+C 停止。")
    if open_:
        _open(address)

    from addin_server import officejs, proofing
    from addin_server.web import serve as service

    proofreaders = proofing.create(assets.rules())
    shutdown = Shutdown()
    try:
        server = service.create_server(
            load_rules(),
            first,
            opened=opened,
            office_js=officejs.source(own.office_js),
            secret=own.secret,
            keyless=own.keyless,
            proofreaders=proofreaders,
            shutdown=shutdown,
            ticket=ticket,
        )
    except ValueError as error:
        fail(f"{error}。")
    servers = [server]
    if second:
        servers.append(service.secured(server, second, service.Certificate(files.chain, files.key)))
    service.run(servers, shutdown, say=click.echo, proofreaders=proofreaders)


def _opened(draft: str) -> Opened:
    from addin_server import readers
    from addin_server.cli.common import bytes_of
    from addin_server.web.opened import Opened

    interrupts.raise_again()  # what a conversion began is tidied up
    try:
        name, data = bytes_of(draft)
        read = readers.read_file(name, data)
        readers.check_limits(read.paragraphs)
    except readers.InputError as error:
        fail(str(error))
    interrupts.leave_to_system()
    return Opened(Path(name).name, data, read)


def _running_link(own: settings.ServiceSettings) -> str:
    try:
        return link(own.port, own.secret)
    except StepError as error:
        fail(str(error))


def _open(address: str) -> None:
    with contextlib.suppress(OSError):  # the link has been printed
        browser.show(address)


def _stop() -> None:
    own = _settings()
    try:
        stopped = Running(own).undo(System())
    except StepError as error:
        fail(str(error))
    click.echo("主笔已停止。" if stopped else "主笔没有在运行。")


def _settings() -> settings.ServiceSettings:
    try:
        return settings.read()
    except settings.ServiceSettingsError as error:
        fail(str(error))
