"""Training: the lessons, and practice on them."""

from __future__ import annotations

from addin_server.web.lessons import Lessons
from addin_server.web.routing import Routes
from addin_server.web.services import Services
from addin_server.wire import training as wire

routes = Routes("training")


@routes.get("/training", "全部课、对照和教案")
def get_training(services: Services) -> wire.TrainingOut:
    return wire.training_to_wire(Lessons(services.rulebook).library)


@routes.get("/training/<id_>", "一课或一组对照，连同规则的意见")
def get_lesson(services: Services, id_: str) -> wire.LessonOut:
    return Lessons(services.rulebook).lesson(id_)


@routes.post("/practice", "练习：标出的和规则指出的对一对；改过的一句规则满意不满意")
def practise(services: Services, body: wire.PracticeRequest) -> wire.PracticeOut:
    return Lessons(services.rulebook).practise(body)
