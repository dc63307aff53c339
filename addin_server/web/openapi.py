"""The OpenAPI description, made from the structs that travel."""

from __future__ import annotations

import functools
from typing import Any

import msgspec

from addin_server import __version__, wire
from addin_server.preferences import Preferences
from addin_server.web.problems import TYPES

# (path, method, what it is for, type of the request, type of the answer)
_OPERATIONS: tuple[tuple[str, str, str, Any, Any], ...] = (
    ("/health", "get", "服务与规则的状态", None, wire.HealthOut),
    ("/identity", "get", "这个服务是谁的", None, wire.IdentityOut),
    ("/stop", "post", "停下这个服务，只有它的用户能", wire.StopRequest, None),
    ("/check", "post", "检查整份文稿", wire.CheckRequest, wire.ReportOut),
    ("/plan", "post", "把选定的改法排成互不重叠的修改", wire.PlanRequest, wire.PlanOut),
    ("/rules", "get", "全部规则", None, wire.RulesOut),
    ("/rules/{id}", "get", "一条规则", None, wire.RuleOut),
    ("/profile", "get", "自己的设置、认可的词、本期要点", None, Preferences),
    ("/profile", "put", "存设置，立即生效", Preferences, Preferences),
    ("/templates", "get", "全部模板", None, wire.TemplatesOut),
    ("/templates/{id}", "get", "一个模板", None, wire.TemplateOut),
    ("/documents", "post", "读一份文件", {"file": "binary"}, wire.OpenedOut),
    ("/documents/annotate", "post", "写批注并取回 .docx", {"file": "binary", "request": wire.AnnotateRequest}, "docx"),
    ("/documents/clean", "post", "去掉主笔的标记并取回 .docx", {"file": "binary"}, "docx"),
    ("/sample", "get", "示例文稿", None, wire.OpenedOut),
    ("/opened", "get", "启动时打开的文稿；没有则 204", None, wire.OpenedOut),
)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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
        content = {}
    else:
        content = {_DOCX: {}} if answered == "docx" else {"application/json": {"schema": refs[answered]}}
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        "200" if content else "204": {"description": "成功", "content": content},
        "default": {"description": "没办成，原因见正文", "content": {"application/problem+json": problem}},
    }
