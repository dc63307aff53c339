"""找信息: files, or a document that is open, in; topics with their outlines out. Nothing is kept."""

from __future__ import annotations

from addin_server import assets, mining, wire
from addin_server.web.deadline import deadline
from addin_server.web.materials import materials
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services

routes = Routes("mining")


@routes.post("/mine", "从材料找信息")
def mine(services: Services, body: wire.MineForm) -> wire.MinedOut:
    documents = materials(body.request.documents if body.request else (), body.file)
    if not documents:
        raise Refusal("bad-request", "没有收到材料，请选一份总结、汇报或会议材料。")
    rules = services.rulebook.rules
    mined = mining.Miner(rules, assets.rules() / "mining").mine(documents, deadline())
    return wire.mined_to_wire(mined, documents, dict(rules.templates))
