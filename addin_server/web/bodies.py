"""Request bodies in, structs out; structs in, answers out."""

from __future__ import annotations

import io
from typing import IO, TypeVar

import msgspec
from flask import Request, Response, request
from werkzeug.datastructures import FileStorage

from addin_server import readers, wire
from addin_server.core.model import Draft
from addin_server.docx.opc.package import MAX_FILE
from addin_server.web.problems import Refusal

T = TypeVar("T")

MAX_TEXT = 8 << 20
"""Bytes of a JSON body: a megabyte of text may be several as JSON."""

MAX_BODY = MAX_FILE + (1 << 20)
"""Bytes of an upload: the largest file, and the form around it."""


class InMemory(Request):
    """A request whose files never touch the disk: the framework would put large ones into a temporary file."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return io.BytesIO()


def json_body(as_type: type[T]) -> T:
    """Return the request's JSON body. Raises Refusal."""
    if request.mimetype != "application/json":
        raise Refusal("unsupported")
    if (request.content_length or 0) > MAX_TEXT:
        raise Refusal("too-large")
    return decoded(request.get_data(), as_type)


def decoded(data: bytes | str, as_type: type[T]) -> T:
    """Return JSON as a struct. The complaint names the field, never its content."""
    try:
        return msgspec.json.decode(data, type=as_type)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        place = str(error).rpartition(" - at ")[2].strip("`") if " - at " in str(error) else ""
        raise Refusal("bad-request", f"请求里的 {place} 不对。" if place else "请求不是正确的 JSON。") from None


def uploaded(name: str) -> FileStorage | None:
    """Return an uploaded file of a multipart body, None when there is none. Raises Refusal."""
    if request.mimetype != "multipart/form-data":
        raise Refusal("unsupported")
    found = request.files.get(name)
    return found if found and found.filename else None


def answer(body: object) -> Response:
    """Return `body` as JSON."""
    return Response(msgspec.json.encode(body), content_type="application/json; charset=utf-8")


def draft_of(body: wire.DraftIn) -> Draft:
    """Return the draft of a request. Raises Refusal, InputError."""
    try:
        draft = wire.draft_from_wire(body)
    except ValueError as error:
        raise Refusal("bad-request", f"{error}。") from None
    readers.check_limits(draft.paragraphs)
    return draft
