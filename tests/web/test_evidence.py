"""依据表 over HTTP."""

from __future__ import annotations

import io
import json
from typing import Any

from addin_server import docx
from addin_server.core.model import Role
from tests.web.conftest import Post

DRAFT = ["𠮷溪镇办夜校", "𠮷溪镇党委办起夜校，参学党员由9人增加到25人。"]
MATERIAL = "今年以来，镇党委办起夜校，参学党员由9人增加到23人。"


def ask(post: Post, *files: tuple[bytes, str], documents: list[Any] | None = None) -> Any:
    draft = {"paragraphs": [{"id": f"p{i}", "text": text} for i, text in enumerate(DRAFT, 1)]}
    data: dict[str, Any] = {"request": json.dumps({"draft": draft, "documents": documents or []})}
    data["file"] = [(io.BytesIO(content), name) for content, name in files]
    return post("evidence", data=data, content_type="multipart/form-data")


def test_each_fact_shows_where_the_material_says_so(post: Post) -> None:
    file = docx.new_document([docx.ComposedParagraph(Role.TITLE, "总结"), docx.ComposedParagraph(Role.BODY, MATERIAL)])
    body = ask(post, (file, "总结.docx")).get_json()
    assert body["documents"] == ["总结.docx"]
    entries = {entry["text"]: entry for entry in body["entries"]}
    assert entries["9人"]["standing"] == "found" and entries["25人"]["standing"] == "different"
    ground = entries["25人"]["grounds"][0]
    assert (ground["document"], ground["index"], ground["quote"]) == (0, 1, "23人")
    assert ground["before"].endswith("增加到") and ground["after"] == "。"


def test_spans_of_the_draft_are_utf16_units(post: Post) -> None:
    body = ask(post, documents=[{"name": "贴进来的材料", "paragraphs": [{"text": MATERIAL}]}]).get_json()
    (place,) = next(entry for entry in body["entries"] if entry["text"] == "25人")["places"]
    start, end = place["span"]
    units = DRAFT[place["index"]].encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "25人"
    assert (place["document"], place["paragraph"]) == (None, "p2")


def test_without_material_all_are_listed(post: Post) -> None:
    assert {entry["standing"] for entry in ask(post).get_json()["entries"]} == {"listed"}


def test_what_cannot_be_read_is_named(post: Post) -> None:
    response = ask(post, (b"PK\x03\x04nonsense", "坏.docx"))
    assert response.status_code >= 400 and "坏.docx" in response.get_json()["detail"]
