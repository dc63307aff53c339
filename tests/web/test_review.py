"""Reviewer mode over the wire: remarks kept, comments in the reviewer's name, our own read back, the sheet."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from addin_server import docx
from addin_server.annotation.remarks import SIGNS
from addin_server.core.model import Role
from addin_server.rulebook import layers
from addin_server.web.app import create_app
from tests.docx.corpus import anchors, same
from tests.web.conftest import HOST, OWN, TOKEN, Post, get, with_token

TITLE, LEAD = "柳河镇办夜校", "😀针对到会人少，柳河镇办夜校。"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of a service whose user folder is a fresh one."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return with_token(create_app(layers.load(), token=TOKEN, load=layers.load))


def bank(client: FlaskClient) -> Any:
    return get(client, "remarks")


def sent(client: FlaskClient, path: str, body: object) -> Any:
    """Return the JSON answered to what our own page posts."""
    return client.post(f"/api/v1/{path}", headers=OWN, json=body).json


def test_own_remarks_are_kept_and_uses_counted(own: FlaskClient) -> None:
    before = bank(own)
    assert before["author"]
    wanted = {"remarks": [{"text": "报省里的请写到县。", "part": "层级"}]}
    assert own.put("/api/v1/remarks", headers=OWN, json=wanted).status_code == 200
    own.post("/api/v1/remarks/used", headers=OWN, json={"texts": ["报省里的请写到县。", "稿子里的话，不在批语里。"]})
    after = bank(own)
    assert len(after["remarks"]) == len(before["remarks"]) + 1
    assert (after["remarks"][0]["text"], after["remarks"][0]["used"]) == ("报省里的请写到县。", 1)
    assert "稿子里" not in (layers.user_folder() / "remarks-used.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "body", [{"remarks": [{"text": "一\n二"}]}, {"remarks": [{"text": "长" * 61}]}, {"remarks": "一"}]
)
def test_a_bad_remark_is_refused_in_one_sentence(own: FlaskClient, body: object) -> None:
    response = own.put("/api/v1/remarks", headers=OWN, json=body)
    assert response.status_code == 400
    assert str(response.get_json()["detail"]).endswith("。")


def test_only_our_own_page_may_write(own: FlaskClient) -> None:
    assert own.put("/api/v1/remarks", headers={"Host": HOST}, json={"remarks": []}).status_code == 403


def annotated(post: Post, file: bytes | None, **more: object) -> bytes:
    paragraphs = [{"id": "p1", "text": TITLE}, {"id": "p2", "text": LEAD}]
    fields: dict[str, Any] = {"request": json.dumps({"draft": {"paragraphs": paragraphs}, **more})}
    if file is not None:
        fields["file"] = (io.BytesIO(file), "稿.docx")
    response = post("documents/annotate", data=fields, content_type="multipart/form-data")
    assert response.status_code == 200
    assert response.headers["X-Zhubi-Unplaced"] == "0"
    return response.data  # type: ignore[no-any-return]


def on(quote: str, text: str) -> dict[str, object]:
    """A remark on words of the lead, whose first character is two units."""
    start = LEAD.index(quote) + 1
    return {"paragraph": "p2", "span": [start, start + len(quote)], "quote": quote, "text": text}


@pytest.fixture
def draft() -> bytes:
    return docx.new_document([docx.ComposedParagraph(Role.TITLE, TITLE), docx.ComposedParagraph(Role.LEAD, LEAD)])


def test_a_reviewers_comments_and_nothing_else_are_written(post: Post, draft: bytes) -> None:
    remarks = [on("到会人少", "【主笔】几人？"), {"paragraph": "p1", "text": "审稿结论：采用。"}]
    done = annotated(post, draft, remarks=remarks, author="周敏")
    assert [(c.author, c.text, c.quote) for c in docx.comments(done)] == [
        ("周敏", "【主笔】审稿结论：采用。", TITLE),
        ("周敏", "【主笔】几人？", "到会人少"),
    ]
    assert same(docx.clean(done, SIGNS).data, draft)


def test_without_remarks_the_findings_are_written_as_ever(post: Post, draft: bytes) -> None:
    assert {c.author for c in docx.comments(annotated(post, draft))} == {"主笔"}


def test_a_draft_of_text_whose_paragraphs_have_other_ids_gets_its_comments_too(post: Post) -> None:
    paragraphs = [{"id": "n7", "text": TITLE}, {"id": "d1", "text": ""}, {"id": "n9", "text": LEAD}]
    remarks = [{**on("到会人少", "几人？"), "paragraph": "n9"}]
    request = json.dumps({"draft": {"paragraphs": paragraphs}, "remarks": remarks})
    response = post("documents/annotate", data={"request": request}, content_type="multipart/form-data")
    assert anchors(response.data) == ["到会人少"]


def test_our_comments_come_back_with_an_upload_and_can_be_cleared(post: Post, draft: bytes) -> None:
    first = annotated(post, draft, remarks=[on("到会人少", "几人？")], author="周敏")
    upload = {"file": (io.BytesIO(first), "稿.docx")}
    comments = post("documents", data=upload, content_type="multipart/form-data").json["comments"]
    assert [(c["paragraph"], c["quote"], c["text"], c["author"]) for c in comments] == [
        ("p2", "到会人少", "【主笔】几人？", "周敏")
    ]
    assert comments[0]["span"] == on("到会人少", "")["span"]
    second = annotated(post, first, remarks=[on("办夜校", "几期？")], author="李明", clear=True)
    assert [(c.author, c.quote) for c in docx.comments(second)] == [("李明", "办夜校")]


def test_a_text_file_has_no_comments(post: Post) -> None:
    upload = {"file": (io.BytesIO("标题\n正文。".encode()), "稿.txt")}
    assert post("documents", data=upload, content_type="multipart/form-data").json["comments"] == []


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_the_sheet_is_dated_today_and_kept_nowhere(post: Post, kind: str) -> None:
    sheet = {
        "title": TITLE,
        "verdict": "退回",
        "remarks": [{"place": "第 2 段", "quote": "到会人少", "text": "几人？"}],
    }
    response = post("review/sheet", json={"format": kind, "sheet": sheet})
    assert response.status_code == 200
    text = response.get_data(as_text=True) if kind == "html" else str(docx.read(response.data).paragraphs)
    assert "■退回" in text and "几人？" in text and "年" in text


def test_a_verdict_that_does_not_exist_is_refused(post: Post) -> None:
    assert post("review/sheet", json={"format": "html", "sheet": {"title": "", "verdict": "再看"}}).status_code == 400


def test_remarks_become_comments_and_a_verdict_its_words(own: FlaskClient) -> None:
    notes = [
        {"item": rule, "rule": rule, "text": "请补。", "place": "全篇", "offered": True}
        for rule in ("lead.missing", "ending.missing")
    ]
    body = {"notes": notes, "title": "p1", "verdict": "退回", "opinion": "退回重写，请补。"}
    made = sent(own, "review/compose", body)
    assert made["summary"] == "审稿结论：退回。退回重写，请补。"
    assert [(c["at"], c["text"]) for c in made["comments"]] == [(None, "缺导语、结尾，请补齐。")]


def test_the_opinion_follows_from_the_remarks_unless_the_reviewer_worded_it(own: FlaskClient) -> None:
    body = {"verdict": "退回", "said": ["请补数。", "请补人。"]}
    made = sent(own, "review/compose", body)
    assert (made["opinion"], made["summary"]) == (
        "退回重写，请补数；请补人。",
        "审稿结论：退回。退回重写，请补数；请补人。",
    )
    assert sent(own, "review/compose", {**body, "opinion": ""})["summary"] == "审稿结论：退回。"


def test_comments_of_the_last_round_are_compared(own: FlaskClient) -> None:
    draft = {"paragraphs": [{"id": "p1", "text": "柳河镇取得显著成效"}]}
    comments = [{"text": "【主笔】再想想。", "quote": "显著成效"}, {"text": "【主笔】审稿结论：退回。", "quote": ""}]
    found = sent(own, "review/compare", {"draft": draft, "comments": comments})
    assert [(c["state"], c["lines"]) for c in found["comments"]] == [("open", ["再想想。"]), (None, [])]


def test_a_finding_brings_the_comment_that_is_written_into_documents(own: FlaskClient) -> None:
    draft = {"paragraphs": [{"id": "p1", "text": "三措并举抓实党员教育"}]}
    findings = sent(own, "check", {"draft": draft})["findings"]
    form = {"request": json.dumps({"draft": draft})}
    annotated = own.post("/api/v1/documents/annotate", headers=OWN, data=form, content_type="multipart/form-data")
    written = {c.text for c in docx.comments(annotated.data)}
    assert written == {f["comment"] for f in findings if not f["folded"]}
