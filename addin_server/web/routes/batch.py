"""A folder dropped on the page: files come one by one, progress and the reports are fetched, then all is forgotten."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath
from urllib.parse import quote

import msgspec
from flask import Blueprint, Response, request

from addin_server.batch.jobs import FULL, MOST_BYTES, MOST_FILES, Job, Jobs, options_of
from addin_server.batch.outcome import Task
from addin_server.core.model import BriefType, Level
from addin_server.web.bodies import answer, json_body, uploaded
from addin_server.web.problems import Refusal
from addin_server.web.rulebook import Rulebook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BatchRequest(msgspec.Struct, forbid_unknown_fields=True):
    """What holds for every draft, and the name of the folder."""

    folder: str = ""
    type: BriefType | None = None
    level: Level | None = None
    date: dt.date | None = None


class BatchOut(msgspec.Struct):
    """How far a batch is. `seconds_left` is by the pace so far; the counts come when it is `ready`."""

    id: str
    received: int
    done: int
    ready: bool
    failed: bool = False
    seconds_left: int | None = None
    findings: int = 0
    unread: int = 0
    repeats: int = 0
    most_files: int = MOST_FILES
    most_bytes: int = MOST_BYTES


def batches(rulebook: Rulebook) -> Blueprint:
    """Return the endpoints under /api/v1/batches."""
    blueprint = Blueprint("batches", __name__, url_prefix="/api/v1/batches")
    jobs = Jobs()

    def job_of(id_: str) -> Job:
        job = jobs.get(id_)
        if job is None:
            raise Refusal("not-found", "这一批已经关了，请重新拖进来。")
        return job

    def ready(id_: str) -> Job:
        job = job_of(id_)
        if not job.ready:
            raise Refusal("bad-request", "这一批还没看完。")
        return job

    @blueprint.post("")
    def start() -> Response:
        body = json_body(BatchRequest)
        folder = body.folder.strip()[:80] or "拖入的文稿"
        job = jobs.start(rulebook.rules, folder, options_of(body.type, body.level, body.date))
        if job is None:
            raise Refusal("bad-request", "已经有两批在看，请等看完，或先关掉一批。")
        return answer(_state(job))

    @blueprint.post("/<id_>/files")
    def add(id_: str) -> Response:
        file, job = uploaded("file"), job_of(id_)
        if file is None:
            raise Refusal("bad-request", "没有收到文件。")
        if not job.add(Task(_path(request.form.get("path") or file.filename or ""), file.read())):
            raise Refusal("too-large", FULL)
        return answer(_state(job))

    @blueprint.post("/<id_>/end")
    def end(id_: str) -> Response:
        job = job_of(id_)
        job.close()
        return answer(_state(job))

    @blueprint.get("/<id_>")
    def state(id_: str) -> Response:
        return answer(_state(job_of(id_)))

    @blueprint.delete("/<id_>")
    def drop(id_: str) -> Response:
        jobs.drop(id_)
        return Response(status=204)

    @blueprint.get("/<id_>/report.html")
    def html(id_: str) -> Response:
        return _file(ready(id_).html().encode(), "text/html; charset=utf-8", "批量审读报告.html")

    @blueprint.get("/<id_>/report.xlsx")
    def xlsx(id_: str) -> Response:
        return _file(ready(id_).xlsx(), _XLSX, "批量审读报告.xlsx")

    @blueprint.get("/<id_>/annotated.zip")
    def copies(id_: str) -> Response:
        return _file(ready(id_).copies(), "application/zip", "批注稿.zip")

    return blueprint


def _state(job: Job) -> BatchOut:
    out = BatchOut(job.id, job.received, job.done, job.ready, job.failed, job.seconds_left)
    if job.ready:
        out.findings = sum(job.summary.all.findings.values())
        out.unread, out.repeats = len(job.summary.unread), len(job.summary.pairs)
    return out


def _path(name: str) -> str:
    """A path that stays inside its folder, whatever the page sent."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    return "/".join(parts)[-400:] or "未命名.txt"


def _file(data: bytes, kind: str, name: str) -> Response:
    response = Response(data, content_type=kind)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
