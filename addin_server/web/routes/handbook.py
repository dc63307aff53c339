"""The rule pages, for a browser."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, redirect
from markdown_it import MarkdownIt
from werkzeug.wrappers import Response as Answer

from addin_server import assets, training, vocabulary
from addin_server.rulebook import handbook
from addin_server.web.rulebook import Rulebook

_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}｜主笔</title><link rel="stylesheet" href="handbook.css"><body>{body}</body></html>"""
_STYLE = vocabulary.root_css() + (Path(__file__).parent / "handbook.css").read_text("utf-8")


def pages(rulebook: Rulebook) -> Blueprint:
    """Serve the handbook of the rules in force under /rules/."""
    blueprint = Blueprint("handbook", __name__, url_prefix="/rules")
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")

    @blueprint.get("")
    def bare() -> Answer:
        return redirect("/rules/")

    @blueprint.get("/handbook.css")
    def style() -> Response:
        return Response(_STYLE, content_type="text/css; charset=utf-8")

    @blueprint.get("/")
    @blueprint.get("/<name>")
    def page(name: str = "README") -> Response:
        text = handbook.pages(rulebook.rules, assets.rules()).get(name.removesuffix(".md"))
        if text is None:
            abort(404)
        title = text.partition("\n")[0].removeprefix("# ")
        if (rule := rulebook.rules.by_id.get(name)) and training.card(rule):
            text += f"\n[做成对照卡，投到大屏](/training/#{name})\n"
        return Response(_PAGE.format(title=title, body=markdown.render(text)), content_type="text/html; charset=utf-8")

    return blueprint
