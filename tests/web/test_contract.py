"""The contract: every address is declared once, described as it is declared, and answers what it says."""

from __future__ import annotations

import inspect
import io
import json
import re
import typing
from collections import Counter
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from addin_server import wire
from addin_server.web import openapi
from addin_server.web.routes import API
from addin_server.web.routing import Route
from tests.web.conftest import OWN, Post, get

ROUTES: list[Route] = [route for routes in API for route in routes]
DRAFT = {"paragraphs": [{"text": "柳河镇凝心聚力促发展"}, {"text": "柳河镇高度重视，党员的综合素质得到明显提升。"}]}
BLOCKS = [{"role": "title", "text": "柳河镇办夜校"}]


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return openapi.document(ROUTES)


def test_every_address_is_declared_exactly_once(client: FlaskClient) -> None:
    served = [
        (method, rule.rule.removeprefix("/api/v1"))
        for rule in client.application.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    ]
    assert Counter(served) == Counter((route.method, route.path) for route in ROUTES)
    assert max(Counter(served).values()) == 1


def test_the_description_is_served_as_it_is_declared(client: FlaskClient, described: dict[str, Any]) -> None:
    assert get(client, "openapi.json") == json.loads(json.dumps(described))
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    assert len(operations) == len(ROUTES) == len({operation["operationId"] for operation in operations})


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_a_route_says_in_chinese_what_it_is_for_and_types_all_it_takes(route: Route) -> None:
    assert re.search("[\u4e00-\u9fff]", route.summary)
    first, *rest = inspect.signature(route.handler).parameters
    hints = typing.get_type_hints(route.handler)
    assert first == "services" and {*rest, "return"} <= hints.keys()
    assert all(hints[name] is str for name in rest if name != "body")


def test_schemas_have_names_of_their_own(described: dict[str, Any]) -> None:
    """A name that two types share would be told apart by their modules, as `a_b_C`."""
    names = described["components"]["schemas"]
    assert {"ReportOut", "PlanOut", "LessonPlanOut", "BatchOut", "BankOut", "Problem"} <= names.keys()
    assert not [name for name in names if not re.fullmatch("[A-Z][A-Za-z]+", name)]


def test_what_an_answer_always_has_is_required_and_what_a_request_may_lack_is_not(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    assert "type" in schemas["ReportOut"]["required"] and "file" not in schemas["ReportOut"]["required"]
    assert schemas["CheckRequest"]["required"] == ["draft"]
    assert set(schemas["BatchOut"]["required"]) == set(schemas["BatchOut"]["properties"])


def _file(name: str = "稿.txt", text: str = "柳河镇办夜校\n柳河镇针对到会人少，办夜校。") -> dict[str, Any]:
    return {"file": (io.BytesIO(text.encode()), name)}


CALLS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "/health", {}),
    ("POST", "/check", {"json": {"draft": DRAFT}}),
    ("POST", "/plan", {"json": {"draft": DRAFT, "choices": []}}),
    ("POST", "/explain", {"json": {"draft": DRAFT}}),
    ("POST", "/proof", {"json": {"draft": DRAFT}}),
    ("GET", "/proof/state", {}),
    ("GET", "/rules", {}),
    ("GET", "/rules/title.slogan", {}),
    ("GET", "/profile", {}),
    ("GET", "/templates", {}),
    ("GET", "/templates/T1", {}),
    ("GET", "/sample", {}),
    ("GET", "/opened", {}),
    ("GET", "/final", {}),
    ("GET", "/remarks", {}),
    ("GET", "/training", {}),
    ("GET", "/training/title.ornate", {}),
    ("POST", "/practice", {"json": {"lesson": "floating-members", "marks": [{"line": 1}]}}),
    ("POST", "/documents", {"data": _file()}),
    ("POST", "/documents/annotate", {"data": {"request": json.dumps({"draft": DRAFT})}}),
    ("POST", "/documents/new", {"json": {"blocks": BLOCKS}}),
    ("POST", "/mine", {"data": _file("总结.txt", "总结\n柳河镇今年3月起推行“院坝党课”，到会率由52%提高到87%。")}),
    ("POST", "/review/sheet", {"json": {"format": "html", "sheet": {"title": "夜校"}}}),
    ("POST", "/review/sheet", {"json": {"format": "docx", "sheet": {"title": "夜校"}}}),
    ("POST", "/evidence", {"data": {"request": json.dumps({"draft": DRAFT}), **_file("总结.txt", "柳河镇办夜校。")}}),
    ("POST", "/versions/compare", {"json": {"before": DRAFT, "after": DRAFT}}),
    ("GET", "/drafts", {}),
    ("POST", "/drafts", {"json": {"draft": DRAFT}}),
    ("GET", "/rules/no-such", {}),
    ("POST", "/check", {"json": {}}),
]


