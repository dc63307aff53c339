"""The way in: sign in, be told where drafts go, sign out; and how the server is, for its operator."""

from __future__ import annotations

import msgspec
from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from addin_server import __version__
from addin_server.department.access import AGREE, COOKIE, LOCAL, SIGN_IN, back_to, someone
from addin_server.department.context import Department
from addin_server.department.database import DatabaseError
from addin_server.department.pages import page, style
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes

routes = Routes("department", prefix="")

_HERE = LOCAL | {"::1", "", None}
"""Whence this machine asks; over a socket file it has no address."""


class Health(msgspec.Struct, frozen=True):
    """`revision` is of the department's rules; 0 is before the first."""

    status: str
    version: str
    revision: int


@routes.get("/healthz")
def health(department: Department) -> Response:
    """For a balancer: 200 when requests can be answered, 503 when the database does not."""
    revision = department.published.revision()
    try:
        department.database.ask()
        found, status = Health("ok", __version__, revision), 200
    except DatabaseError:
        found, status = Health("database", __version__, revision), 503
    return Response(msgspec.json.encode(found), status, content_type="application/json")


@routes.get("/metrics")
def figures_of_operation(department: Department) -> Response:
    """For an operator's tools on this machine: through the proxy comes another name, from elsewhere another address."""
    if request.host.partition(":")[0] not in LOCAL or request.remote_addr not in _HERE:
        raise Refusal("not-found")
    return department.metrics.answer()


@routes.get("/department/department.css")
def looks(department: Department) -> Response:
    return Response(style(), content_type="text/css; charset=utf-8")


@routes.get(SIGN_IN)
def sign_in_page(department: Department) -> Response:
    return _sign_in(department)


@routes.post(SIGN_IN)
def sign_in(department: Department) -> AnyResponse:
    if department.deployment.settings.sign_in != "codes":
        raise Refusal("not-found")
    department.access.may_try()
    secret = department.people.enter(request.form.get("code", "")[:100])
    if secret is None:
        department.access.was_wrong()
        return _sign_in(department, "个人码不对，请看清楚再输一次；丢了请找管理员换一个。")
    response = redirect(back_to(request.form.get("next", "/")), 303)
    days = department.deployment.settings.session_days
    response.set_cookie(COOKIE, secret, max_age=days * 86_400, secure=True, httponly=True, samesite="Lax", path="/")
    return response


@routes.get(AGREE)
def agree_page(department: Department) -> Response:
    if not department.deployment.settings.drafts:
        raise Refusal("closed")
    settings = department.deployment.settings
    return page("agree", title=settings.title, server=settings.name, next=back_to(request.args.get("next", "/")))


@routes.post(AGREE)
def agree(department: Department) -> AnyResponse:
    department.people.agree(someone().name)
    return redirect(back_to(request.form.get("next", "/")), 303)


@routes.post("/sign-out")
def sign_out(department: Department) -> AnyResponse:
    department.people.leave(request.cookies.get(COOKIE, ""))
    response = redirect(SIGN_IN, 303)
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Lax", path="/")
    return response


def _sign_in(department: Department, wrong: str = "") -> Response:
    going_on = back_to(request.values.get("next", "/"))
    return page("sign-in", title=department.deployment.settings.title, wrong=wrong, next=going_on)
