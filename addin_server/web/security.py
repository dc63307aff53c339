"""Who may ask: only pages this service itself served, on this machine. And what they may load: only from here."""

from __future__ import annotations

import hmac
from collections.abc import Collection, Iterable, Mapping
from urllib.parse import urlsplit

from flask import Flask, Request, Response, request

from addin_server.web.problems import Refusal

TOKEN_HEADER = "X-Zhubi-Token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

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


def guard(app: Flask) -> None:
    """Admit this machine only and the pages this service itself served, and set the headers of every answer."""
    protect(app, _LOOPBACK, address="请用 127.0.0.1 打开主笔。")


def protect(
    app: Flask, hosts: Collection[str], *, address: str = "", page: str = "", nameless: Collection[str] = ()
) -> None:
    """Refuse what comes by another name than `hosts` or changes anything from another origin; set the headers.

    `address` and `page` are the sentences for the two; without one, the problem's own. `nameless` are the endpoints
    that may be asked by any name.
    """

    @app.before_request
    def check() -> None:
        if _host(request) not in hosts and request.endpoint not in nameless:
            raise Refusal("forbidden", address)
        if request.method not in _SAFE and not _same_origin(request):
            raise Refusal("forbidden", page)

    @app.after_request
    def headers(response: Response) -> Response:
        return stamped(response)


def stamped(response: Response) -> Response:
    """Return an answer with the headers of every answer."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def matches(asked: Request, header: str, secret: str) -> bool:
    """Whether a header carries a secret, compared in the same time whatever it says."""
    return hmac.compare_digest(asked.headers.get(header, "").encode(), secret.encode())


def _host(asked: Request) -> str:
    """The name in the Host header, without its port; a rebound DNS name is none of ours."""
    try:
        return urlsplit(f"//{asked.host}").hostname or ""
    except ValueError:
        return ""


def _same_origin(asked: Request) -> bool:
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = asked.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc == asked.host
