"""送审前必查: the questions, and what is left over in a file."""

from __future__ import annotations

from addin_server import assets, docx, preflight, wire
from addin_server.annotation import remarks
from addin_server.web.routing import Routes
from addin_server.web.services import Services
from addin_server.wire.preflight import MOST_HIDDEN, InspectedTextOut, LeftoversOut, PreflightOut

routes = Routes("preflight")


@routes.get("/final", "送审前必查的几问")
def get_preflight(services: Services) -> PreflightOut:
    return PreflightOut(preflight.groups(assets.rules()))


@routes.post("/documents/leftovers", "文件里还剩什么批注、修订、底色、页面上看不见的字")
def find_leftovers(services: Services, body: wire.DocumentForm) -> LeftoversOut:
    name, data = body.file.name, body.file.data
    left = docx.leftovers(data)
    cleaned = docx.clean(data, remarks.SIGNS)
    traces = tuple(dict.fromkeys(trace.where for trace in left.traces if trace.stays or not trace.is_name))
    hidden = preflight.inspect_hidden_content(assets.rules(), name, cleaned.data, services.rulebook.rules)
    return LeftoversOut(
        cleaned.comments,
        left.comments,
        left.changes,
        left.highlights,
        left.authors,
        left.hidden,
        traces,
        tuple(InspectedTextOut(*one) for one in hidden[:MOST_HIDDEN]),
        left.stays,
    )
