"""zhubi serve: the local service."""

from __future__ import annotations

from pathlib import Path

import click

from addin_server import intake
from addin_server.cli.common import bytes_of, fail, load_rules


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="端口；被占用时另选。")
@click.option("--open", "open_", is_flag=True, help="在浏览器里打开。")
@click.option("--draft", help="一开始就打开的文稿。")
def serve(port: int, open_: bool, draft: str | None) -> None:
    """启动本机服务。"""
    from addin_server.web import serve as service

    opened = None
    if draft:
        try:
            name, data = bytes_of(draft)
            opened = service.Opened(Path(name).name, data, intake.read_file(name, data))
        except intake.InputError as error:
            fail(str(error))
    service.run(load_rules(), port=port, open_browser=open_, opened=opened)
