"""存稿: drafts and their versions, kept on this machine when their writer asked for it."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator

from addin_server.os_errors import because
from addin_server.web.bodies import draft_of
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services
from addin_server.wire.versions import (
    KeepRequest,
    KeptOut,
    StoreOut,
    StoreWanted,
    VersionsOfOut,
    VersionTextOut,
    paragraphs_to_wire,
    versions_of_to_wire,
)

routes = Routes("versions")


@routes.get("/drafts", "存没存稿，存了哪些")
def get_drafts(services: Services) -> StoreOut:
    store = services.user_data.versions()
    state, says = store.state()
    return StoreOut(state, says, store.drafts() if state == "on" else [])


@routes.put("/drafts", "打开存稿，或关掉并全部删去")
def turn_store(services: Services, body: StoreWanted) -> StoreOut:
    store = services.user_data.versions()
    with services.writing, _saving():
        store.turn(body.on)
    state, says = store.state()
    return StoreOut(state, says, store.drafts() if state == "on" else [])


@routes.post("/drafts", "存一稿")
def keep_draft(services: Services, body: KeepRequest) -> KeptOut:
    paragraphs = draft_of(body.draft).paragraphs
    now = dt.datetime.now().replace(microsecond=0)
    with services.writing, _saving():
        saved = services.user_data.versions().save(body.id, body.name, paragraphs, body.note, body.auto, now)
    return KeptOut(saved.id, saved.number, saved.same)


@routes.get("/drafts/<draft>", "一篇存稿的各稿")
def get_versions(services: Services, draft: str) -> VersionsOfOut:
    return versions_of_to_wire(services.user_data.versions().draft(draft))


@routes.get("/drafts/<draft>/<number>", "一篇存稿的一稿")
def get_version(services: Services, draft: str, number: str) -> VersionTextOut:
    for version in services.user_data.versions().draft(draft).versions:
        if str(version.head.number) == number:
            return VersionTextOut(version.head, paragraphs_to_wire(version.paragraphs))
    raise Refusal("not-found", "这一稿已经没有了。")


@routes.delete("/drafts/<draft>", "删去一篇存稿")
def delete_draft(services: Services, draft: str) -> None:
    with services.writing, _saving():
        services.user_data.versions().remove(draft)


@contextlib.contextmanager
def _saving() -> Iterator[None]:
    """A disk that is full or closed is an answer, not a fault."""
    try:
        yield
    except OSError as error:
        raise Refusal("not-saved", f"没有存上（{because(error)}），请看一下磁盘和权限。") from None
