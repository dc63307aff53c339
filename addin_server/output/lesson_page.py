"""Lessons as one self-contained page: it opens from a USB stick, asks no service and loads nothing."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Sequence
from pathlib import Path

import msgspec

from addin_server.wire.training import LessonOut, LessonPlanOut

_PAGE = """<!doctype html>
<html lang="zh-CN" class="zb"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src {script_hash}; style-src {style_hash}; img-src data:;
 base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<meta name="zhubi-mode" content="file"><title>{title}｜主笔培训</title><style>{style}</style></head>
<body><div id="stage"></div><noscript>这一页要用到脚本，请在浏览器里允许本机文件运行脚本。</noscript>
<script type="application/json" id="zhubi-lessons">{data}</script><script>{script}</script></body></html>
"""


class NotBuilt(Exception):  # noqa: N818  (said to the user as it is)
    """The pane has not been built, so there is nothing to put the lessons into."""


class _Carried(msgspec.Struct):
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
    data = msgspec.json.encode(_Carried(lessons, plans)).decode().replace("<", "\\u003c")
    return _PAGE.format(
        title=html.escape(title),
        style=style,
        script=script,
        data=data,
        script_hash=_hash(script),
        style_hash=_hash(style),
    ).encode()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
