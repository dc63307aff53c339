"""What a department's server answers under /api/v1 is described as it is declared, like a local service."""

from __future__ import annotations

import json

from flask import Flask

from addin_server.department.routes import absent
from addin_server.web.routing import API
from tests.department.conftest import ORIGIN


def test_every_address_of_the_api_is_described(app: Flask) -> None:
    answer = app.test_client().get(f"{API}/openapi.json", base_url=ORIGIN)
    described = json.loads(answer.data)["paths"]
    served = {
        (method.lower(), rule.rule.removeprefix(API).replace("<", "{").replace(">", "}").replace("id_}", "id}"))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(API)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    elsewhere = {(route.method.lower(), route.path) for route in absent.routes}
    assert {(method, path) for path, methods in described.items() for method in methods} == served - elsewhere
    assert described["/ignored/{document}"]["get"]["responses"]["200"]
