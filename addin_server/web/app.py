"""The application: guarded, with every error a problem document."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable

from flask import Flask

from addin_server import assets
from addin_server.core.ruleset import Ruleset
from addin_server.officejs import OfficeJs
from addin_server.proofing import Proofing, installation
from addin_server.rulebook import layers, pack_updates
from addin_server.rulebook.pack_updates import PackUpdates
from addin_server.web import problems, security
from addin_server.web.access import KeyAccess
from addin_server.web.bodies import MAX_BODY, InMemory
from addin_server.web.opened import Opened
from addin_server.web.pack_watcher import PackWatcher
from addin_server.web.routes import API, handbook, pages, security_page
from addin_server.web.routing import Routes
from addin_server.web.rulebook import Rulebook
from addin_server.web.services import News, Services, Site


def create_app(
    ruleset: Ruleset,
    *,
    opened: Opened | None = None,
    token: str = "",
    load: Callable[[], Ruleset] | None = None,
    office_js: OfficeJs = OfficeJs(),  # noqa: B008  (frozen)
    secret: str = "",
    keyless: bool = False,
    stop: Callable[[], None] = lambda: None,
    proofreaders: Proofing | None = None,
    followed: PackUpdates | None = None,
) -> Flask:
    """Return the service over `ruleset`; `load` makes it anew when a layer changes. Each start has its own token.

    `office_js` is where the page in Word loads it from; `secret` is what the service proves its user
    by, who may `stop` it; `keyless` pages are for whoever asks. Without
    `proofreaders` only those that need no server read. `followed` are an organisation's rules.
    """
    token = token or secrets.token_urlsafe(32)
    access = KeyAccess(secret, token, keyless=keyless)
    rulebook = Rulebook(ruleset, load, stamp=layers.stamp)
    watch = PackWatcher(followed or PackUpdates(pack_updates.home()), rulebook.reload)
    services = Services(
        rulebook=rulebook,
        proofreaders=proofreaders or Proofing(assets.rules(), absent=installation.ABSENT),
        api=tuple(route for routes in API for route in routes),
        opened=opened,
        access=access,
        secret=secret,
        stop=stop,
        news=lambda: News(watch.news, watch.refused),
    )
    site = Site(assets.taskpane(), assets.manifests(), access, office_js)
    app = assembled(services, site, API, guards=(security.guard, access.guard))
    app.wsgi_app = access.unlocking(app.wsgi_app)  # type: ignore[assignment,method-assign]
    app.before_request(rulebook.look)
    app.extensions |= {"access": access, "watch": watch, "rulebook": rulebook, "jobs": services.jobs}
    return app


def assembled(
    services: Services, site: Site, api: Iterable[Routes], *, guards: Iterable[Callable[[Flask], object]]
) -> Flask:
    """Return an application of these parts; `guards` are put before everything, in their order."""
    app = Flask(__name__, static_folder=None)
    app.request_class = InMemory
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_BODY
    problems.handle(app)
    for guard in guards:
        guard(app)
    for routes in api:
        app.register_blueprint(routes.blueprint(services))
    app.register_blueprint(handbook.routes.blueprint(services.rulebook))
    app.register_blueprint(security_page.routes.blueprint(site))
    app.register_blueprint(pages.routes.blueprint(site))
    return app
