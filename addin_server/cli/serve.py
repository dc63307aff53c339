"""zhubi serve: the local service."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from addin_server import assets, atomic, officejs, processes, proofing, readers
from addin_server.cli import interrupts
from addin_server.cli.common import bytes_of, fail, load_rules
from addin_server.setup import port_claims, port_owner, settings, tls_files
from addin_server.setup.boundary import System
from addin_server.setup.service import Running, claimed, link
from addin_server.setup.steps import StepError


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
    from addin_server.web import serve as service

    opened = None
    if draft:
        try:
            name, data = bytes_of(draft)
            read = readers.read_file(name, data)
            readers.check_limits(read.paragraphs)
            opened = service.Opened(Path(name).name, data, read)
        except readers.InputError as error:
            fail(str(error))
    own = _settings()
    ending = service.Ending()
    # Installed: Word and WPS come to these ports and no others. A draft or another port is a service beside it.
    installed = own.installed and port is None and opened is None
    if installed and port_owner.listener(own.port, own.secret) == "ours":
        click.echo(f"主笔已经在运行：{own.address}/")
        if open_:
            _open(_running_link(own))
        return
    if installed and not port_claims.claim(System(), own.port):
        fail(claimed(own.port, port_claims.holder(System(), own.port)))
    proofreaders = proofing.create(assets.rules())
    try:
        server = service.create_server(
            load_rules(),
            port=own.port if port is None else port,
            exact=installed,
            opened=opened,
            office_js=officejs.source(own.office_js),
            secret=own.secret,
            keyless=own.keyless,
            proofreaders=proofreaders,
            ending=ending,
        )
        files = tls_files.Files(settings.folder())
        certificate = service.Certificate(files.chain, files.key)
        second = [service.secured(server, own.secure_port, certificate)] if installed and files.exist() else []
    except service.PortTakenError as taken:
        fail(
            f"端口 {taken.port} 被别的程序或这台电脑上的另一位用户占用了。"
            f"请退出那个程序，或换一个端口重装：zhubi install service --port 端口号"
        )
    except ValueError as error:
        fail(f"{error}。")
    service.run([server, *second], ending, say=click.echo, show=_open if open_ else _nothing, proofreaders=proofreaders)
    processes.leave(0)


def _running_link(own: settings.Settings) -> str:
    try:
        return link(own.port, own.secret)
    except StepError as error:
        fail(str(error))


def _nothing(address: str) -> None:
    pass


def _open(address: str) -> None:
    """By way of a file that only this user can read: what a program is started with, everybody can."""
    page = settings.folder() / "open.html"
    content = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={address}">'
    try:
        atomic.write(page, content.encode(), mode=atomic.OURS_ALONE)
    except OSError:
        return  # the link has been printed
    webbrowser.open(page.as_uri())


def _stop() -> None:
    own = _settings()
    try:
        stopped = Running(own).undo(System())
    except StepError as error:
        fail(str(error))
    click.echo("主笔已停止。" if stopped else "主笔没有在运行。")


def _settings() -> settings.Settings:
    try:
        return settings.read()
    except settings.SettingsError as error:
        fail(str(error))
