"""What travels in a class: the text without its answers, marks handed in, the trainer's board."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from addin_server import qr
from addin_server.training import Mark
from addin_server.wire.training import ClauseOut, LineOut, StepOut


class HandIn(msgspec.Struct, forbid_unknown_fields=True):
    """What a trainee hands in. `who` is a number the page made up, so that a second try replaces the first."""

    who: Annotated[str, Meta(min_length=4, max_length=40)]
    marks: Annotated[list[Mark], Meta(max_length=500)]
    name: Annotated[str, Meta(max_length=20)] = ""


class ClassOut(msgspec.Struct):
    """The text to practise on, without its answers."""

    title: str
    step: StepOut


class CountOut(msgspec.Struct):
    line: int
    clause: int | None
    count: int


class QrOut(msgspec.Struct):
    """A QR code as an SVG path in a square of `size` units."""

    size: int
    path: str


CODE_FIELD = "code"
"""Under this name the address in the QR code carries the class's code, so that nobody has to type it."""


class BoardOut(msgspec.Struct):
    """For the trainer: code, people so far, how many marked what; `entry` leads a telephone into the class."""

    code: str
    people: int
    title: str
    step: StepOut
    counts: list[CountOut]
    entry: QrOut


class StartClass(msgspec.Struct, forbid_unknown_fields=True):
    """A class on a lesson, open to the network that `bind` is this computer's address in."""

    lesson: str
    bind: str


class RunningClass(msgspec.Struct):
    """The class that is held: trainees open `address` and type `code`; `board` is the trainer's alone."""

    title: str
    address: str
    code: str
    board: str


class ClassesOut(msgspec.Struct):
    """Where a class can be held, in this computer's networks and on itself; and the one that is held."""

    addresses: list[str]
    running: RunningClass | None


def qr_to_wire(text: str) -> QrOut:
    """Return the QR code of a text."""
    return QrOut(*qr.code(text))


def without_answers(step: StepOut) -> StepOut:
    """Return a step with its text alone."""
    lines = [
        LineOut(line.text, line.role, [ClauseOut(c.span, [], "") for c in line.clauses], [], "") for line in step.lines
    ]
    return StepOut(step.name, step.guess, "", "", step.characters, lines, [], [], [], [])
