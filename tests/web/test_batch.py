"""A folder from the page: files in, progress, reports and copies out, then nothing is left."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from addin_server.batch import jobs
from tests.batch import drafts
from tests.web.conftest import HOST, OWN, Post, get


def send(post: Post, id_: str, path: str, text: str) -> Any:
    return post(f"batches/{id_}/files", data={"file": (io.BytesIO(text.encode()), "f"), "path": path})


def finished(client: FlaskClient, id_: str) -> dict[str, Any]:
    for _ in range(600):
        state: dict[str, Any] = get(client, f"batches/{id_}")
        assert not state["failed"]
        if state["ready"]:
            return state
        time.sleep(0.1)
    raise AssertionError("not done in a minute")


def test_a_folder_in_reports_and_copies_out(post: Post, client: FlaskClient) -> None:
    id_ = post("batches", json={"folder": "来稿<b>"}).json["id"]
    base = f"/api/v1/batches/{id_}"
    assert client.get(f"{base}/report.html", headers={"Host": HOST}).status_code == 400
    for path, text in (("荷湾/原稿.txt", drafts.ORIGINAL), ("荷湾/再报.txt", drafts.ORIGINAL), ("图.png", "x")):
        assert send(post, id_, path, text).status_code == 200
    assert send(post, id_, "../../坏.docx", "PK\x03\x04").json["received"] == 3
    post(f"batches/{id_}/end")
    state = finished(client, id_)
    assert (state["done"], state["unread"], state["repeats"]) == (3, 1, 1)
    listed = get(client, f"batches/{id_}/drafts")["drafts"]
    assert [draft["name"] for draft in listed] == ["荷湾/再报.txt", "荷湾/原稿.txt", "坏.docx"]
    assert listed[0]["title"] == "荷湾街道楼栋党员认领63件小事" and listed[0]["score"] > 0
    assert set(listed[0]["findings"]) == {"error", "warning", "advice"}
    assert {draft["verdict"] for draft in listed[:2]} >= {"留存"}
    assert listed[2]["error"] and listed[2]["verdict"] == ""
    page = client.get(f"{base}/report.html", headers={"Host": HOST})
    assert "attachment" in page.headers["Content-Disposition"]
    assert "来稿&lt;b&gt;" in page.text
    assert "同稿重报" in page.text
    assert "另有 1 个不是文稿（.png）" in page.text
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{base}/report.xlsx", headers={"Host": HOST}).data))
    assert len(list(book["逐篇"].values)) == 3
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"{base}/annotated.zip", headers={"Host": HOST}).data))
    assert sorted(archive.namelist()) == ["荷湾/再报（主笔批注）.docx", "荷湾/原稿（主笔批注）.docx"]
    assert client.delete(base, headers=OWN).status_code == 204
    assert client.get(base, headers={"Host": HOST}).status_code == 404


def test_limits_are_told(post: Post, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_FILES", 1)
    first, second = (post("batches", json={}).json["id"] for _ in range(2))
    third = post("batches", json={})
    assert (third.status_code, "已经有两批在看" in third.json["detail"]) == (400, True)
    assert send(post, first, "a.txt", drafts.ORIGINAL).status_code == 200
    full = send(post, first, "b.txt", drafts.ORIGINAL)
    assert (full.status_code, "zhubi batch" in full.json["detail"]) == (413, True)
    for id_ in (first, second):
        client.delete(f"/api/v1/batches/{id_}", headers=OWN)


def test_only_the_page_may_send(client: FlaskClient) -> None:
    assert client.post("/api/v1/batches", json={}, headers={"Host": HOST}).status_code == 403
