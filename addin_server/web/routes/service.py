"""The service itself: its state, its description, the draft it was started with; how its user knows and ends it."""

from __future__ import annotations

import hmac
import os
import re
from typing import Any

from flask import request

from addin_server import __version__, service_auth, wire
from addin_server.annotation.annotate import own_comments
from addin_server.web import openapi
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services

_NONCE = re.compile(r"[0-9a-f]{16,64}")

routes = Routes("service")


@routes.get("/health", "服务与规则的状态")
def get_health(services: Services) -> wire.HealthOut:
    rules = services.rulebook.rules
    skipped = [wire.SkippedOut(s.rule, s.because) for s in services.proofreaders.skipped()]
    says, refused = services.news()
    layers = [*rules.problems, *([refused] if refused else [])]
    return wire.HealthOut("ok", __version__, rules.digest, layers, skipped, says)


@routes.get("/opened", "启动时打开的文稿；没有则 204")
def get_opened(services: Services) -> wire.OpenedOut | None:
    if (opened := services.opened) is None:
        return None
    read = opened.read
    return wire.opened_to_wire(opened.name, read.paragraphs, read.warnings, own_comments(opened.data))


@routes.get("/opened/file", "启动时打开的文稿的文件")
def get_opened_file(services: Services) -> wire.File:
    if services.opened is None:
        raise Refusal("not-found")
    return wire.File(services.opened.data)


@routes.get("/openapi.json", "这份说明")
def get_openapi(services: Services) -> dict[str, Any]:
    return openapi.document(services.api)


@routes.get("/identity", "这个服务是谁的")
def get_identity(services: Services, nonce: str = "") -> wire.IdentityOut:
    """A service that was started without a secret has nothing to prove."""
    if not services.secret or not _NONCE.fullmatch(nonce):
        raise Refusal("not-found", "这个服务没有登记在谁的名下。")
    return wire.IdentityOut(_proof(services.secret, nonce), __version__)


@routes.post("/tickets", "一次性链接，给自己的浏览器")
def make_ticket(services: Services) -> wire.TicketOut:
    return wire.TicketOut(services.access.ticket())


@routes.post("/stop", "停下这个服务，只有它的用户能")
def stop(services: Services, body: wire.StopRequest) -> wire.StoppingOut:
    """This start's token is part of what allows it, so that what was said once is good for nothing later."""
    secret = services.secret
    if not secret or not hmac.compare_digest(body.proof.encode(), _proof(secret, services.access.token).encode()):
        raise Refusal("forbidden")
    services.stop()
    return wire.StoppingOut(os.getpid())


def _proof(secret: str, challenge: str) -> str:
    return service_auth.proof(secret, int(request.environ["SERVER_PORT"]), challenge)
