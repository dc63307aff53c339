"""送审前必查 over HTTP: the questions, and what is left over in a file."""

from __future__ import annotations

import msgspec
from flask import Blueprint, Response

from addin_server import assets, docx, preflight
from addin_server.vocabulary import SIGN
from addin_server.web.bodies import answer, uploaded
from addin_server.web.problems import Refusal


class FinalOut(msgspec.Struct):
    groups: tuple[preflight.Group, ...]


class LeftoversOut(msgspec.Struct):
    """`own` comments are ours; `comments` are everybody's, ours among them."""

    own: int
    comments: int
    changes: int
    highlights: int
    authors: tuple[str, ...]


def api() -> Blueprint:
    """Return the endpoints."""
    blueprint = Blueprint("final", __name__, url_prefix="/api/v1")

    @blueprint.get("/final")
    def get_final() -> Response:
        return answer(FinalOut(preflight.groups(assets.rules())))

    @blueprint.post("/documents/leftovers")
    def post_leftovers() -> Response:
        file = uploaded("file")
        if file is None:
            raise Refusal("bad-request", "没有收到文件。")
        data = file.read()
        left = docx.leftovers(data)
        own = docx.clean(data, SIGN).comments
        return answer(LeftoversOut(own, left.comments, left.changes, left.highlights, left.authors))

    return blueprint