@pytest.mark.parametrize(("method", "path", "sent"), CALLS, ids=lambda value: value if isinstance(value, str) else "")
def test_an_answer_is_what_the_route_declares(
    client: FlaskClient, described: dict[str, Any], method: str, path: str, sent: dict[str, Any]
) -> None:
    response = client.open(f"/api/v1{path}", method=method, headers=OWN, **sent)
    declared = _operation(described, method, path)["responses"]
    expected = declared.get(str(response.status_code), declared["default"])
    if response.status_code == 204:
        assert "content" not in expected and not response.data
        return
    media = response.mimetype or ""
    assert media in expected["content"]
    assert expected.get("headers", {}).keys() <= set(response.headers.keys())
    if media.endswith("json"):
        schema = {**expected["content"][media]["schema"], "components": described["components"]}
        jsonschema.Draft202012Validator(_closed(schema)).validate(response.json)


def test_a_batch_answers_what_it_declares(client: FlaskClient, post: Post, described: dict[str, Any]) -> None:
    started = post("batches", json={}).json
    added = post(f"batches/{started['id']}/files", data=_file()).json
    client.delete(f"/api/v1/batches/{started['id']}", headers=OWN)
    schema = {"$ref": "#/components/schemas/BatchOut", "components": described["components"]}
    for answer in (started, added):
        jsonschema.Draft202012Validator(_closed(schema)).validate(answer)
    assert (added["received"], added["most_files"]) == (1, 300)


def test_an_upload_is_binary_and_what_goes_with_it_has_its_type(described: dict[str, Any]) -> None:
    form = described["components"]["schemas"]["AnnotateForm"]
    assert {"type": "string", "format": "binary"} in form["properties"]["file"]["anyOf"]
    assert form["properties"]["request"] == {"$ref": "#/components/schemas/AnnotateRequest"}
    assert form["required"] == ["request"]


def test_a_query_parameter_is_described(described: dict[str, Any]) -> None:
    (nonce,) = _operation(described, "GET", "/identity")["parameters"]
    assert (nonce["name"], nonce["in"], nonce["required"]) == ("nonce", "query", False)


def test_files_name_their_media_type() -> None:
    kinds = {kind for route in ROUTES for kind in route.answers if isinstance(kind, type)}
    media = [kind.media for kind in kinds if issubclass(kind, wire.File)]
    assert {"text/html", "application/zip", wire.Docx.media, wire.Xlsx.media} <= set(media)


def _operation(described: dict[str, Any], method: str, path: str) -> dict[str, Any]:
    for template, operations in described["paths"].items():
        if path == template or re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            found: dict[str, Any] = operations[method.lower()]
            return found
    raise AssertionError(path)


def _closed(schema: Any) -> Any:
    """A copy in which no object may have a field that is not described."""
    if isinstance(schema, dict):
        closed = {key: _closed(value) for key, value in schema.items()}
        return closed | ({"additionalProperties": False} if "properties" in schema and "type" in schema else {})
    return [_closed(item) for item in schema] if isinstance(schema, list) else schema
