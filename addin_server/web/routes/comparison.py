"""两稿对照: two versions in; sentence by sentence what changed in meaning out. Nothing is kept."""

from __future__ import annotations

from addin_server import assets, comparison, wire
from addin_server.web.bodies import draft_of
from addin_server.web.deadline import deadline
from addin_server.web.routing import Routes
from addin_server.web.services import Services

routes = Routes("comparison")


@routes.post("/versions/compare", "两稿之间意思变了什么")
def compare_versions(services: Services, body: wire.VersionsRequest) -> wire.VersionsOut:
    before, after = draft_of(body.before).paragraphs, draft_of(body.after).paragraphs
    rows = comparison.Comparer(services.rulebook.rules, assets.rules()).compare(before, after, deadline())
    return wire.versions_to_wire(rows, before, after)
