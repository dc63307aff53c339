"""The endpoint by which a user's commands know the user's own service."""

from __future__ import annotations

import re

from flask import Blueprint, Response, request

from addin_server import identity, wire
from addin_server.web.bodies import answer
from addin_server.web.problems import Refusal

_NONCE = re.compile(r"[0-9a-f]{16,64}")


def pages(secret: str) -> Blueprint:
    """Answer for the holder of `secret`; a service that was started without one has nothing to prove."""
    blueprint = Blueprint("identity", __name__, url_prefix="/api/v1")

    @blueprint.get("/identity")
    def get_identity() -> Response:
        nonce = request.args.get("nonce", "")
        if not secret or not _NONCE.fullmatch(nonce):
            raise Refusal("not-found", "这个服务没有登记在谁的名下。")
        return answer(wire.IdentityOut(identity.proof(secret, int(request.environ["SERVER_PORT"]), nonce)))

    return blueprint
