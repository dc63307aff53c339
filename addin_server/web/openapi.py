"""The OpenAPI description, made from the structs that travel."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from addin_server import __version__, wire
from addin_server.rulebook.preferences import Preferences
from addin_server.web.problems import TYPES
from addin_server.web.routes import review
from addin_server.web.routes.batch import BatchOut, BatchRequest
from addin_server.web.routes.preflight import FinalOut, LeftoversOut
from addin_server.wire import training

# (path, method, what it is for, type of the request, type of the answer)
_OPERATIONS: tuple[tuple[str, str, str, Any, Any], ...] = (
    ("/health", "get", "服务与规则的状态", None, wire.HealthOut),
    ("/identity", "get", "这个服务是谁的", None, wire.IdentityOut),
    ("/stop", "post", "停下这个服务，只有它的用户能", wire.StopRequest, None),
    ("/check", "post", "检查整份文稿", wire.CheckRequest, wire.ReportOut),
    ("/proof", "post", "校对：错字、同音字、标点，比检查慢", wire.ProofRequest, wire.ProofOut),
    ("/proof/state", "get", "LanguageTool 的状态", None, wire.ProofStateOut),
    ("/plan", "post", "把选定的改法排成互不重叠的修改", wire.PlanRequest, wire.PlanOut),
    ("/rules", "get", "全部规则", None, wire.RulesOut),
    ("/rules/{id}", "get", "一条规则", None, wire.RuleOut),
    ("/profile", "get", "自己的设置、认可的词、本期要点", None, Preferences),
    ("/profile", "put", "存设置，立即生效", Preferences, Preferences),
    ("/templates", "get", "全部模板", None, wire.TemplatesOut),
    ("/templates/{id}", "get", "一个模板", None, wire.TemplateOut),
    ("/training", "get", "全部课、对照和教案", None, training.TrainingOut),
    ("/training/{id}", "get", "一课或一组对照，连同规则的意见", None, training.LessonOut),
    (
        "/practice",
        "post",
        "练习：标出的和规则指出的对一对；改过的一句规则满意不满意",
        training.PracticeRequest,
        training.PracticeOut,
    ),
    ("/documents", "post", "读一份文件", {"file": "binary"}, wire.OpenedOut),
    ("/documents/annotate", "post", "写批注并取回 .docx", {"file": "binary", "request": wire.AnnotateRequest}, "docx"),
    ("/documents/clean", "post", "去掉主笔的标记并取回 .docx", {"file": "binary"}, "docx"),
    ("/batches", "post", "开始看一批文稿", BatchRequest, BatchOut),
    ("/batches/{id}", "get", "这一批看到哪里了", None, BatchOut),
    ("/batches/{id}", "delete", "关掉这一批，全部忘掉", None, None),
    ("/batches/{id}/files", "post", "加一份文件", {"file": "binary", "path": str}, BatchOut),
    ("/batches/{id}/end", "post", "文件加完了", None, BatchOut),
    ("/batches/{id}/report.html", "get", "报告", None, "html"),
    ("/batches/{id}/report.xlsx", "get", "报告，表格", None, "xlsx"),
    ("/batches/{id}/annotated.zip", "get", "全部批注稿", None, "zip"),
    ("/remarks", "get", "常用批语，用得多的在前；审稿人的名字", None, review.BankOut),
    ("/remarks", "put", "存自己的批语", review.OwnIn, review.BankOut),
    ("/remarks/used", "post", "记下用了哪几条", review.UsedIn, review.BankOut),
    ("/review/compose", "post", "记下的批语并成批注", review.ComposeRequest, review.ComposedOut),
    ("/review/compare", "post", "上一轮的批注改没改", review.CompareRequest, review.ComparedOut),
    ("/review/sheet", "post", "审稿单，.docx 或 HTML", review.SheetRequest, "docx"),
    ("/final", "get", "送审前必查的几问", None, FinalOut),
    ("/documents/leftovers", "post", "文件里还剩什么批注、修订、底色", {"file": "binary"}, LeftoversOut),
    ("/mine", "post", "从材料找信息", {"file": "binary", "request": wire.MineRequest}, wire.MinedOut),
    ("/documents/new", "post", "把各段排成一份新的 .docx", wire.NewDocument, "docx"),
    ("/sample", "get", "示例文稿", None, wire.OpenedOut),
    ("/opened", "get", "启动时打开的文稿；没有则 204", None, wire.OpenedOut),
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_FILES = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "html": "text/html",
    "zip": "application/zip",
}


@functools.cache
def document() -> dict[str, Any]:
    """Return the description as JSON-ready data."""
    types = [t for o in _OPERATIONS for t in _types(o)]
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    refs = dict(zip(types, schemas, strict=True))
    components["Problem"] = {
        "type": "object",
        "properties": {name: {"type": "string"} for name in ("type", "title", "detail")}
        | {"status": {"type": "integer", "enum": sorted({p.status for p in TYPES.values()})}},
        "required": ["type", "title", "status", "detail"],
    }
    paths: dict[str, Any] = {}
    for path, method, summary, asked, answered in _OPERATIONS:
        operation: dict[str, Any] = {"summary": summary, "responses": _responses(answered, refs)}
        if "{id}" in path:
            operation["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
        if asked is not None:
            operation["requestBody"] = {"required": True, "content": _request(asked, refs)}
        paths.setdefault(path, {})[method] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "主笔本机服务", "version": __version__},
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {"schemas": components},
    }


def _types(operation: tuple[str, str, str, Any, Any]) -> list[Any]:
    asked, answered = operation[3:]
    parts = list(asked.values()) if isinstance(asked, dict) else [asked]
    return [t for t in (*parts, answered) if isinstance(t, type)]


def _request(asked: Any, refs: dict[Any, Any]) -> dict[str, Any]:
    if not isinstance(asked, dict):
        return {"application/json": {"schema": refs[asked]}}
    properties = {
        name: {"type": "string", "format": "binary"} if part == "binary" else refs[part] for name, part in asked.items()
    }
    return {"multipart/form-data": {"schema": {"type": "object", "properties": properties}}}


def _responses(answered: Any, refs: dict[Any, Any]) -> dict[str, Any]:
    if answered is None:
        content: dict[str, Any] = {}
    elif answered in _FILES:
        content = {_FILES[answered]: {}}
    else:
        content = {"application/json": {"schema": refs[answered]}}
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        "200" if content else "204": {"description": "成功", "content": content},
        "default": {"description": "没办成，原因见正文", "content": {"application/problem+json": problem}},
    }
