"""Lessons as one self-contained page: it opens from a USB stick, asks no service and loads nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from addin_server import html_templates
from addin_server.wire.training import LessonOut, LessonPlanOut

_TEMPLATE = Path(__file__).parent / "templates" / "lesson_page.html.j2"


class NotBuilt(Exception):  # noqa: N818  (said to the user as it is)
    """The pane has not been built, so there is nothing to put the lessons into."""


class _PageData(msgspec.Struct):
    """What the page carries."""

    lessons: Sequence[LessonOut]
    plans: Sequence[LessonPlanOut]


def lesson_page(title: str, lessons: Sequence[LessonOut], plans: Sequence[LessonPlanOut], pane: Path) -> bytes:
    """Return the page of these lessons, and of the plans they belong to, over the built pane. Raises NotBuilt."""
    files = [pane / "assets" / "training.js", pane / "assets" / "training.css"]
    if not all(file.is_file() for file in files):
        raise NotBuilt("培训页面还没有生成，请先运行 make pane。")
    # Neither text may end its own element early.
    script = files[0].read_text("utf-8").replace("</script", "<\\/script").replace("<!--", "<\\!--")
    style = files[1].read_text("utf-8").replace("</style", "<\\/style")
    data = msgspec.json.encode(_PageData(lessons, plans)).decode().replace("<", "\\u003c")
    return html_templates.render(
        _TEMPLATE,
        title=title,
        style=html_templates.verbatim(style),
        script=html_templates.verbatim(script),
        data=html_templates.verbatim(data),
        script_hash=_hash(script),
        style_hash=_hash(style),
    ).encode()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
