"""The check, and what is made of its findings: a plan of edits."""

from __future__ import annotations

from addin_server import wire
from addin_server.core.findings import edit_plan
from addin_server.web.bodies import draft_of
from addin_server.web.routing import Routes
from addin_server.web.services import Services

routes = Routes("check")


@routes.post("/check", "检查整份文稿")
def check(services: Services, body: wire.CheckRequest) -> wire.ReportOut:
    report = services.check(draft_of(body.draft), body.select, body.ignore, body.unfold)
    return wire.report_to_wire(report, services.rulebook.rules.sources)


@routes.post("/plan", "把选定的改法排成互不重叠的修改")
def plan(services: Services, body: wire.PlanRequest) -> wire.PlanOut:
    report = services.known(draft_of(body.draft), True)
    return wire.plan_to_wire(edit_plan.plan(report, [(c.key, c.fix) for c in body.choices]), report)
