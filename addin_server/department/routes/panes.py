"""What installs the panes, and the rules that machines follow: for anybody on the network."""

from __future__ import annotations

from flask import Response, request

from addin_server import assets
from addin_server.department.context import Department
from addin_server.setup import manifest, wps
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes

PACK = "/layer/current.zhubi"

_THERE = manifest.ManifestText("由单位的服务器提供。", "Served by your organisation.")

routes = Routes("panes", prefix="")


@routes.get("/jsplugins.xml")
def jsplugins(department: Department) -> Response:
    """The list that oem.ini of every WPS points to."""
    return Response(wps.jsplugins(f"{department.deployment.origin}/wps/"), content_type="text/xml; charset=utf-8")


@routes.get("/word/zhubi.xml")
def word_manifest(department: Department) -> Response:
    """The manifest for a shared folder or central deployment."""
    filled = manifest.fill(assets.manifests() / "word", department.deployment.origin, where=_THERE)
    return Response(filled, content_type="text/xml; charset=utf-8")


@routes.get(PACK)
def current_pack(department: Department) -> Response:
    """The department's rules as one signed file."""
    revision = department.published.revision(now_in_force=True)
    tag = f"r{revision}"
    if not revision:
        raise Refusal("not-found", "还没有发布过规则。")
    if request.if_none_match.contains(tag):
        return Response(status=304)
    response = Response(department.published.data(revision) or b"", content_type="application/octet-stream")
    response.set_etag(tag)
    return response
