"""The OpenAPI description of the routes as they are declared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_type_hints

import msgspec

from addin_server import __version__, wire
from addin_server.web.routing import API, Route

_BINARY = {"type": "string", "format": "binary"}
_INTEGER = {"type": "integer"}
_WORDS = {"type": "array", "items": {"type": "string"}}
_REF = "#/components/schemas/{name}"


def document(routes: Sequence[Route]) -> dict[str, Any]:
    """Return the description as JSON-ready data."""
    bodies = [route.body for route in routes if route.body is not None]
    answers = [kind for route in routes for kind in route.answers if _is_json(kind)]
    schemas, components = _schemas([*bodies, *answers, wire.Problem])
    _, sent = _schemas(bodies)
    for name in components.keys() - sent.keys():
        _always_whole(components[name])
    refs = dict(zip([*bodies, *answers, wire.Problem], schemas, strict=True))
    paths: dict[str, Any] = {}
    for route in routes:
        paths.setdefault(_path(route), {})[route.method.lower()] = _operation(route, refs)
    return {
        "openapi": "3.1.0",
        "info": {"title": "主笔本机服务", "version": __version__},
        "servers": [{"url": API}],
        "paths": paths,
        "components": {"schemas": components},
    }


def _schemas(kinds: Iterable[Any]) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    return msgspec.json.schema_components(kinds, schema_hook=_upload, ref_template=_REF)


def _upload(kind: type) -> dict[str, Any]:
    if kind is wire.Upload:
        return dict(_BINARY)
    raise NotImplementedError(kind)


def _is_json(kind: Any) -> bool:
    return kind is not type(None) and not (isinstance(kind, type) and issubclass(kind, wire.File))


def _always_whole(schema: dict[str, Any]) -> None:
    """An answer has all its fields, also those with a default; what may be left out is UNSET and has none."""
    properties = schema.get("properties", {})
    required = {*schema.get("required", ()), *(name for name, field in properties.items() if "default" in field)}
    for field in properties.values():
        field.pop("default", None)
    if required:
        schema["required"] = [name for name in properties if name in required]


def _path(route: Route) -> str:
    path = route.path
    for name in route.in_path:
        path = path.replace(f"<{name}>", f"{{{_public(name)}}}")
    return path


def _public(name: str) -> str:
    """A parameter as the API names it: Python has its own `id`."""
    return name.removesuffix("_")


def _operation(route: Route, refs: dict[Any, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {"operationId": route.handler.__name__, "summary": route.summary}
    parameters = [_parameter(name, "path", True) for name in route.in_path]
    parameters += [_parameter(name, "query", False) for name in route.in_query]
    if parameters:
        operation["parameters"] = parameters
    if route.body is not None:
        media = "multipart/form-data" if issubclass(route.body, wire.Form) else "application/json"
        operation["requestBody"] = {"required": True, "content": {media: {"schema": refs[route.body]}}}
    operation["responses"] = _responses(route, refs)
    return operation


def _parameter(name: str, where: str, required: bool) -> dict[str, Any]:
    return {"name": _public(name), "in": where, "required": required, "schema": {"type": "string"}}


def _responses(route: Route, refs: dict[Any, Any]) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    content: dict[str, Any] = {}
    headers: dict[str, Any] = {}
    for kind in route.answers:
        if kind is type(None):
            responses["204"] = {"description": "成功，没有内容"}
        elif _is_json(kind):
            content["application/json"] = {"schema": refs[kind]}
        else:
            content[kind.media] = {"schema": dict(_BINARY)}
            types = get_type_hints(kind)
            headers |= {
                name: {"schema": _INTEGER if types[field] is int else _WORDS} for field, name in kind.headers.items()
            }
    if content:
        responses["200"] = {"description": "成功", "content": content} | ({"headers": headers} if headers else {})
    problem = {"application/problem+json": {"schema": refs[wire.Problem]}}
    responses["default"] = {"description": "没办成，原因见正文", "content": problem}
    return responses
