"""The second request: proofreading, slower than the check, so that the check never waits for it."""

from __future__ import annotations

import msgspec

from addin_server import wire
from addin_server.web.bodies import draft_of
from addin_server.web.routing import Routes
from addin_server.web.services import Services

WAIT = 3.0
"""Seconds one request may take; what is not read by then is there for the next."""

routes = Routes("proofing")


@routes.post("/proof", "校对：错字、同音字、标点，比检查慢")
def proofread(services: Services, body: wire.ProofRequest) -> wire.ProofOut:
    rulebook, proofreaders = services.rulebook, services.proofreaders
    report = rulebook.check(draft_of(body.draft), body.select, body.ignore, False)
    rules = rulebook.rules.selecting(body.select, body.ignore)
    proofreaders.begin()
    done = proofreaders.proof(report, rules, wait=WAIT, session=body.session)
    read = msgspec.structs.replace(report, findings=done.findings, skipped=done.skipped)
    out = wire.report_to_wire(read, rules.sources)
    return wire.ProofOut(out.findings, out.skipped, done.complete, get_proof_state(services))


@routes.get("/proof/state", "LanguageTool 的状态")
def get_proof_state(services: Services) -> wire.ProofStateOut:
    state = services.proofreaders.state()
    return wire.ProofStateOut(state.name, state.says, state.version, state.megabytes)
