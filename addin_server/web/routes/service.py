"""By which a user's commands know the user's own service, and end it."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable

from flask import Blueprint, Response, request

from addin_server import service_auth, wire
from addin_server.web.bodies import answer, json_body
from addin_server.web.problems import Refusal

_NONCE = re.compile(r"[0-9a-f]{16,64}")


def pages(secret: str, token: str, stop: Callable[[], None]) -> Blueprint:
    """Answer for the holder of `secret`; a service that was started without one has nothing to prove, and no master.

    `stop` ends the service soon after the answer is out. The start's token is part of what allows it, so that what was
    said once is good for nothing later.
    """
    blueprint = Blueprint("identity", __name__, url_prefix="/api/v1")

    @blueprint.get("/identity")
    def get_identity() -> Response:
        nonce = request.args.get("nonce", "")
        if not secret or not _NONCE.fullmatch(nonce):
            raise Refusal("not-found", "这个服务没有登记在谁的名下。")
        return answer(wire.IdentityOut(service_auth.proof(secret, int(request.environ["SERVER_PORT"]), nonce)))

    @blueprint.post("/stop")
    def post_stop() -> Response:
        asked = json_body(wire.StopRequest)
        port = int(request.environ["SERVER_PORT"])
        if not secret or not hmac.compare_digest(
            asked.proof.encode(), service_auth.proof(secret, port, token).encode()
        ):
            raise Refusal("forbidden")
        stop()
        return Response(status=204)

    return blueprint
