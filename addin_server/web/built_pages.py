"""Pages of the pane as they were built, and what is put into them when they are asked for."""

from __future__ import annotations

from pathlib import Path

from flask import Response

from addin_server import __version__
from addin_server.web.answers import html

TOKEN = "__ZHUBI_TOKEN__"
_MODE = "__ZHUBI_MODE__"
_VERSION = "__ZHUBI_VERSION__"
_NOT_BUILT = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>主笔</title>
<p>页面还没有生成。请在项目目录运行 <code>make pane</code>，再刷新本页。</p></html>"""


def training_page(pane: Path, token: str, mode: str) -> Response:
    """Return the projector's page; in a class `mode` is another and there is no token."""
    return html(built(pane / "training" / "index.html").replace(TOKEN, token).replace(_MODE, mode))


def built(file: Path) -> str:
    """Return the text of a built page, or of one that says how to build it."""
    return file.read_text("utf-8").replace(_VERSION, __version__) if file.is_file() else _NOT_BUILT
