"""开课 from the page: a class for the room, held by the service on an address of its own."""

from __future__ import annotations

from addin_server.os_errors import because
from addin_server.web import class_host
from addin_server.web.classroom import HostedClass, create_class, hold
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services
from addin_server.wire.classroom import ClassesOut, RunningClass, StartClass

routes = Routes("classes")


@routes.get("/class", "能在哪些地址上开课，正在上的课")
def get_classes(services: Services) -> ClassesOut:
    held = services.classes.running
    return ClassesOut(class_host.places(), _running(held) if held else None)


@routes.post("/class", "开课")
def start_class(services: Services, body: StartClass) -> RunningClass:
    if body.bind not in class_host.places():
        raise Refusal("bad-request", "这不是本机现在的地址，请重新打开这一页再选。")

    def held() -> HostedClass:
        try:
            return hold(create_class(services.rulebook.rules, body.lesson), body.bind)
        except OSError as error:
            raise Refusal("bad-request", f"“{body.bind}”上开不了课（{because(error)}），请换一个地址。") from None

    return _running(services.classes.start(held))


@routes.delete("/class", "下课")
def end_class(services: Services) -> None:
    services.classes.end()


def _running(held: HostedClass) -> RunningClass:
    return RunningClass(held.room.lesson.title, held.address, held.room.code, held.board)
