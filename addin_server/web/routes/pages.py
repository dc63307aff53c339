"""The pages of the three hosts and their files. A page gets the token of this start in its meta tag.

`/` is the browser's, `/word/` Word's, `/wps/` what WPS loads: the add-in's own files and its pane in `/wps/ui/`.
"""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, redirect, send_from_directory
from werkzeug.wrappers import Response as Answer

from addin_server.officejs import OfficeJs
from addin_server.web.security import OFFICE_FRAMES, policy

_TOKEN = "__ZHUBI_TOKEN__"
_OFFICE_JS = "__ZHUBI_OFFICE_JS__"
_NOT_BUILT = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>主笔</title>
<p>页面还没有生成。请在项目目录运行 <code>make pane</code>，再刷新本页。</p></html>"""

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


def pages(pane: Path, manifests: Path, token: str, office_js: OfficeJs) -> Blueprint:
    """Serve the built pane in `pane` and the add-ins' own files in `manifests`."""
    blueprint = Blueprint("pages", __name__)

    def page(name: str, **allowed: tuple[str, ...]) -> Response:
        file = pane / name
        html = file.read_text("utf-8") if file.is_file() else _NOT_BUILT
        html = html.replace(_TOKEN, token).replace(_OFFICE_JS, office_js.script)
        response = Response(html, content_type="text/html; charset=utf-8")
        response.headers["Content-Security-Policy"] = policy(**allowed)
        return response

    @blueprint.get("/")
    def home() -> Response:
        return page("index.html")

    @blueprint.get("/word/")
    def word() -> Response:
        script = (office_js.origin,) if office_js.origin else ()
        return page("word/index.html", script=script, ancestors=OFFICE_FRAMES)

    @blueprint.get("/wps/ui/taskpane.html")
    def wps() -> Response:
        return page("wps/ui/taskpane.html")

    @blueprint.get("/wps/install/")
    def wps_install() -> Response:
        return page("wps/install/index.html", connect=_WPS_SERVICE)

    @blueprint.get("/word")
    def bare_word() -> Answer:
        return redirect("/word/")

    @blueprint.get("/wps/")
    @blueprint.get("/wps/<path:name>")
    def wps_file(name: str = "index.html") -> Response:
        return _file(manifests / "wps", name)

    @blueprint.get("/word/icons/<name>")
    def word_icon(name: str) -> Response:
        return _file(manifests / "word" / "icons", name)

    @blueprint.get("/officejs/<path:name>")
    def mirrored(name: str) -> Response:
        return _file(office_js.folder, name) if office_js.folder else Response(status=404)

    @blueprint.get("/<path:name>")
    def asset(name: str) -> Response:
        return _file(pane, name)

    return blueprint


def _file(folder: Path, name: str) -> Response:
    """Icons may be kept for a day; everything else is asked for again each time, so an update is seen at once."""
    suffix = Path(name).suffix
    if suffix not in _ICONS:
        return send_from_directory(folder.absolute(), name, mimetype=_TYPES.get(suffix))
    response = send_from_directory(folder.absolute(), name, mimetype=_TYPES.get(suffix), max_age=_ICON_AGE)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # Word on the web draws them in its own page
    return response
