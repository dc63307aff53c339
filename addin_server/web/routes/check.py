"""The check, what is made of its findings (a plan of edits), and the reading it rests on."""

from __future__ import annotations

from addin_server import assets, wire
from addin_server.core.findings import edit_plan
from addin_server.rulebook import reading_words
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


@routes.post("/explain", "文稿逐句读成了什么")
def explain(services: Services, body: wire.ExplainRequest) -> wire.ExplanationOut:
    draft = draft_of(body.draft)
    briefs = services.rulebook.explain(draft)
    words = reading_words.load(assets.rules())
    return wire.explanation_to_wire(briefs, draft, words, services.rulebook.rules.digest)
