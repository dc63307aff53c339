"""The endpoints under /api/v1."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, Response, request

from addin_server import __version__, assets, docx, readers, wire
from addin_server.annotation import remarks, revisions
from addin_server.core.findings import edit_plan
from addin_server.core.rules.loading import RuleError
from addin_server.rulebook import layers, preferences
from addin_server.vocabulary import SIGN
from addin_server.web import openapi
from addin_server.web.bodies import answer, decoded, draft_of, json_body, uploaded
from addin_server.web.comments import own_comments, own_remarks
from addin_server.web.opened import Opened
from addin_server.web.problems import Refusal
from addin_server.web.routes.proofing import Proofed
from addin_server.web.rulebook import Rulebook

_AUTHOR = "主笔"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def api(rulebook: Rulebook, opened: Opened | None, proofed: Proofed) -> Blueprint:
    """Return the endpoints over `rulebook`; `opened` is the draft the service was started with."""
    blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
    check = proofed.check

    @blueprint.get("/health")
    def health() -> Response:
        skipped = [wire.SkippedOut(s.rule, s.because) for s in proofed.skipped()]
        return answer(wire.HealthOut("ok", __version__, rulebook.rules.digest, list(rulebook.rules.problems), skipped))

    @blueprint.post("/check")
    def post_check() -> Response:
        body = json_body(wire.CheckRequest)
        draft = draft_of(body.draft)
        return answer(wire.report_to_wire(check(draft, body.select, body.ignore, body.unfold), rulebook.rules.sources))

    @blueprint.post("/plan")
    def post_plan() -> Response:
        body = json_body(wire.PlanRequest)
        report = proofed.known(draft_of(body.draft), True)
        return answer(wire.plan_to_wire(edit_plan.plan(report, [(c.key, c.fix) for c in body.choices]), report))

    @blueprint.get("/rules")
    def get_rules() -> Response:
        return answer(wire.rules_to_wire(rulebook.rules))

    @blueprint.get("/rules/<id_>")
    def get_rule(id_: str) -> Response:
        if id_ not in rulebook.rules.by_id:
            raise Refusal("not-found", "没有这条规则。")
        return answer(wire.rule_to_wire(rulebook.rules[id_]))

    @blueprint.get("/profile")
    def get_profile() -> Response:
        try:
            return answer(preferences.read(layers.user_folder()))
        except RuleError as error:
            raise Refusal("broken-profile", f"{error}。") from None

    @blueprint.put("/profile")
    def put_profile() -> Response:
        wanted = json_body(preferences.Preferences)
        try:
            preferences.write(layers.user_folder(), wanted)
        except RuleError as error:
            raise Refusal("broken-profile", f"{error}。") from None
        except ValueError as error:
            raise Refusal("bad-request", f"{error}。") from None
        except OSError as error:
            raise Refusal("not-saved", f"设置没有存上（{error.strerror}），请看一下磁盘和权限。") from None
        rulebook.reload()
        return answer(preferences.read(layers.user_folder()))

    @blueprint.get("/templates")
    def get_templates() -> Response:
        return answer(wire.templates_to_wire(rulebook.rules))

    @blueprint.get("/templates/<id_>")
    def get_template(id_: str) -> Response:
        if id_ not in rulebook.rules.templates:
            raise Refusal("not-found", "没有这个模板。")
        return answer(wire.template_to_wire(rulebook.rules.templates[id_]))

    @blueprint.post("/documents")
    def post_document() -> Response:
        file = uploaded("file")
        if file is None:
            raise Refusal("bad-request", "没有收到文件。")
        name = file.filename or ""
        data = file.read()
        read = readers.read_file(name, data)
        readers.check_limits(read.paragraphs)
        return answer(wire.opened_to_wire(name, read.paragraphs, read.warnings, own_comments(data, read.paragraphs)))

    @blueprint.post("/documents/annotate")
    def post_annotate() -> Response:
        file = uploaded("file")
        body = decoded(request.form.get("request", ""), wire.AnnotateRequest)
        report = proofed.known(draft_of(body.draft), body.unfold)
        data = file.read() if file else remarks.document_of(report)
        if file and body.clear:
            data = docx.clean(data, SIGN).data
        author, now = body.author or _AUTHOR, dt.datetime.now()
        refused = 0
        if file:
            # The file as the pane shows it: what was changed there becomes tracked changes.
            changed = revisions.corrections(docx.read(data).paragraphs, report.paragraphs) or []
            edited = docx.annotate(data, (), author=author, highlight=False, date=now, corrections=changed)
            data, refused = edited.data, len(edited.refused)
        keys = body.keys if body.remarks is None else body.keys or []
        notes = list(remarks.remarks(report, rulebook.rules.sources, keys)) if body.comments else []
        notes += own_remarks(body.remarks or [], report)
        if not file:
            notes = remarks.renumbered(notes, report)
        done = docx.annotate(data, notes, author=author, highlight=body.highlight, date=now)
        response = Response(done.data, content_type=_DOCX)
        response.headers["Content-Disposition"] = 'attachment; filename="zhubi.docx"'
        response.headers["X-Zhubi-Unplaced"] = str(len(done.unplaced) + refused)
        return response

    @blueprint.post("/documents/clean")
    def post_clean() -> Response:
        file = uploaded("file")
        if file is None:
            raise Refusal("bad-request", "没有收到文件。")
        done = docx.clean(file.read(), SIGN)
        response = Response(done.data, content_type=_DOCX)
        response.headers["Content-Disposition"] = 'attachment; filename="zhubi.docx"'
        response.headers["X-Zhubi-Removed"] = str(done.comments)
        return response

    @blueprint.get("/sample")
    def get_sample() -> Response:
        read = readers.read_file("sample.txt", assets.sample().read_bytes())
        return answer(wire.opened_to_wire("示例：一篇待改的信息.txt", read.paragraphs, ()))

    @blueprint.get("/opened")
    def get_opened() -> Response:
        if opened is None:
            return Response(status=204)
        ours = own_comments(opened.data, opened.read.paragraphs)
        return answer(wire.opened_to_wire(opened.name, opened.read.paragraphs, opened.read.warnings, ours))

    @blueprint.get("/opened/file")
    def get_opened_file() -> Response:
        if opened is None:
            raise Refusal("not-found")
        return Response(opened.data, content_type="application/octet-stream")

    @blueprint.get("/openapi.json")
    def get_openapi() -> Response:
        return answer(openapi.document())

    return blueprint
