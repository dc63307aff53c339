"""The pages that are made here and not in the pane: no script, so that they show in every engine."""

from __future__ import annotations

from pathlib import Path

from flask import Response

from addin_server import html_templates
from addin_server.web.answers import html
from addin_server.web.security import OFFICE_FRAMES

_FOLDER = Path(__file__).parent
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    f"frame-ancestors 'self' {' '.join(OFFICE_FRAMES)}"
)


def page(name: str, **values: object) -> Response:
    """Return a page of this folder."""
    response = html(html_templates.render(_FOLDER / f"{name}.html.j2", **values))
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def style() -> str:
    return html_templates.page_css() + (_FOLDER / "department.css").read_text("utf-8")
