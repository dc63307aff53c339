"""Class mode: a separate listener with practice routes only, started on purpose and gone with the lesson."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, Response, request, send_from_directory

from addin_server import assets, training
from addin_server.core.ruleset import Ruleset
from addin_server.training import Mark
from addin_server.training.tally import ClassTally
from addin_server.web import problems
from addin_server.web.built_pages import training_page
from addin_server.web.class_guard import Seats, device, guard_class, is_loopback
from addin_server.web.gateway import BodyLimits
from addin_server.web.lessons import Lessons, PracticeText
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.rulebook import Rulebook
from addin_server.web.server import Certificate, Server
from addin_server.web.shutdown import Shutdown
from addin_server.web.sockets import listener
from addin_server.wire import training as wire
from addin_server.wire.classroom import CODE_FIELD, BoardOut, ClassOut, CountOut, HandIn, qr_to_wire, without_answers

__all__ = ["Classroom", "HostedClass", "create_class", "hold", "is_loopback", "run"]

_FILES = frozenset({"training.js", "training.css"})
_MAX_BODY = 64 << 10
_WORKERS = 8

SEATS = 3
"""People who hand in from one device, unless a whole room comes by one address."""

routes = Routes("classroom", prefix="")


@dataclass(frozen=True)
class Classroom:
    """A class on the first text of a lesson: the code trainees type, the trainer's key, what was handed in, its end."""

    lessons: Lessons
    lesson: wire.LessonOut
    text: PracticeText
    exercise: training.Exercise
    rules: Ruleset
    pane: Path
    code: str
    key: str
    shutdown: Shutdown
    seats: Seats
    tally: ClassTally = field(default_factory=ClassTally)

    @property
    def step(self) -> wire.StepOut:
        """The text, with its answers."""
        return self.lesson.steps[0]

    def summary(self) -> str:
        """Return what the class marked, in words for the trainer."""
        return self.tally.summary(self.exercise)

    def app(self, bind: str, clock: Callable[[], float] = time.monotonic) -> Flask:
        """Return the application that holds the class on the address `bind`."""
        app = Flask(__name__, static_folder=None)
        app.config["MAX_CONTENT_LENGTH"] = _MAX_BODY
        problems.handle(app)
        shared = self.seats.each > SEATS
        guard_class(
            app,
            bind=bind,
            code=self.code,
            key=self.key,
            shared=shared,
            ended=lambda: self.shutdown.requested,
            clock=clock,
        )
        app.register_blueprint(routes.blueprint(self))
        return app


def create_class(
    ruleset: Ruleset,
    lesson: str,
    *,
    pane: Path | None = None,
    code: str = "",
    key: str = "",
    shutdown: Shutdown | None = None,
    seats: int = SEATS,
) -> Classroom:
    """Return a class on the first text of `lesson`. Raises Refusal."""
    lessons = Lessons(Rulebook(ruleset))
    text = lessons.text(lesson, 0)
    return Classroom(
        lessons=lessons,
        lesson=lessons.lesson(lesson),
        text=text,
        exercise=training.exercise(text.check(text.draft)),
        rules=ruleset,
        pane=pane or assets.taskpane(),
        code=code or f"{secrets.randbelow(10**6):06}",
        key=key or secrets.token_urlsafe(16),
        shutdown=shutdown or Shutdown(),
        seats=Seats(seats),
    )


@routes.get("/")
def page(room: Classroom) -> Response:
    return training_page(room.pane, "", "class")


@routes.get("/assets/<name>")
def asset(room: Classroom, name: str) -> Response:
    if name not in _FILES:
        raise Refusal("not-found")
    return send_from_directory(room.pane / "assets", name)


@routes.get("/favicon.svg")
def icon(room: Classroom) -> Response:
    return send_from_directory(room.pane, "favicon.svg")


@routes.get("/class/text")
def get_text(room: Classroom) -> ClassOut:
    return ClassOut(room.lesson.title, without_answers(room.step))


@routes.post("/class/marks")
def hand_in(room: Classroom, body: HandIn) -> wire.PracticeOut:
    marks = tuple(mark for mark in body.marks if _exists(mark, room.step))
    outcome = training.grade(room.exercise, marks)
    who = room.seats.take(device(), body.who)
    if not room.tally.add(who, _one_line(body.name), marks, outcome):
        raise Refusal("too-often", "这堂课的人数满了，请和邻座一起做。")
    return wire.result_to_wire(room.exercise, outcome, room.rules.by_id)


@routes.post("/class/rewrite")
def rewrite(room: Classroom, body: wire.RewriteIn) -> wire.RewriteOut:
    return room.lessons.judge(room.text, body)


@routes.get("/class/board")
def get_board(room: Classroom) -> BoardOut:
    counts = [CountOut(mark.line, mark.clause, count) for mark, count in room.tally.counts().items()]
    entry = qr_to_wire(f"{request.host_url}?{CODE_FIELD}={room.code}")
    return BoardOut(room.code, len(room.tally.handed()), room.lesson.title, room.step, counts, entry)


@routes.post("/class/end")
def end(room: Classroom) -> None:
    room.shutdown.request()


@dataclass(frozen=True)
class HostedClass:
    """A class that listens: where trainees go, and where its trainer does."""

    room: Classroom
    server: Server
    address: str

    @property
    def board(self) -> str:
        """The trainer's address; whoever has it may end the class."""
        return f"{self.address}#{self.room.key}"

    def until_ended(self) -> str:
        """Serve until 下课 and return the summary."""
        try:
            self.server.start()
            self.room.shutdown.wait()
        finally:
            self.server.stop()
        return self.room.summary()


def hold(room: Classroom, bind: str, port: int = 0, certificate: Certificate | None = None) -> HostedClass:
    """Return the class, listening. Raises OSError when the address cannot be used."""
    limits = BodyLimits({}, _MAX_BODY)
    server = Server(room.app(bind), listener(bind, port), limits, certificate=certificate, workers=_WORKERS)
    return HostedClass(
        room, server, f"{'https' if certificate else 'http'}://{f'[{bind}]' if ':' in bind else bind}:{server.port}/"
    )


def run(
    ruleset: Ruleset,
    lesson: str,
    *,
    bind: str,
    port: int,
    say: Callable[[str], object],
    shutdown: Shutdown | None = None,
    certificate: Certificate | None = None,
    seats: int = SEATS,
) -> str:
    """Hold a class until 下课 or until `shutdown` is asked, `say` its addresses, return its summary.

    With a `certificate` it speaks TLS. `seats`: how many people one device may hand in for. OSError when the address
    cannot be used.
    """
    held = hold(create_class(ruleset, lesson, shutdown=shutdown, seats=seats), bind, port, certificate)
    say(
        # An address ends its line: a terminal takes Chinese punctuation for a part of it.
        f"开课了，课堂码 {held.room.code}，学员打开 {held.address}\n"
        f"讲课人看统计、下课（也可按 Ctrl+C）打开 {held.board}"
    )
    summary = held.until_ended()
    say("下课了，端口已关。")
    return summary


def _exists(mark: Mark, step: wire.StepOut) -> bool:
    if not 0 <= mark.line < len(step.lines):
        return False
    return mark.clause is None or 0 <= mark.clause < len(step.lines[mark.line].clauses)


def _one_line(name: str) -> str:
    """A name as it may be printed: a line break or a terminal's command in it could forge what others read."""
    return " ".join("".join(char if char.isprintable() else " " for char in name).split())
