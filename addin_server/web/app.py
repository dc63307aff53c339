"""The application: guarded, with every error a problem document."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from flask import Flask

from addin_server import assets
from addin_server.core.ruleset import Ruleset
from addin_server.officejs import OfficeJs
from addin_server.web import api, handbook, identity, pages, problems, security
from addin_server.web.bodies import MAX_FILE
from addin_server.web.opened import Opened
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
) -> Flask:
    """Return the service over `ruleset`; `load` makes it anew when a layer changes. Each start has its own token.

    `office_js` is where the page in Word loads it from; `secret` is what the service proves its user
    by, who may `stop` it.
    """
    rulebook = Rulebook(ruleset, load)
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_FILE
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_FILE
    token = token or secrets.token_urlsafe(32)
    problems.handle(app)
    security.guard(app, token)
    app.register_blueprint(api.api(rulebook, opened))
    app.register_blueprint(handbook.pages(rulebook))
    app.register_blueprint(identity.pages(secret, token, stop))
    app.register_blueprint(pages.pages(assets.taskpane(), assets.manifests(), token, office_js))
    return app
