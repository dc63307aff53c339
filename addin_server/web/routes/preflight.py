"""送审前必查: the questions, and what is left over in a file."""

from __future__ import annotations

from addin_server import assets, docx, preflight, wire
from addin_server.annotation import remarks
from addin_server.web.routing import Routes
from addin_server.web.services import Services
from addin_server.wire.preflight import LeftoversOut, PreflightOut

routes = Routes("preflight")


@routes.get("/final", "送审前必查的几问")
def get_preflight(services: Services) -> PreflightOut:
    return PreflightOut(preflight.groups(assets.rules()))


@routes.post("/documents/leftovers", "文件里还剩什么批注、修订、底色")
def find_leftovers(services: Services, body: wire.DocumentForm) -> LeftoversOut:
    left = docx.leftovers(body.file.data)
    own = docx.clean(body.file.data, remarks.SIGNS).comments
    traces = tuple(dict.fromkeys(trace.where for trace in left.traces if not trace.is_name))
    return LeftoversOut(own, left.comments, left.changes, left.highlights, left.authors, left.hidden, traces)
