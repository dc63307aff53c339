"""The pane's files. A page gets the token of this start in its meta tag."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

_PLACEHOLDER = "__ZHUBI_TOKEN__"
_NOT_BUILT = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>主笔</title>
<p>页面还没有生成。请在项目目录运行 <code>make pane</code>，再刷新本页。</p></html>"""


def pages(folder: Path, token: str) -> Blueprint:
    """Serve the built pane in `folder`."""
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/")
    def home() -> Response:
        index = folder / "index.html"
        html = index.read_text("utf-8").replace(_PLACEHOLDER, token) if index.is_file() else _NOT_BUILT
        return Response(html, content_type="text/html; charset=utf-8")

    @blueprint.get("/<path:name>")
    def asset(name: str) -> Response:
        return send_from_directory(folder, name)

    return blueprint
