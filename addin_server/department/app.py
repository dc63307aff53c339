"""The application of a department's server: the same routes as the local service, for many people."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, request

from addin_server import assets, officejs, proofing
from addin_server.core.model import Draft, Report
from addin_server.department import routes
from addin_server.department.access import LOCAL, PersonAccess, someone
from addin_server.department.context import Department
from addin_server.department.database import Database, DatabaseError
from addin_server.department.metrics import Metrics
from addin_server.department.pages import page
from addin_server.department.people import People
from addin_server.department.published import Published
from addin_server.department.rate_counter import RateCounter
from addin_server.department.rulebooks import Rulebooks
from addin_server.department.settings import Deployment
from addin_server.department.user_data import UserRows
from addin_server.web import security
from addin_server.web.app import assembled
from addin_server.web.problems import TYPES, Refusal, problem
from addin_server.web.routes import API, batch, classes
from addin_server.web.routes.proofing import WAIT
from addin_server.web.services import News, Services, Site

_API = tuple(subject for subject in API if subject not in (batch.routes, classes.routes))
"""A batch or a class lives in one worker for as long as it takes; here the next request may come to another."""

_ASKED_BY_ADDRESS = frozenset({"department.health"})
"""A balancer knows its servers by their addresses."""


@dataclass(frozen=True)
class DepartmentServices(Services):
    """What the handlers work with, when no worker may rely on what was asked of it before."""

    def known(self, draft: Draft, unfold: bool) -> Report:
        """Return the report with what the proofreaders find: another worker may have read the draft before."""
        rulebook, readers = self.rulebook, self.proofreaders
        report = rulebook.check(draft, [], [], unfold)
        done = readers.proof(report, rulebook.rules, wait=WAIT)
        return proofing.added(report, done.findings)


def create_app(deployment: Deployment, database: Database, rates: RateCounter) -> Flask:
    """Return the application of one worker. DepartmentSettingsError, DatabaseError, ValueError."""
    settings = deployment.settings
    people = People(database, deployment.secret("sessions"), settings.session_days)
    key_file = deployment.secret_file("layer")
    published = Published(database, key_file.read_bytes() if key_file.exists() else None)
    user_data = UserRows(database, lambda: someone().name, published.folder)
    rulebooks = Rulebooks(published, lambda: someone().name, user_data.preferences)
    access = PersonAccess(deployment, people, rates)
    metrics = Metrics()
    proofreaders = proofing.create(assets.rules())
    services = DepartmentServices(
        rulebook=rulebooks,
        proofreaders=proofreaders,
        api=tuple(route for subject in (*_API, *routes.API) for route in subject),
        access=access,
        user_data=user_data,
        news=lambda: News(published.news()),
    )
    site = Site(assets.taskpane(), assets.manifests(), access, officejs.source(settings.office_js), "server")
    hosts = {settings.name.partition(":")[0], *LOCAL}

    def protect(app: Flask) -> None:
        address = f"请用 https://{settings.name}/ 打开主笔。"
        security.protect(app, hosts, address=address, nameless=_ASKED_BY_ADDRESS)

    app = assembled(services, site, _API, guards=(metrics.watch, protect, access.guard, _errors))
    department = Department(deployment, database, people, published, rulebooks, user_data, access, metrics)
    for subject in routes.SUBJECTS:
        app.register_blueprint(subject.blueprint(department))
    return app


def _errors(app: Flask) -> None:
    """A database that is away or full is an answer, not a fault; and who opened a page is answered by one."""

    @app.errorhandler(DatabaseError)
    def away(error: DatabaseError) -> Response:
        return _answer("not-saved" if error.full else "database", str(error))

    @app.errorhandler(Refusal)
    def refused(error: Refusal) -> Response:
        return _answer(error.kind, error.detail)

    @app.errorhandler(404)
    def nowhere(_: Exception) -> Response:
        return _answer("not-found", "")


def _answer(kind: str, detail: str) -> Response:
    """The problem, for a person where a browser asked for a page."""
    answer = problem(kind, detail)
    if "text/html" not in request.headers.get("Accept", "") or request.path.startswith("/api/"):
        return answer
    found = TYPES[kind]
    shown = page("problem", title=found.title, detail=detail or found.detail)
    shown.status_code = answer.status_code
    return shown
