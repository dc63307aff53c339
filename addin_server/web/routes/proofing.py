"""The second request: proofreading, slower than the check, so that the check never waits for it."""

from __future__ import annotations

import msgspec
from flask import Blueprint, Response

from addin_server import proofing, wire
from addin_server.core.model import Draft, Report, Skipped
from addin_server.proofing import Proofing
from addin_server.web.bodies import answer, draft_of, json_body
from addin_server.web.rulebook import Rulebook

WAIT = 3.0
"""Seconds one request may take; what is not read by then is there for the next."""


def proof(rulebook: Rulebook, proofreaders: Proofing) -> Blueprint:
    """Return the endpoints over `proofreaders`."""
    blueprint = Blueprint("proof", __name__, url_prefix="/api/v1/proof")

    @blueprint.post("")
    def post_proof() -> Response:
        body = json_body(wire.ProofRequest)
        report = rulebook.check(draft_of(body.draft), body.select, body.ignore, False)
        rules = rulebook.rules.selecting(body.select, body.ignore)
        proofreaders.begin()
        done = proofreaders.proof(report, rules, wait=WAIT, session=body.session)
        read = msgspec.structs.replace(report, findings=done.findings, skipped=done.skipped)
        told = wire.report_to_wire(read, rules.sources)
        return answer(wire.ProofOut(told.findings, told.skipped, done.complete, _state(proofreaders)))

    @blueprint.get("/state")
    def get_state() -> Response:
        return answer(_state(proofreaders))

    return blueprint


class Proofed:
    """The rulebook's check with what the proofreaders have found so far: for what is asked after both requests."""

    def __init__(self, rulebook: Rulebook, proofreaders: Proofing) -> None:
        self._rulebook, self._proofreaders = rulebook, proofreaders

    def skipped(self) -> list[Skipped]:
        return self._proofreaders.skipped()

    def check(self, draft: Draft, select: list[str], ignore: list[str], unfold: bool) -> Report:
        """Return the report at once, naming LanguageTool among what was skipped when it does not read."""
        report = self._rulebook.check(draft, select, ignore, unfold)
        return msgspec.structs.replace(report, skipped=(*report.skipped, *self.skipped()))

    def known(self, draft: Draft, unfold: bool) -> Report:
        """Return the report with the proofreaders' findings that are known without reading anything."""
        report = self._rulebook.check(draft, [], [], unfold)
        return proofing.added(report, self._proofreaders.known(report, self._rulebook.rules))


def _state(proofreaders: Proofing) -> wire.ProofStateOut:
    state = proofreaders.state()
    return wire.ProofStateOut(state.name, state.says, state.version, state.megabytes)
