"""A request is bounded in size and in time, and who is refused hears why."""

from __future__ import annotations

import http.client
import io
import json
import time
from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest
from msgspec.structs import fields

from addin_server.core.ruleset import Ruleset
from addin_server.web import deadline, materials
from addin_server.web.routes import API
from addin_server.web.serve import create_server
from addin_server.web.sockets import listen
from addin_server.wire.requests import DraftParagraph
from tests.web.conftest import Post


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("check", {"draft": {"paragraphs": [{"text": "一"}] * 5001}}),
        ("check", {"draft": {"paragraphs": [{"text": "一"}]}, "ignore": ["x"] * 501}),
        ("check", {"draft": {"paragraphs": [{"text": "一"}], "date": "0001-01-01"}}),
        ("check", {"draft": {"paragraphs": [{"text": "一"}], "date": "9999-12-31"}}),
        ("plan", {"draft": {"paragraphs": [{"text": "一"}]}, "choices": [{"key": "x"}] * 5001}),
        ("documents/new", {"blocks": [{"role": "body", "text": "一"}] * 2001}),
        ("review/sheet", {"format": "docx", "sheet": {"title": "一", "remarks": [{"quote": "", "text": ""}] * 301}}),
    ],
)
def test_lists_and_dates_have_bounds(post: Post, path: str, body: Any) -> None:
    assert post(path, json=body).status_code == 400


@pytest.mark.parametrize("text", ["甲\x00乙", "甲\x0b乙", "甲\x1b乙", "甲\uffff乙"])
def test_characters_no_document_can_hold_are_no_fault(post: Post, text: str) -> None:
    assert post("documents/new", json={"blocks": [{"role": "body", "text": text}]}).status_code in (200, 400)
    sheet = {"title": text, "remarks": [{"quote": text, "text": text}]}
    assert post("review/sheet", json={"format": "docx", "sheet": sheet}).status_code in (200, 400)


@pytest.mark.parametrize("texts", [["一" * 5001], ["一" * 101] * 2000, ["一"] * 2001])
def test_a_draft_has_bounds(post: Post, texts: list[str]) -> None:
    answer = post("check", json={"draft": {"paragraphs": [{"text": text} for text in texts]}})
    assert answer.status_code == 422 and "请" in answer.json["detail"]


LONG = {
    "/check": lambda draft: _json({"draft": draft}),
    "/plan": lambda draft: _json({"draft": draft, "choices": []}),
    "/explain": lambda draft: _json({"draft": draft}),
    "/proof": lambda draft: _json({"draft": draft}),
    "/versions/compare": lambda draft: _json({"before": draft, "after": draft}),
    "/review/compare": lambda draft: _json({"draft": draft, "comments": [{"text": "请写明"}]}),
    "/documents/annotate": lambda draft: _form({"draft": draft}),
    "/documents/final": lambda draft: _form({"draft": draft}),
    "/mine": lambda draft: _form({"documents": [{"name": "甲", **draft}]}),
    "/evidence": lambda draft: _form({"draft": draft}),
}
"""What reads a draft, and how it is asked."""

KEPT = {"/drafts"}
"""What takes a draft and does not read it."""


def _json(body: dict[str, Any]) -> dict[str, Any]:
    return {"json": body}


def _form(request: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"request": json.dumps(request)}, "content_type": "multipart/form-data"}


def test_all_that_reads_a_draft_is_known_here() -> None:
    taking = {route.path for routes in API for route in routes if route.body and _holds_text(route.body)}
    assert taking == LONG.keys() | KEPT


def _holds_text(kind: Any) -> bool:
    """Whether a type is made of paragraphs of a draft, however deep."""
    is_struct = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    parts = (field.type for field in fields(kind)) if is_struct else get_args(kind)
    return kind is DraftParagraph or any(_holds_text(part) for part in parts)


@pytest.mark.parametrize("path", LONG)
def test_reading_that_takes_too_long_is_ended(post: Post, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(deadline, "SECONDS", 0.0)
    draft = {"paragraphs": [{"text": f"云溪县第{time.time_ns()}次轮训支书，办成3件。"}]}
    answer = post(path[1:], **LONG[path](draft))
    assert answer.status_code == 503 and answer.json["title"] == "看得太久，停下了"
    monkeypatch.undo()
    assert post(path[1:], **LONG[path](draft)).status_code == 200


@pytest.mark.parametrize("path", ["/mine", "/evidence"])
def test_reading_files_counts_too(post: Post, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(materials, "READING", 0.0)
    form = LONG[path]({"paragraphs": [{"text": "云溪县轮训支书。"}]})
    form["data"]["file"] = [(io.BytesIO(b"PK\x03\x04nonsense"), "坏.docx")]
    assert post(path[1:], **form).json["title"] == "看得太久，停下了"


@pytest.fixture(scope="module")
def port(rules: Ruleset) -> Iterator[int]:
    server = create_server(rules, listen(0))
    server.start()
    yield server.port
    server.stop()


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_too_large_is_refused_and_the_client_hears_it(port: int, chunked: bool) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    part = b"x" * (1 << 20)
    headers = {"Content-Type": "application/json"} | ({} if chunked else {"Content-Length": str(9 << 20)})
    connection.request("POST", "/api/v1/check", iter([part] * 9), headers, encode_chunked=chunked)
    answer = connection.getresponse()
    assert answer.status == 413
    assert json.load(answer)["type"] == "/problems/too-large"
    connection.close()


def test_a_header_too_large_is_refused(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest("GET", "/")
    connection.putheader("X-Long", "x" * 600_000)
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 400
    assert json.load(answer)["type"] == "/problems/bad-request"
    connection.close()
