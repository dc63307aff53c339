"""A folder dropped on the page: files come one by one, progress and the reports are fetched, then all is forgotten."""

from __future__ import annotations

from pathlib import PurePosixPath

from addin_server import wire
from addin_server.batch.jobs import FULL, MOST_BYTES, MOST_FILES, Job, options_of
from addin_server.batch.outcome import Task
from addin_server.batch.verdict import SuggestedVerdict
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services
from addin_server.wire.batch import BatchDraftsOut, BatchFileForm, BatchOut, BatchRequest, batch_draft_to_wire

routes = Routes("batch")


@routes.post("/batches", "开始看一批文稿")
def start_batch(services: Services, body: BatchRequest) -> BatchOut:
    folder = body.folder.strip()[:80] or "拖入的文稿"
    job = services.jobs.start(services.rulebook.rules, folder, options_of(body.type, body.level, body.date))
    if job is None:
        raise Refusal("bad-request", "已经有两批在看，请等看完，或先关掉一批。")
    return _state(job)


@routes.post("/batches/<id_>/files", "加一份文件")
def add_to_batch(services: Services, id_: str, body: BatchFileForm) -> BatchOut:
    job = _job(services, id_)
    if not job.add(Task(_inside(body.path or body.file.name), body.file.data)):
        raise Refusal("too-large", FULL)
    return _state(job)


@routes.post("/batches/<id_>/end", "文件加完了")
def end_batch(services: Services, id_: str) -> BatchOut:
    job = _job(services, id_)
    job.close()
    return _state(job)


@routes.get("/batches/<id_>", "这一批看到哪里了")
def get_batch(services: Services, id_: str) -> BatchOut:
    return _state(_job(services, id_))


@routes.get("/batches/<id_>/drafts", "这一批逐篇的情况")
def get_batch_drafts(services: Services, id_: str) -> BatchDraftsOut:
    summary = _ready(services, id_).summary
    read = [batch_draft_to_wire(row.outcome, row.unit, row.verdict) for row in summary.rows]
    return BatchDraftsOut(
        [*read, *(batch_draft_to_wire(outcome, "", SuggestedVerdict("", "")) for outcome in summary.unread)]
    )


@routes.delete("/batches/<id_>", "关掉这一批，全部忘掉")
def drop_batch(services: Services, id_: str) -> None:
    services.jobs.drop(id_)


@routes.get("/batches/<id_>/report.html", "报告")
def get_batch_page(services: Services, id_: str) -> wire.Html:
    return wire.Html(_ready(services, id_).html().encode(), "批量审读报告.html")


@routes.get("/batches/<id_>/report.xlsx", "报告，表格")
def get_batch_sheet(services: Services, id_: str) -> wire.Xlsx:
    return wire.Xlsx(_ready(services, id_).xlsx(), "批量审读报告.xlsx")


@routes.get("/batches/<id_>/annotated.zip", "全部批注稿")
def get_batch_copies(services: Services, id_: str) -> wire.Zip:
    return wire.Zip(_ready(services, id_).copies(), "批注稿.zip")


def _job(services: Services, id_: str) -> Job:
    job = services.jobs.get(id_)
    if job is None:
        raise Refusal("not-found", "这一批已经关了，请重新拖进来。")
    return job


def _ready(services: Services, id_: str) -> Job:
    job = _job(services, id_)
    if not job.ready:
        raise Refusal("bad-request", "这一批还没看完。")
    return job


def _state(job: Job) -> BatchOut:
    summary = job.summary if job.ready else None
    return BatchOut(
        id=job.id,
        received=job.received,
        done=job.done,
        ready=summary is not None,
        failed=job.failed,
        seconds_left=job.seconds_left,
        findings=sum(summary.all.findings.values()) if summary else 0,
        unread=len(summary.unread) if summary else 0,
        repeats=len(summary.pairs) if summary else 0,
        most_files=MOST_FILES,
        most_bytes=MOST_BYTES,
    )


def _inside(name: str) -> str:
    """Return a path that stays inside its folder, whatever the page sent."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    return "/".join(parts)[-400:] or "未命名.txt"
