"""What handlers return, as it is answered."""

from __future__ import annotations

from urllib.parse import quote

import msgspec
from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from addin_server import wire


def encoded(answer: object) -> AnyResponse:
    """Return nothing as 204, a file as its bytes, a page as it is, everything else as JSON."""
    if answer is None:
        return Response(status=204)
    if isinstance(answer, AnyResponse):
        return answer
    if isinstance(answer, wire.File):
        return _file(answer)
    return Response(msgspec.json.encode(answer), content_type="application/json; charset=utf-8")


def html(text: str) -> Response:
    """Return a page."""
    return Response(text, content_type="text/html; charset=utf-8")


def markdown(text: str) -> str:
    """Return a Markdown text as HTML."""
    from markdown_it import MarkdownIt  # a start does without, and few read a page

    return str(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))


def _file(file: wire.File) -> Response:
    charset = "; charset=utf-8" if file.media.startswith("text/") else ""
    response = Response(file.data, content_type=file.media + charset)
    if file.name:
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    for field, header in file.headers.items():
        response.headers[header] = _in_header(getattr(file, field))
    return response


def _in_header(value: int | tuple[str, ...]) -> str:
    """A number, or words with commas between; there is no Chinese in a header."""
    return str(value) if isinstance(value, int) else ",".join(map(quote, value))
