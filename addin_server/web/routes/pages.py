"""The pages of the three hosts and their files. A page gets the token of this start in its meta tag.

`/` is the browser's, `/word/` Word's, `/wps/` what WPS loads: the add-in's own files and its pane in `/wps/ui/`;
`/training/` is what a projector shows.
"""

from __future__ import annotations

from pathlib import Path

from flask import Response, redirect, request, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from addin_server import service_auth
from addin_server.web.answers import html
from addin_server.web.built_pages import TOKEN, built, training_page
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.security import OFFICE_FRAMES, policy
from addin_server.web.services import Site

_OFFICE_JS = "__ZHUBI_OFFICE_JS__"
_MEMORY = "__ZHUBI_MEMORY__"

_ICON_AGE = 86_400
"""Seconds. Word shows a generic icon when the answer forbids keeping it, so icons alone may be kept."""

_ICONS = frozenset({".png", ".svg", ".ico"})
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".xml": "text/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
"""Not asked of the system: on Windows any program may have set them, and a script of another type is not run."""

_WPS_SERVICE = ("http://127.0.0.1:58890", "https://127.0.0.1:58891")
"""The local service of WPS that the install page speaks to."""

routes = Routes("pages", prefix="")


@routes.get("/")
def home(site: Site) -> Response:
    return _page(site, "index.html")


@routes.get(f"{service_auth.TICKET}<ticket>")
def enter(site: Site, ticket: str) -> AnyResponse:
    if not site.access.redeem(ticket):
        raise Refusal("locked", "这个链接用过了，或过了时间。请再运行一次 zhubi serve --open。")
    return redirect(site.access.home, 303)


@routes.get("/word/")
def word(site: Site) -> Response:
    origin = site.office_js.origin
    return _page(site, "word/index.html", script=(origin,) if origin else (), ancestors=OFFICE_FRAMES)


@routes.get("/wps/ui/taskpane.html")
def wps(site: Site) -> Response:
    return _page(site, "wps/ui/taskpane.html")


@routes.get("/wps/install/")
def wps_install(site: Site) -> Response:
    return _page(site, "wps/install/index.html", connect=_WPS_SERVICE)


@routes.get("/training/")
def training(site: Site) -> Response:
    return training_page(site.pane, site.access.token, "service")


@routes.get("/training")
def bare_training(site: Site) -> AnyResponse:
    return redirect(f"{request.script_root}/training/")


@routes.get("/word")
def bare_word(site: Site) -> AnyResponse:
    return redirect(f"{request.script_root}/word/")


@routes.get("/wps/")
def wps_home(site: Site) -> Response:
    return wps_file(site, "index.html")


@routes.get("/wps/<path:name>")
def wps_file(site: Site, name: str) -> Response:
    return _file(site.manifests / "wps", name)


@routes.get("/word/icons/<name>")
def word_icon(site: Site, name: str) -> Response:
    return _file(site.manifests / "word" / "icons", name)


@routes.get("/officejs/<path:name>")
def mirrored(site: Site, name: str) -> Response:
    mirror = site.office_js.folder
    return _file(mirror, name) if mirror else Response(status=404)


@routes.get("/<path:name>")
def asset(site: Site, name: str) -> Response:
    return _file(site.pane, name)


def _page(site: Site, name: str, **allowed: tuple[str, ...]) -> Response:
    text = built(site.pane / name).replace(TOKEN, site.access.token).replace(_OFFICE_JS, site.office_js.script)
    response = html(text.replace(_MEMORY, site.memory))
    response.headers["Content-Security-Policy"] = policy(**allowed)
    return response


def _file(folder: Path, name: str) -> Response:
    """Icons may be kept for a day; everything else is asked for again each time, so an update is seen at once."""
    suffix = Path(name).suffix
    if suffix not in _ICONS:
        return send_from_directory(folder.absolute(), name, mimetype=_TYPES.get(suffix))
    response = send_from_directory(folder.absolute(), name, mimetype=_TYPES.get(suffix), max_age=_ICON_AGE)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # Word on the web draws them in its own page
    return response
