"""送审前必查 over HTTP."""

from __future__ import annotations

import datetime as dt
import io

from flask.testing import FlaskClient

from addin_server import assets, docx, preflight
from addin_server.core.model import Role, Severity
from tests.web.conftest import OWN, get


def test_the_questions_over_http(client: FlaskClient) -> None:
    body = get(client, "final")
    assert [group["id"] for group in body["groups"]] == [group.id for group in preflight.groups(assets.rules())]


def test_what_is_left_in_a_file_is_counted(client: FlaskClient) -> None:
    plain = docx.new_document([docx.Block(Role.TITLE, "柳河镇办夜校")])
    place = docx.read(plain).paragraphs[0]
    remark = docx.Remark(place.id, None, place.text, "【主笔】建议改：写上人数。", Severity.WARNING)
    noted = docx.annotate(plain, [remark], author="主笔", highlight=False, date=dt.datetime(2026, 3, 29))
    file = {"file": (io.BytesIO(noted.data), "稿.docx")}
    body = client.post("/api/v1/documents/leftovers", data=file, headers=OWN).get_json()
    assert {name: body[name] for name in ("own", "comments", "changes", "highlights")} == {
        "own": 1,
        "comments": 1,
        "changes": 0,
        "highlights": 0,
    }
