"""找信息 over HTTP: files, or documents that are open, in; topics with their outlines out. Nothing is kept."""

from __future__ import annotations

from flask import Blueprint, Response, request

from addin_server import assets, docx, mining, readers, wire
from addin_server.core.model import Paragraph
from addin_server.web.bodies import answer, decoded, json_body
from addin_server.web.problems import Refusal
from addin_server.web.rulebook import Rulebook

_MOST = 10
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def api(rulebook: Rulebook) -> Blueprint:
    """Return the endpoint over the rules in force."""
    blueprint = Blueprint("mining", __name__, url_prefix="/api/v1")

    @blueprint.post("/mine")
    def post_mine() -> Response:
        if request.mimetype != "multipart/form-data":
            raise Refusal("unsupported")
        documents = [*_open(), *_files()]
        if not documents:
            raise Refusal("bad-request", "没有收到材料，请选一份总结、汇报或会议材料。")
        if len(documents) > _MOST:
            raise Refusal("bad-request", f"一次最多看 {_MOST} 份材料，请分几次。")
        rules = rulebook.rules
        mined = mining.Miner(rules, assets.rules() / "mining").mine(documents)
        return answer(wire.mined_to_wire(mined, documents, dict(rules.templates)))

    @blueprint.post("/documents/new")
    def post_new() -> Response:
        body = json_body(wire.NewDocument)
        data = docx.new_document(docx.Block(block.role, block.text) for block in body.blocks)
        response = Response(data, content_type=_DOCX)
        response.headers["Content-Disposition"] = 'attachment; filename="zhubi.docx"'
        return response

    return blueprint


def _files() -> list[mining.Document]:
    found = []
    for file in request.files.getlist("file"):
        name = file.filename or "材料"
        try:
            found.append(mining.Document(name, readers.read_file(name, file.read()).paragraphs))
        except readers.InputError as error:
            raise readers.InputError(f"《{name}》：{error}") from None
    return found


def _open() -> list[mining.Document]:
    if "request" not in request.form:
        return []
    body = decoded(request.form["request"], wire.MineRequest)
    found = []
    for source in body.documents:
        paragraphs = tuple(
            Paragraph(id=p.id or f"p{i}", text=p.text, label=p.label, style=p.style, outline=p.outline, align=p.align)
            for i, p in enumerate(source.paragraphs, 1)
        )
        readers.check_limits(paragraphs)
        found.append(mining.Document(source.name, paragraphs))
    return found
