"""送审前必查 over HTTP."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from typing import Any
from urllib.parse import unquote

import docx as python_docx
from flask.testing import FlaskClient

from addin_server import assets, docx, preflight
from addin_server.core.model import Role, Severity
from tests.web.conftest import OWN, get


def test_the_questions_over_http(client: FlaskClient) -> None:
    body = get(client, "final")
    assert [group["id"] for group in body["groups"]] == [group.id for group in preflight.groups(assets.rules())]


def test_what_is_left_in_a_file_is_counted(client: FlaskClient) -> None:
    plain = docx.new_document([docx.ComposedParagraph(Role.TITLE, "柳河镇办夜校")])
    place = docx.read(plain).paragraphs[0]
    remark = docx.AnchoredRemark(place.id, None, place.text, "【主笔】建议改：写上人数。", Severity.WARNING)
    noted = docx.annotate(plain, [remark], author="主笔", highlight=False, date=dt.datetime(2026, 3, 29))
    file = {"file": (io.BytesIO(noted.data), "稿.docx")}
    body = client.post("/api/v1/documents/leftovers", data=file, headers=OWN).get_json()
    assert {name: body[name] for name in ("own", "comments", "changes", "highlights")} == {
        "own": 1,
        "comments": 1,
        "changes": 0,
        "highlights": 0,
    }


ROWS = ["柳河镇办夜校", "针对村干部不会写材料，柳河镇每周三晚上开课，到会人数由9人升到23人。"]


def final(client: FlaskClient, rows: list[str], file: bytes | None = None, remove: tuple[str, ...] = ()) -> Any:
    draft = {"paragraphs": [{"id": f"p{i}", "text": text} for i, text in enumerate(rows, 1)]}
    form: dict[str, Any] = {"request": json.dumps({"draft": draft, "remove": remove})}
    if file is not None:
        form["file"] = (io.BytesIO(file), "原稿.docx")
    return client.post("/api/v1/documents/final", data=form, headers=OWN, content_type="multipart/form-data")


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.read(data).paragraphs]


def test_a_text_without_a_file_is_laid_out_as_an_official_paper(client: FlaskClient) -> None:
    answer = final(client, ROWS)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["X-Zhubi-Anew"] == "1"
    paragraphs = docx.read(answer.data).paragraphs
    assert [(p.text, p.style) for p in paragraphs] == [(ROWS[0], "Title"), (ROWS[1], "公文正文")]


def test_the_file_to_submit_says_what_the_page_says_and_keeps_its_layout(client: FlaskClient) -> None:
    plain = docx.new_document([docx.ComposedParagraph(Role.TITLE, ROWS[0]), docx.ComposedParagraph(Role.LEAD, ROWS[1])])
    place = docx.read(plain).paragraphs[1]
    remark = docx.AnchoredRemark(place.id, None, place.text, "【主笔】建议改：写上人数。", Severity.WARNING)
    noted = docx.annotate(plain, [remark], author="主笔", highlight=True, date=dt.datetime(2026, 3, 29)).data
    changed = [ROWS[0], ROWS[1].replace("每周三", "每周二")]
    answer = final(client, changed, noted, ("authors",))
    assert answer.headers["X-Zhubi-Anew"] == "0" and answer.headers["X-Zhubi-Unplaced"] == "0"
    assert texts(answer.data) == changed
    left = docx.leftovers(answer.data)
    assert (left.comments, left.changes, left.highlights, left.authors) == (0, 0, 0, ())
    assert [p.style for p in docx.read(answer.data).paragraphs] == [p.style for p in docx.read(plain).paragraphs]


def with_objects(name: str, objects: int = 1) -> bytes:
    """A document by somebody, and objects that name them too."""
    document = python_docx.Document(io.BytesIO(docx.new_document([docx.ComposedParagraph(Role.TITLE, ROWS[0])])))
    document.core_properties.author = name
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target, "a") as archive:
        for number in range(1, objects + 1):
            part = f"word/embeddings/oleObject{number}.bin"
            archive.writestr(part, b"\xd0\xcf\x11\xe0" + name.encode("utf-16-le"))
    return target.getvalue()


def test_where_a_name_stays_is_told_before_and_after(client: FlaskClient) -> None:
    data = with_objects("贺晓明")
    form = {"file": (io.BytesIO(data), "稿.docx")}
    before = client.post("/api/v1/documents/leftovers", data=form, headers=OWN).get_json()
    assert before["stays"] == ["附件 oleObject1.bin"]
    after = final(client, ROWS[:1], data, ("authors",)).headers["X-Zhubi-Stays"]
    assert unquote(after) == "附件 oleObject1.bin"
    assert final(client, ROWS[:1]).headers["X-Zhubi-Stays"] == ""


def test_of_many_places_it_is_told_how_many_more_there_are(client: FlaskClient) -> None:
    told = final(client, ROWS[:1], with_objects("贺晓明", 9), ("authors",)).headers["X-Zhubi-Stays"]
    places = [unquote(place) for place in told.split(",")]
    assert len(places) == 8 and places[-1] == "另外 2 处"


def test_paragraphs_that_came_or_went_are_laid_out_anew(client: FlaskClient) -> None:
    plain = docx.new_document([docx.ComposedParagraph(Role.TITLE, ROWS[0]), docx.ComposedParagraph(Role.LEAD, ROWS[1])])
    answer = final(client, [*ROWS, "一是排课表。每周三晚上开课。"], plain)
    assert answer.headers["X-Zhubi-Anew"] == "1"
    assert texts(answer.data) == [*ROWS, "一是排课表。每周三晚上开课。"]


def test_words_beside_the_text_are_asked_the_same_questions(client: FlaskClient) -> None:
    document = python_docx.Document(io.BytesIO(docx.new_document([docx.ComposedParagraph(Role.TITLE, ROWS[0])])))
    document.add_comment(document.paragraphs[0].runs, "张伟的手机13812345678，先打给他。", author="王敏")
    document.add_comment(document.paragraphs[0].runs, "标题再短些。", author="王敏")
    target = io.BytesIO()
    document.save(target)
    file = {"file": (io.BytesIO(target.getvalue()), "办夜校（送审稿）.docx")}
    found = client.post("/api/v1/documents/leftovers", data=file, headers=OWN).get_json()["beside"]
    assert [(one["where"], bool(one["message"])) for one in found] == [
        ("文件名", True),
        ("批注", True),
        ("批注", False),
    ]
    assert "送审稿" in found[0]["message"] and "13812345678" in found[1]["message"]


def test_only_what_was_chosen_is_taken_out(client: FlaskClient) -> None:
    plain = docx.new_document([docx.ComposedParagraph(Role.TITLE, ROWS[0]), docx.ComposedParagraph(Role.LEAD, ROWS[1])])
    document = python_docx.Document(io.BytesIO(plain))
    document.add_comment(document.paragraphs[1].runs, "请局里核一下。", author="王敏")
    target = io.BytesIO()
    document.save(target)
    noted = target.getvalue()
    assert docx.leftovers(final(client, ROWS, noted).data).comments == 1
    assert docx.leftovers(final(client, ROWS, noted, ("comments",)).data).comments == 0
