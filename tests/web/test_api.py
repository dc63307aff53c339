"""The endpoints: what comes back for good input, and what is said about bad."""

from __future__ import annotations

import io
import json
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

from addin_server import docx, wire
from addin_server.core.model import Role
from addin_server.core.ruleset import Ruleset
from addin_server.web.app import create_app
from addin_server.web.problems import TYPES
from tests.docx import cases
from tests.web.conftest import HOST, OWN, TOKEN, Post, get

WEAK = ["柳河镇凝心聚力促发展", "柳河镇高度重视，精心部署，党员的综合素质得到明显提升。"]


def draft(*texts: str) -> dict[str, Any]:
    return {"paragraphs": [{"text": text} for text in texts]}


def test_check_tells_what_is_weak_and_where(post: Post) -> None:
    report = msgspec.json.decode(post("check", json={"draft": draft(*WEAK)}).data, type=wire.ReportOut)
    slogan = next(f for f in report.findings if f.rule == "title.slogan")
    assert slogan.paragraph == "p1"
    assert slogan.span == (0, len(WEAK[0]))
    assert report.roles["p1"].role is Role.TITLE
    assert report.counts.warning >= 1


def test_check_counts_in_utf16(post: Post) -> None:
    text = "𠮷村党员的综合素质得到明显提升。"
    report = post("check", json={"draft": draft("标题", text), "select": ["vague"]}).json
    finding = report["findings"][0]
    start, end = finding["span"]
    assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == finding["quote"]


def test_select_and_ignore(post: Post) -> None:
    only = post("check", json={"draft": draft(*WEAK), "select": ["title"], "ignore": ["title.slogan"]}).json
    assert {f["category"] for f in only["findings"]} <= {"title"}
    assert "title.slogan" not in {f["rule"] for f in only["findings"]}


def test_plan_says_what_is_stale(post: Post) -> None:
    plan = post("plan", json={"draft": draft(*WEAK), "choices": [{"key": "gone", "fix": 0}]}).json
    assert plan == {"edits": [], "conflicts": [], "stale": ["gone"]}


def test_rules_come_with_examples_and_sources(client: FlaskClient, rules: Ruleset) -> None:
    found = get(client, "rules")
    assert {r["id"] for r in found["rules"]} == set(rules.by_id)
    assert all(key.partition(".")[0] in found["sources"] for r in found["rules"] for key in r["source"])
    one = get(client, "rules/title.slogan")
    assert one["name"] == rules["title.slogan"].name


def test_templates(client: FlaskClient) -> None:
    heads = get(client, "templates")["templates"]
    assert [h["id"] for h in heads] == [f"T{n}" for n in range(1, 14)]
    assert get(client, "templates/T1")["sections"][0]["role"] == "title"
    assert client.get("/api/v1/templates/T99", headers={"Host": HOST}).status_code == 404


def test_a_document_goes_in_and_comes_back_with_comments(post: Post) -> None:
    blocks = [docx.ComposedParagraph(Role.TITLE, WEAK[0]), docx.ComposedParagraph(Role.LEAD, WEAK[1])]
    data = docx.new_document(blocks)
    opened = post("documents", data={"file": (io.BytesIO(data), "稿.docx")}, content_type="multipart/form-data").json
    assert [p["text"] for p in opened["draft"]["paragraphs"]] == WEAK
    request = json.dumps({"draft": opened["draft"]})
    form = {"file": (io.BytesIO(data), "稿.docx"), "request": request}
    done = post("documents/annotate", data=form, content_type="multipart/form-data")
    assert done.status_code == 200
    assert done.headers["X-Zhubi-Unplaced"] == "0"
    assert [p.text for p in docx.read(done.data).paragraphs] == WEAK
    assert "【主笔】".encode() in _part(done.data, "word/comments.xml")


def test_a_draft_without_a_file_becomes_one(post: Post) -> None:
    form = {"request": json.dumps({"draft": draft(*WEAK)})}
    done = post("documents/annotate", data=form, content_type="multipart/form-data")
    assert [p.text for p in docx.read(done.data).paragraphs] == WEAK


def test_sample_is_weak_enough_to_show_what_the_pane_does(client: FlaskClient, post: Post) -> None:
    sample = get(client, "sample")
    found = {f["category"] for f in post("check", json={"draft": sample["draft"]}).json["findings"]}
    assert {"title", "lead", "vague", "topic"} <= found


def test_nothing_was_opened(client: FlaskClient) -> None:
    assert client.get("/api/v1/opened", headers={"Host": HOST}).status_code == 204


