"""The endpoints under /api/v1."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

from flask import Blueprint, Response, request

from addin_server import __version__, assets, docx, intake, remarks, wire
from addin_server.core import fixes
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Report
from addin_server.core.ruleset import Ruleset
from addin_server.web import openapi
from addin_server.web.bodies import answer, decoded, json_body, uploaded
from addin_server.web.opened import Opened
from addin_server.web.problems import Refusal

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def api(ruleset: Ruleset, opened: Opened | None) -> Blueprint:
    """Return the endpoints over `ruleset`; `opened` is the draft the service was started with."""
    blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
    check = _checking(ruleset)

    @blueprint.get("/health")
    def health() -> Response:
        return answer(wire.HealthOut("ok", __version__, ruleset.digest, list(ruleset.problems), []))

    @blueprint.post("/check")
    def post_check() -> Response:
        body = json_body(wire.CheckRequest)
        draft = _draft(body.draft)
        return answer(wire.report_to_wire(check(draft, body.select, body.ignore, body.unfold)))

    @blueprint.post("/plan")
    def post_plan() -> Response:
        body = json_body(wire.PlanRequest)
        report = check(_draft(body.draft), [], [], True)
        return answer(wire.plan_to_wire(fixes.plan(report, [(c.key, c.fix) for c in body.choices]), report))

    @blueprint.get("/rules")
    def get_rules() -> Response:
        return answer(wire.rules_to_wire(ruleset))

    @blueprint.get("/rules/<id_>")
    def get_rule(id_: str) -> Response:
        if id_ not in ruleset.by_id:
            raise Refusal("not-found", "没有这条规则。")
        return answer(wire.rule_to_wire(ruleset[id_]))

    @blueprint.get("/templates")
    def get_templates() -> Response:
        return answer(wire.templates_to_wire(ruleset))

    @blueprint.get("/templates/<id_>")
    def get_template(id_: str) -> Response:
        if id_ not in ruleset.templates:
            raise Refusal("not-found", "没有这个模板。")
        return answer(wire.template_to_wire(ruleset.templates[id_]))

    @blueprint.post("/documents")
    def post_document() -> Response:
        file = uploaded("file")
        if file is None:
            raise Refusal("bad-request", "没有收到文件。")
        name = file.filename or ""
        read = intake.read_file(name, file.read())
        return answer(wire.opened_to_wire(name, read.paragraphs, read.warnings))

    @blueprint.post("/documents/annotate")
    def post_annotate() -> Response:
        file = uploaded("file")
        body = decoded(request.form.get("request", ""), wire.AnnotateRequest)
        report = check(_draft(body.draft), [], [], body.unfold)
        data = file.read() if file else remarks.document_of(report)
        notes = list(remarks.remarks(report, ruleset.sources, body.keys)) if body.comments else []
        done = docx.annotate(data, notes, author="主笔", highlight=body.highlight, date=dt.datetime.now())
        response = Response(done.data, content_type=_DOCX)
        response.headers["Content-Disposition"] = 'attachment; filename="zhubi.docx"'
        response.headers["X-Zhubi-Unplaced"] = str(len(done.unplaced))
        return response

    @blueprint.get("/sample")
    def get_sample() -> Response:
        read = intake.read_file("sample.txt", assets.sample().read_bytes())
        return answer(wire.opened_to_wire("示例：一篇待改的信息.txt", read.paragraphs, ()))

    @blueprint.get("/opened")
    def get_opened() -> Response:
        if opened is None:
            return Response(status=204)
        return answer(wire.opened_to_wire(opened.name, opened.read.paragraphs, opened.read.warnings))

    @blueprint.get("/opened/file")
    def get_opened_file() -> Response:
        if opened is None:
            raise Refusal("not-found")
        return Response(opened.data, content_type="application/octet-stream")

    @blueprint.get("/openapi.json")
    def get_openapi() -> Response:
        return answer(openapi.document())

    return blueprint


def _checking(ruleset: Ruleset) -> Callable[[Draft, list[str], list[str], bool], Report]:
    """One checker for all requests, so that it remembers; its memory is not made for two at once."""
    checker, lock = Checker(ruleset), threading.Lock()

    def check(draft: Draft, select: list[str], ignore: list[str], unfold: bool) -> Report:
        if select or ignore:
            return Checker(ruleset.selecting(select, ignore)).check(draft, unfold=unfold)
        with lock:
            return checker.check(draft, unfold=unfold)

    return check


def _draft(body: wire.DraftIn) -> Draft:
    try:
        draft = wire.draft_from_wire(body)
    except ValueError as error:
        raise Refusal("bad-request", f"{error}。") from None
    intake.check_limits(draft.paragraphs)
    return draft
