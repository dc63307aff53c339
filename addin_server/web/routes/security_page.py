"""The security page, for a browser and for a printer."""

from __future__ import annotations

from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from addin_server import security_claims
from addin_server.web.answers import html, markdown
from addin_server.web.routing import Routes
from addin_server.web.services import Site

_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>主笔安全说明</title><link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/rules/handbook.css"><body><main>{body}</main></body></html>"""

routes = Routes("security_claims", prefix="/security")


@routes.get("")
def bare(site: Site) -> AnyResponse:
    return redirect(f"{request.script_root}/security/")


@routes.get("/")
def page(site: Site) -> Response:
    return html(_PAGE.format(body=markdown(security_claims.page())))
