"""What a person asked to ignore in a draft: numbers, kept so that another browser of his knows them too."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from addin_server.department.context import Department
from addin_server.web.routing import Routes

_MOST = 5_000

routes = Routes("ignored")

Key = Annotated[str, Meta(max_length=200)]


class Ignored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    keys: Annotated[list[Key], Meta(max_length=_MOST)]


@routes.get("/ignored/<document>", "这一稿忽略了哪些处")
def get_ignored(department: Department, document: str) -> Ignored:
    return Ignored(department.user_data.ignored(document))


@routes.put("/ignored/<document>", "记下这一稿忽略了哪些处")
def put_ignored(department: Department, document: str, body: Ignored) -> None:
    department.user_data.save_ignored(document, body.keys)
