"""What only a local service does, answered in words."""

from __future__ import annotations

from addin_server.department.context import Department
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes

routes = Routes("absent")


@routes.post("/batches")
def start_batch(department: Department) -> None:
    raise Refusal("not-found", "批量看稿请用装在自己电脑上的主笔。")


@routes.get("/class")
def get_classes(department: Department) -> None:
    raise Refusal("not-found", "开课请用装在自己电脑上的主笔。")
