"""The templates a brief can be begun from."""

from __future__ import annotations

from addin_server import wire
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services

routes = Routes("templates")


@routes.get("/templates", "全部模板")
def get_templates(services: Services) -> wire.TemplatesOut:
    return wire.templates_to_wire(services.rulebook.rules)


@routes.get("/templates/<id_>", "一个模板")
def get_template(services: Services, id_: str) -> wire.TemplateOut:
    templates = services.rulebook.rules.templates
    if id_ not in templates:
        raise Refusal("not-found", "没有这个模板。")
    return wire.template_to_wire(templates[id_])
