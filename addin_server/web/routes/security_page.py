"""The security page, for a browser and for a printer."""

from __future__ import annotations

from flask import Blueprint, Response, redirect
from markdown_it import MarkdownIt
from werkzeug.wrappers import Response as Answer

from addin_server import security_claims

_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>主笔安全说明</title><link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/rules/handbook.css"><body>{body}</body></html>"""


def pages() -> Blueprint:
    """Serve the page under /security/."""
    blueprint = Blueprint("assurances", __name__, url_prefix="/security")
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")

    @blueprint.get("")
    def bare() -> Answer:
        return redirect("/security/")

    @blueprint.get("/")
    def page() -> Response:
        body = markdown.render(security_claims.page())
        return Response(_PAGE.format(body=body), content_type="text/html; charset=utf-8")

    return blueprint
