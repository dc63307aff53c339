"""Request bodies in, structs out."""

from __future__ import annotations

import io
import typing
from typing import IO, Any, TypeVar

import msgspec
from flask import Request, request

from addin_server import readers, wire
from addin_server.core.model import Draft
from addin_server.sniff import MAX_FILE
from addin_server.web.gateway import BodyLimits
from addin_server.web.problems import Refusal
from addin_server.wire.decoding import decode

T = TypeVar("T")
F = TypeVar("F", bound=wire.Form)

MAX_TEXT = 8 << 20
"""Bytes of a JSON body: a megabyte of text may be several as JSON."""

MAX_BODY = MAX_FILE + (1 << 20)
"""Bytes of an upload: the largest file, and the form around it."""

LIMITS = BodyLimits({"application/json": MAX_TEXT, "multipart/form-data": MAX_BODY}, otherwise=MAX_TEXT)


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


def read(as_type: type[T]) -> T:
    """Return the request's body: a form when the type is one, else JSON. Raises Refusal."""
    return _form(as_type) if issubclass(as_type, wire.Form) else _json(as_type)


def draft_of(body: wire.DraftIn) -> Draft:
    """Return the draft of a request. Raises Refusal, InputError."""
    try:
        draft = wire.draft_from_wire(body)
    except ValueError as error:
        raise Refusal("bad-request", f"{error}。") from None
    readers.check_limits(draft.paragraphs)
    return draft


def _json(as_type: type[T]) -> T:
    if request.mimetype != "application/json":
        raise Refusal("unsupported")
    if (request.content_length or 0) > MAX_TEXT:
        raise Refusal("too-large")
    return _decoded(request.get_data(), as_type)


def _decoded(data: bytes | str, as_type: type[T]) -> T:
    """Return JSON as a struct. The complaint names the field, never its content."""
    try:
        return decode(data, as_type)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        field = str(error).rpartition(" - at ")[2].strip("`") if " - at " in str(error) else ""
        raise Refusal("bad-request", f"请求里的 {field} 不对。" if field else "请求不是正确的 JSON。") from None


def _form(as_type: type[F]) -> F:
    if request.mimetype != "multipart/form-data":
        raise Refusal("unsupported")
    parts = {}
    for field in msgspec.structs.fields(as_type):
        value = _part(field.name, field.type)
        if value is not None:
            parts[field.name] = value
        elif field.required:
            raise Refusal("bad-request", "没有收到文件。" if field.type is wire.Upload else "请求不完整。")
    return as_type(**parts)


def _part(name: str, kind: Any) -> object:
    """Return a part of the form as its field's type has it, None when it was not sent."""
    if wire.Upload in (kind, *typing.get_args(kind)):
        sent = [file for file in request.files.getlist(name) if file.filename]
        uploads = tuple(wire.Upload(file.filename or "", file.read()) for file in sent)
        return uploads if typing.get_origin(kind) is tuple else next(iter(uploads), None)
    if name not in request.form:
        return None
    return request.form[name] if kind is str else _decoded(request.form[name], kind)
