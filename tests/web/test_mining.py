"""找信息 over HTTP."""

from __future__ import annotations

import io
import json
from typing import Any

from addin_server import docx
from tests.mining.measure import HERE
from tests.web.conftest import Post


def files(*names: str) -> dict[str, Any]:
    return {"file": [(io.BytesIO((HERE / name).read_bytes()), name) for name in names]}


def test_files_give_topics_with_their_outlines(post: Post) -> None:
    response = post("mine", data=files("township.txt", "district.txt"), content_type="multipart/form-data")
    assert response.status_code == 200
    body = response.get_json()
    assert body["documents"] == ["township.txt", "district.txt"]
    assert len(body["candidates"]) == 9
    first = body["candidates"][0]
    assert [section["id"] for section in first["outline"]][:2] == ["title", "lead"]
    assert first["places"][0]["quote"] and first["reasons"]


def test_spans_are_utf16_units(post: Post) -> None:
    text = "𠮷溪镇党委今年3月起推行“院坝党课”，由组织员每月收集题目。到会率由52%提高到87%。"
    request = json.dumps({"documents": [{"name": "稿", "paragraphs": [{"text": "总结"}, {"text": text}]}]})
    body = post("mine", data={"request": request}, content_type="multipart/form-data").get_json()
    place = body["candidates"][0]["outline"][0]["fills"][-1]["place"]
    start, end = place["span"]
    assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == place["quote"]


def test_nothing_sent_is_told_in_one_sentence(post: Post) -> None:
    response = post("mine", data={}, content_type="multipart/form-data")
    assert (response.status_code, response.get_json()["detail"][:6]) == (400, "没有收到材料")


def test_too_many_files_are_refused_before_one_is_read(post: Post) -> None:
    data = {"file": [(io.BytesIO(b"PK\x03\x04nonsense"), f"坏{number}.docx") for number in range(11)]}
    response = post("mine", data=data, content_type="multipart/form-data")
    assert (response.status_code, response.get_json()["detail"][:8]) == (400, "一次最多看 10")


def test_a_file_that_cannot_be_read_is_named(post: Post) -> None:
    data = {"file": [(io.BytesIO(b"PK\x03\x04nonsense"), "坏.docx")]}
    response = post("mine", data=data, content_type="multipart/form-data")
    assert response.status_code == 422
    assert "坏.docx" in response.get_json()["detail"]


def test_an_outline_becomes_a_document(post: Post) -> None:
    blocks = [{"role": "title", "text": "柳坪镇推行“院坝党课”"}, {"role": "lead", "text": "针对〔什么问题〕，……"}]
    response = post("documents/new", json={"blocks": blocks})
    assert response.status_code == 200
    assert [p.text for p in docx.read(response.data).paragraphs] == [block["text"] for block in blocks]
