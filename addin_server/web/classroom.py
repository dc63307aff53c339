"""Class mode: a separate listener with practice routes only, started on purpose and gone with the lesson."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NamedTuple

import click
import msgspec
from cheroot import wsgi
from flask import Flask, Response, send_from_directory
from msgspec import Meta

from addin_server import assets, training
from addin_server.core.ruleset import Ruleset
from addin_server.training import Mark
from addin_server.training.tally import Tally
from addin_server.web import problems
from addin_server.web.bodies import answer, json_body
from addin_server.web.class_guard import guard_class, is_loopback
from addin_server.web.problems import Refusal
from addin_server.web.routes.training import Lessons, training_page
from addin_server.web.rulebook import Rulebook
from addin_server.wire import training as wire

__all__ = ["Classroom", "create_class", "is_loopback", "run"]

_FILES = frozenset({"training.js", "training.css"})
_MAX_BODY = 64 << 10


class HandIn(msgspec.Struct, forbid_unknown_fields=True):
    """What a trainee hands in. `who` is a number the page made up, so that a second try replaces the first."""

    who: Annotated[str, Meta(min_length=4, max_length=40)]
    marks: Annotated[list[Mark], Meta(max_length=500)]
    name: Annotated[str, Meta(max_length=20)] = ""


class ClassOut(msgspec.Struct):
    """The text to practise on, without its answers."""

    title: str
    step: wire.StepOut


class CountOut(msgspec.Struct):
    line: int
    clause: int | None
    count: int


class BoardOut(msgspec.Struct):
    """For the trainer: code, people so far, how many marked what."""

    code: str
    people: int
    title: str
    step: wire.StepOut
    counts: list[CountOut]


class Classroom(NamedTuple):
    """A class: its app, the code trainees type, the trainer's key, what was handed in, and how it ends."""

    app: Flask
    code: str
    key: str
    tally: Tally
    end: threading.Event
    summary: Callable[[], str]


def create_class(
    ruleset: Ruleset,
    lesson: str,
    *,
    bind: str,
    folder: Path | None = None,
    code: str = "",
    key: str = "",
    clock: Callable[[], float] = time.monotonic,
) -> Classroom:
    """Return a class on the first text of `lesson`."""
    code, key = code or f"{secrets.randbelow(10**6):06}", key or secrets.token_urlsafe(16)
    folder = folder or assets.taskpane()
    lessons = Lessons(Rulebook(ruleset))
    told = lessons.lesson(lesson)
    draft, check = lessons.text(lesson, 0)
    on = training.exercise(check(draft))
    tally, end = Tally(), threading.Event()

    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _MAX_BODY
    problems.handle(app)
    guard_class(app, bind=bind, code=code, key=key, ended=end.is_set, clock=clock)

    @app.get("/")
    def home() -> Response:
        return training_page(folder, "", "class")

    @app.get("/assets/<name>")
    def asset(name: str) -> Response:
        if name not in _FILES:
            raise Refusal("not-found")
        return send_from_directory(folder / "assets", name)

    @app.get("/favicon.svg")
    def icon() -> Response:
        return send_from_directory(folder, "favicon.svg")

    @app.get("/class/text")
    def text() -> Response:
        return answer(ClassOut(told.title, _without_answers(told.steps[0])))

    @app.post("/class/marks")
    def marks() -> Response:
        handed = json_body(HandIn)
        known = tuple(m for m in handed.marks if _exists(m, told.steps[0]))
        outcome = training.compare(on, known)
        if not tally.add(handed.who, handed.name.strip(), known, on, outcome):
            raise Refusal("too-often", "这堂课的人数满了，请和邻座一起做。")
        return answer(wire.outcome_to_wire(on, outcome, ruleset.by_id))

    @app.post("/class/rewrite")
    def rewrite() -> Response:
        return answer(lessons.judge(draft, json_body(wire.RewriteIn), check))

    @app.get("/class/board")
    def board() -> Response:
        counts = [CountOut(mark.line, mark.clause, count) for mark, count in tally.counts().items()]
        return answer(BoardOut(code, len(tally.handed()), told.title, told.steps[0], counts))

    @app.post("/class/end")
    def over() -> Response:
        end.set()
        return Response(status=204)

    return Classroom(app, code, key, tally, end, lambda: tally.summary(on))


def run(ruleset: Ruleset, lesson: str, *, bind: str, port: int) -> str:
    """Hold a class until 下课 or Ctrl+C; return its summary. Raises OSError when the address cannot be used."""
    room = create_class(ruleset, lesson, bind=bind)
    server = wsgi.Server((bind, port), room.app, numthreads=16, timeout=30)
    server.prepare()
    address = f"http://{f'[{bind}]' if ':' in bind else bind}:{server.bind_addr[1]}/"
    click.echo(
        # An address ends its line: a terminal takes Chinese punctuation for a part of it.
        f"开课了，课堂码 {room.code}，学员打开 {address}\n讲课人看统计、下课（也可按 Ctrl+C）打开 {address}#{room.key}"
    )
    threading.Thread(target=server.serve, daemon=True).start()
    try:
        while not room.end.wait(0.5):
            pass
    except KeyboardInterrupt:
        room.end.set()
    finally:
        time.sleep(0.2)  # the answer to 下课 is still on its way
        server.stop()
    click.echo("下课了，端口已关。")
    return room.summary()


def _without_answers(step: wire.StepOut) -> wire.StepOut:
    lines = [
        wire.LineOut(line.text, line.role, [wire.ClauseOut(c.span, [], "") for c in line.clauses], [])
        for line in step.lines
    ]
    return wire.StepOut(step.name, step.guess, "", "", step.characters, lines, [], [], [])


def _exists(mark: Mark, step: wire.StepOut) -> bool:
    if not 0 <= mark.line < len(step.lines):
        return False
    return mark.clause is None or 0 <= mark.clause < len(step.lines[mark.line].clauses)
