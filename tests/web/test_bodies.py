"""What is sent stays in memory."""

from __future__ import annotations

import io

from flask import request

from addin_server.core.ruleset import Ruleset
from addin_server.web.app import create_app


def test_a_large_file_is_held_in_memory(rules: Ruleset) -> None:
    """The framework's own choice would be a temporary file."""
    app = create_app(rules, token="t")
    body = {"file": (io.BytesIO("柳河镇登记流动党员96名。\n".encode() * 60_000), "大稿.txt")}
    with app.test_request_context("/api/v1/documents", method="POST", data=body, content_type="multipart/form-data"):
        assert type(request.files["file"].stream) is io.BytesIO
