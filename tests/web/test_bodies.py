"""What is sent stays in memory."""

from __future__ import annotations

import io

from flask import request

from addin_server.core.ruleset import Ruleset
from addin_server.web.app import create_app

_HEAD = b'--x\r\nContent-Disposition: form-data; name="file"; filename="draft.txt"\r\nContent-Type: text/plain\r\n\r\n'


def test_a_large_file_is_held_in_memory(rules: Ruleset) -> None:
    """The framework's own choice would be a temporary file."""
    app = create_app(rules, token="t")
    body = _HEAD + "柳河镇登记流动党员96名。\n".encode() * 60_000 + b"\r\n--x--\r\n"
    form = "multipart/form-data; boundary=x"
    with app.test_request_context("/api/v1/documents", method="POST", data=body, content_type=form):
        assert type(request.files["file"].stream) is io.BytesIO
