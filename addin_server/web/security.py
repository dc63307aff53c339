"""Who may ask: only pages this service itself served, on this machine. And what they may load: only from here."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from flask import Flask, Request, Response, request

from addin_server.web.problems import Refusal

TOKEN_HEADER = "X-Zhubi-Token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})

OFFICE_FRAMES = (
    "https://*.officeapps.live.com",
    "https://*.office.com",
    "https://*.office365.com",
    "https://*.microsoft365.com",
    "https://*.cloud.microsoft",
    "https://*.sharepoint.com",
    "https://onedrive.live.com",
    "https://*.partner.officewebapps.cn",
    "https://*.sharepoint.cn",
)
"""Where Word on the web, worldwide and in China, puts a pane into its page. On the desktop the pane is no frame."""


def policy(script: Iterable[str] = (), connect: Iterable[str] = (), ancestors: Iterable[str] = ()) -> str:
    """Return what a page may load and who may frame it; beyond this service only the origins given."""

    def own(more: Iterable[str]) -> str:
        return " ".join(("'self'", *more))

    return (
        f"default-src 'none'; script-src {own(script)}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src {own(connect)}; form-action 'none'; base-uri 'none'; frame-ancestors {own(ancestors)}"
    )


_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


def guard(app: Flask, token: str) -> None:
    """Check every request before it is answered, and set the headers of every answer."""

    @app.before_request
    def check() -> None:
        if not _own_host(request):
            raise Refusal("forbidden", "请用 127.0.0.1 打开主笔。")
        if request.method not in _SAFE and not (_same_origin(request) and _knows(request, token)):
            raise Refusal("forbidden")

    @app.after_request
    def headers(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.pop("Server", None)
        return response


def _own_host(asked: Request) -> bool:
    """Whether the Host header names this machine: a rebound DNS name does not."""
    return asked.host.rpartition(":")[0] in _HOSTS or asked.host in _HOSTS


def _same_origin(asked: Request) -> bool:
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = asked.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc == asked.host


def _knows(asked: Request, token: str) -> bool:
    return hmac.compare_digest(asked.headers.get(TOKEN_HEADER, "").encode(), token.encode())
