"""依据表: a draft and its material in; every fact with what it rests on out. Nothing is kept."""

from __future__ import annotations

from addin_server import wire
from addin_server.core import facts
from addin_server.web.bodies import draft_of
from addin_server.web.deadline import deadline
from addin_server.web.materials import materials
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services

_FACTS = 1_000

routes = Routes("evidence")


@routes.post("/evidence", "数字、名称、日期、引语在材料里的依据")
def evidence(services: Services, body: wire.EvidenceForm) -> wire.EvidenceTableOut:
    draft = draft_of(body.request.draft)
    documents = materials(body.request.documents, body.file)
    tick = deadline()
    rules = services.rulebook.rules
    passages = rules.passages(draft.paragraphs)
    if len(facts.facts(passages)) > _FACTS:
        raise Refusal("bad-request", f"这份文稿里的数字和名称超过 {_FACTS:,} 处，请拆成几份再核。")
    sources = []
    for document in documents:
        tick()
        sources.append(facts.Material.of(rules.passages(document.paragraphs)))
    return wire.evidence_to_wire(facts.entries(passages, sources, tick), draft.paragraphs, documents)
