"""Who is let in, and to what. Everything but the program's own files needs a person; drafts need that he agreed.

A person is known by a session that a personal code opened, or by the name that the proxy says, which has to prove
that it is the proxy. The API takes nothing without the token of the page that asks.
"""

from __future__ import annotations

import hmac
from urllib.parse import quote, urlsplit

from flask import Flask, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from addin_server.department.people import People, Person
from addin_server.department.rate_counter import RateCounter
from addin_server.department.settings import Deployment
from addin_server.web import security
from addin_server.web.problems import Refusal

COOKIE = "__Host-zhubi"
PROXY_HEADER = "X-Zhubi-Proxy"
AGREE, SIGN_IN = "/agree", "/sign-in"
LOCAL = frozenset({"127.0.0.1", "localhost"})

_API = "/api/"
_WRONG_CODES = 20
"""A minute from one address; good ones are not counted, as a whole office may have one address."""

OPEN = frozenset(
    {
        "pages.asset",
        "pages.mirrored",
        "pages.word_icon",
        "pages.wps_file",
        "pages.wps_home",
        "handbook.style",
        "service.get_openapi",
        "department.health",
        "department.figures_of_operation",
        "department.sign_in_page",
        "department.sign_in",
        "department.looks",
        "panes.jsplugins",
        "panes.word_manifest",
        "panes.current_pack",
    }
)
"""What anybody on the network may have: the program's own files, the published rules, the way in."""

_FOR_EDITORS = frozenset({"editing", "figures_page"})
_WITHOUT_DRAFTS = frozenset({"department.agree_page", "department.agree", "department.sign_out"})


class PersonAccess:
    """Says who asks. `token` stands in the pages and comes back with each request of theirs."""

    def __init__(self, deployment: Deployment, people: People, rates: RateCounter) -> None:
        self._deployment, self._settings = deployment, deployment.settings
        self._people, self._rates = people, rates
        self._proxy = deployment.secret("proxy") if self._settings.sign_in == "header" else ""

    @property
    def token(self) -> str:
        """This session's token."""
        return someone().token

    @property
    def home(self) -> str:
        """The browser's page."""
        return "/"

    def ticket(self) -> str:
        """There are no one-time links here."""
        raise Refusal("not-found")

    def redeem(self, ticket: str) -> bool:
        """There are no one-time links here."""
        return False

    def guard(self, app: Flask) -> None:
        """Check every request of an application."""

        @app.before_request
        def check() -> AnyResponse | None:
            if request.endpoint is None or request.endpoint in OPEN:
                return None
            found = self._who()
            asks_api = request.path.startswith(_API)
            if found is None:
                return self._send_to(SIGN_IN, "signed-out", asks_api)
            g.someone = found
            self._within_limits(found.name)
            if asks_api and not security.matches(request, security.TOKEN_HEADER, found.token):
                raise Refusal("forbidden")
            if request.endpoint.startswith("department.") and request.endpoint in _WITHOUT_DRAFTS:
                return None
            if request.blueprint in _FOR_EDITORS:
                if found.name not in self._settings.editors:
                    raise Refusal("editors-only")
                if not self._settings.drafts:
                    return None  # the rules are kept here all the same
            if not self._settings.drafts:
                raise Refusal("closed")
            if not found.agreed:
                return self._send_to(AGREE, "not-agreed", asks_api)
            return None

    def may_try(self) -> None:
        """Refusal when too many wrong codes came from there this minute."""
        if self._rates.add(_guessing(), 0, 0)[0] >= _WRONG_CODES:
            raise Refusal("too-often", "个人码输错太多次，请等一分钟再试。")

    def was_wrong(self) -> None:
        """Count a wrong code."""
        self._rates.add(_guessing(), 0)

    def _who(self) -> Person | None:
        if self._settings.sign_in == "codes":
            secret = request.cookies.get(COOKIE, "")
            return self._people.of_session(secret) if secret else None
        if not hmac.compare_digest(request.headers.get(PROXY_HEADER, "").encode(), self._proxy.encode()):
            return None
        said = request.headers.get(self._settings.user_header, "")
        try:
            return self._people.of_proxy(said.encode("latin-1").decode())
        except ValueError:  # no name, or none anybody has
            return None

    def _within_limits(self, who: str) -> None:
        size = request.content_length or 0
        limits = self._settings.limits
        if size > limits.largest << 20:
            raise Refusal("too-large", f"一次最多送 {limits.largest} MB，请拆分后再试。")
        requests, total = self._rates.add(who, size)
        if requests > limits.requests or total > limits.megabytes << 20:
            raise Refusal("too-often")

    def _send_to(self, page: str, problem: str, asks_api: bool) -> AnyResponse:
        """A page leads to what is needed first and back; the API, and a proxy that did not say who, only says so."""
        through_proxy = page == SIGN_IN and self._settings.sign_in == "header"
        if asks_api or request.method != "GET" or through_proxy:
            raise Refusal(problem, "请关掉这个窗格再打开，用单位的账号登录。" if through_proxy else "")
        return redirect(f"{page}?next={quote(request.full_path.rstrip('?'), safe='')}", 303)


def someone() -> Person:
    """Return who asks. Only after somebody was let in."""
    found: Person = g.someone
    return found


def back_to(path: str) -> str:
    """Return an address of our own to go on to, whatever was asked for."""
    parts = urlsplit(path)
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if plain and not parts.scheme and not parts.netloc else "/"


def _guessing() -> str:
    return f"guessing from {request.headers.get('X-Real-IP') or request.remote_addr}"
