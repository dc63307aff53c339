"""What is sent stays in memory."""

from __future__ import annotations

import gc
import io

import pytest
from flask import request

from addin_server.core.ruleset import Ruleset
from addin_server.web.app import create_app
from addin_server.web.bodies import InMemory
from tests.web.conftest import Post

_HEAD = b'--x\r\nContent-Disposition: form-data; name="file"; filename="draft.txt"\r\nContent-Type: text/plain\r\n\r\n'


def test_a_large_file_is_held_in_memory(rules: Ruleset) -> None:
    """The framework's own choice would be a temporary file."""
    app = create_app(rules, token="t")
    body = _HEAD + "柳河镇登记流动党员96名。\n".encode() * 60_000 + b"\r\n--x--\r\n"
    form = "multipart/form-data; boundary=x"
    with app.test_request_context("/api/v1/documents", method="POST", data=body, content_type=form):
        assert type(request.files["file"].stream) is io.BytesIO


@pytest.mark.parametrize("paragraphs", [[{"id": "p1", "text": "柳河镇登记流动党员96名。"}], "不是段落"])
def test_what_was_sent_goes_with_its_answer(paragraphs: object, post: Post) -> None:
    """Not when Python next looks for what holds itself: with little to look for, that is hundreds of requests later."""

    def held() -> int:
        return sum(isinstance(found, InMemory) for found in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        before = held()
        for _ in range(5):
            post("check", json={"draft": {"paragraphs": paragraphs}}).close()
        assert held() <= before
    finally:
        gc.enable()
