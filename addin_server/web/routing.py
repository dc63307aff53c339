"""A route is declared once, where it is handled: its address, what it is for, and by the handler's own types the rest.

A handler is a plain function. Its first parameter is what the application hands to every handler; `body` is what the
request carries, of the type it is annotated with; one named in the path comes from there, any other from the query.
What it returns is what is answered; a handler that returns nothing answers 204.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from flask import Blueprint, request
from werkzeug.wrappers import Response

from addin_server.web import answers, bodies

API = "/api/v1"
_IN_PATH = re.compile(r"<(?:\w+:)?(\w+)>")
Handler = TypeVar("Handler", bound=Callable[..., object])


class Route(NamedTuple):
    """One address with one method. `path` is as Flask writes it, below the prefix."""

    method: str
    path: str
    summary: str
    handler: Callable[..., object]

    @property
    def in_path(self) -> list[str]:
        """The parameters that stand in the path."""
        return _IN_PATH.findall(self.path)

    @property
    def in_query(self) -> list[str]:
        """The parameters that the query may give; without one, the handler's default holds."""
        _, *rest = inspect.signature(self.handler).parameters
        return [name for name in rest if name not in (*self.in_path, "body")]

    @property
    def body(self) -> Any:
        """The type of what the request carries, None when it carries nothing."""
        return typing.get_type_hints(self.handler).get("body")

    @property
    def answers(self) -> tuple[Any, ...]:
        """The types of what may be answered; NoneType for 204."""
        kind = typing.get_type_hints(self.handler)["return"]
        return typing.get_args(kind) if isinstance(kind, types.UnionType) else (kind,)


class Routes:
    """The routes of one subject."""

    def __init__(self, name: str, prefix: str = API) -> None:
        self._name, self._prefix = name, prefix
        self._routes: list[Route] = []

    def __iter__(self) -> typing.Iterator[Route]:
        return iter(self._routes)

    def get(self, path: str, summary: str = "") -> Callable[[Handler], Handler]:
        return self._declared("GET", path, summary)

    def post(self, path: str, summary: str = "") -> Callable[[Handler], Handler]:
        return self._declared("POST", path, summary)

    def put(self, path: str, summary: str = "") -> Callable[[Handler], Handler]:
        return self._declared("PUT", path, summary)

    def delete(self, path: str, summary: str = "") -> Callable[[Handler], Handler]:
        return self._declared("DELETE", path, summary)

    def blueprint(self, context: object) -> Blueprint:
        """Return the routes for an application; `context` is the first argument of every handler."""
        blueprint = Blueprint(self._name, __name__, url_prefix=self._prefix)
        for route in self._routes:
            view = _view(route, context)
            blueprint.add_url_rule(route.path, route.handler.__name__, view, methods=[route.method])
        return blueprint

    def _declared(self, method: str, path: str, summary: str) -> Callable[[Handler], Handler]:
        def declare(handler: Handler) -> Handler:
            self._routes.append(Route(method, path, summary, handler))
            return handler

        return declare


def _view(route: Route, context: object) -> Callable[..., Response]:
    body, in_query = route.body, route.in_query

    def view(**arguments: Any) -> Response:
        arguments |= {name: request.args[name] for name in in_query if name in request.args}
        if body is not None:
            arguments["body"] = bodies.read(body)
        return answers.encoded(route.handler(context, **arguments))

    return view
