"""The application: guarded, with every error a problem document."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from flask import Flask

from addin_server import assets
from addin_server.core.ruleset import Ruleset
from addin_server.officejs import OfficeJs
from addin_server.proofing import Proofing, place
from addin_server.web import problems, security
from addin_server.web.bodies import MAX_BODY, InMemory
from addin_server.web.opened import Opened
from addin_server.web.routes import (
    batch,
    check,
    handbook,
    mining,
    pages,
    preflight,
    proofing,
    review,
    security_page,
    service,
    training,
)
from addin_server.web.rulebook import Rulebook


def create_app(
    ruleset: Ruleset,
    *,
    opened: Opened | None = None,
    token: str = "",
    load: Callable[[], Ruleset] | None = None,
    office_js: OfficeJs = OfficeJs(),  # noqa: B008  (frozen)
    secret: str = "",
    stop: Callable[[], None] = lambda: None,
    proofreaders: Proofing | None = None,
) -> Flask:
    """Return the service over `ruleset`; `load` makes it anew when a layer changes. Each start has its own token.

    `office_js` is where the page in Word loads it from; `secret` is what the service proves its user
    by, who may `stop` it. Without `proofreaders` only the proofreaders that need no server read.
    """
    rulebook = Rulebook(ruleset, load)
    app = Flask(__name__, static_folder=None)
    app.request_class = InMemory
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_BODY
    token = token or secrets.token_urlsafe(32)
    problems.handle(app)
    security.guard(app, token)
    proofreaders = proofreaders or Proofing(assets.rules(), absent=place.ABSENT)
    proofed = proofing.Proofed(rulebook, proofreaders)
    app.register_blueprint(check.api(rulebook, opened, proofed))
    app.register_blueprint(proofing.proof(rulebook, proofreaders))
    app.register_blueprint(mining.api(rulebook))
    app.register_blueprint(preflight.api())
    app.register_blueprint(batch.batches(rulebook))
    app.register_blueprint(review.review(rulebook, proofed))
    app.register_blueprint(handbook.pages(rulebook))
    app.register_blueprint(security_page.pages())
    app.register_blueprint(service.pages(secret, token, stop))
    app.register_blueprint(training.training_blueprint(rulebook, assets.taskpane(), token))
    app.register_blueprint(pages.pages(assets.taskpane(), assets.manifests(), token, office_js))
    return app
