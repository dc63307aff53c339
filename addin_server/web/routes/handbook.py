"""The rule pages, for a browser."""

from __future__ import annotations

from html import escape
from pathlib import Path

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from addin_server import assets, html_templates, training
from addin_server.rulebook import handbook
from addin_server.web.answers import html, markdown
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.rulebook import Rulebook

_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}｜主笔</title><link rel="stylesheet" href="handbook.css"><body><main>{body}</main></body></html>"""
_STYLE = html_templates.page_css() + (Path(__file__).parent / "handbook.css").read_text("utf-8")

routes = Routes("handbook", prefix="/rules")


@routes.get("")
def bare(rulebook: Rulebook) -> AnyResponse:
    return redirect(f"{request.script_root}/rules/")


@routes.get("/handbook.css")
def style(rulebook: Rulebook) -> Response:
    return Response(_STYLE, content_type="text/css; charset=utf-8")


@routes.get("/")
def index(rulebook: Rulebook) -> Response:
    return page(rulebook, "README")


@routes.get("/<name>")
def page(rulebook: Rulebook, name: str) -> Response:
    text = handbook.pages(rulebook.rules, assets.rules()).get(name.removesuffix(".md"))
    if text is None:
        raise Refusal("not-found")
    title = text.partition("\n")[0].removeprefix("# ")
    if (rule := rulebook.rules.by_id.get(name)) and training.card(rule):
        text += f"\n[做成对照卡，投到大屏](../training/#{name})\n"
    return html(_PAGE.format(title=escape(title), body=markdown(text)))