TWINS = [{"id": "a", "text": "甲"}, {"id": "a", "text": "乙"}]
EMPTY = (io.BytesIO(b""), "a.docx")
BAD: list[tuple[str, dict[str, Any], int, str]] = [
    ("check", {"data": "{", "content_type": "application/json"}, 400, "bad-request"),
    ("check", {"json": {"draft": {"paragraphs": [{"text": 1}]}}}, 400, "bad-request"),
    ("check", {"json": {"draft": {"paragraphs": [{"text": "甲", "surprise": 1}]}}}, 400, "bad-request"),
    ("check", {"json": {"draft": {"paragraphs": TWINS}}}, 400, "bad-request"),
    ("check", {"data": "text", "content_type": "text/plain"}, 415, "unsupported"),
    ("check", {"json": {"draft": draft("")}}, 422, "bad-input"),
    ("check", {"json": {"draft": draft("字" * 200_001)}}, 422, "bad-input"),
    ("check", {"json": {"draft": draft(*["字"] * 2_001)}}, 422, "bad-input"),
    ("documents", {"data": {"file": EMPTY}, "content_type": "multipart/form-data"}, 422, "bad-input"),
    ("documents", {"data": {}, "content_type": "multipart/form-data"}, 400, "bad-request"),
    ("documents", {"json": {}}, 415, "unsupported"),
    ("documents/annotate", {"data": {"request": "{"}, "content_type": "multipart/form-data"}, 400, "bad-request"),
    ("health", {"json": {}}, 405, "not-allowed"),
]


@pytest.mark.parametrize(("path", "options", "status", "kind"), BAD)
def test_bad_input_is_a_problem_in_chinese(
    post: Post, path: str, options: dict[str, Any], status: int, kind: str
) -> None:
    response = post(path, **options)
    assert response.status_code == status
    problem = json.loads(response.data)
    assert problem["type"] == f"/problems/{kind}"
    assert problem["status"] == status
    assert "\u4e00" <= problem["title"][0] <= "\u9fff"
    assert "Traceback" not in response.get_data(as_text=True)


def test_an_unknown_address_is_a_problem_too(client: FlaskClient) -> None:
    response = client.get("/api/v1/nothing", headers={"Host": HOST})
    assert json.loads(response.data)["type"] == "/problems/not-found"


def test_a_fault_tells_nothing_of_the_draft(rules: Ruleset, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(rules, token=TOKEN)

    def fail() -> str:
        raise RuntimeError("机密的一句话")

    app.view_functions["service.get_health"] = fail
    response = app.test_client().get("/api/v1/health", headers=OWN)
    assert response.status_code == 500
    assert "机密" not in response.get_data(as_text=True) + caplog.text
    assert json.loads(response.data)["title"] == TYPES["fault"].title


def _part(data: bytes, name: str) -> bytes:
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def test_what_was_edited_comes_back_as_tracked_changes(post: Post) -> None:
    data = docx.new_document([docx.ComposedParagraph(Role.TITLE, WEAK[0]), docx.ComposedParagraph(Role.LEAD, WEAK[1])])
    opened = post("documents", data={"file": (io.BytesIO(data), "稿.docx")}, content_type="multipart/form-data").json
    edited = opened["draft"]["paragraphs"]
    edited[0]["text"] = "柳河镇" + WEAK[0][:-2]
    form = {"file": (io.BytesIO(data), "稿.docx"), "request": json.dumps({"draft": opened["draft"]})}
    done = post("documents/annotate", data=form, content_type="multipart/form-data")
    assert done.headers["X-Zhubi-Unplaced"] == "0"
    assert docx.read(done.data).paragraphs[0].text == edited[0]["text"]
    assert docx.leftovers(done.data).changes == 2
    cleaned = post(
        "documents/clean", data={"file": (io.BytesIO(done.data), "稿.docx")}, content_type="multipart/form-data"
    )
    assert cleaned.headers["X-Zhubi-Removed"] != "0"
    assert [p.text for p in docx.read(cleaned.data).paragraphs] == WEAK


def test_a_document_with_macros_comes_back_as_one(post: Post) -> None:
    data = docx.new_document([docx.ComposedParagraph(Role.TITLE, WEAK[0]), docx.ComposedParagraph(Role.LEAD, WEAK[1])])
    types = cases.parts(data)["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    macro = cases.rebuilt(data, {"[Content_Types].xml": types})
    form = {"file": (io.BytesIO(macro), "稿.docm")}
    cleaned = post("documents/clean", data=form, content_type="multipart/form-data")
    assert cleaned.headers["Content-Disposition"].endswith("zhubi.docm")
