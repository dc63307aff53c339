"""What travels in a class: the text without its answers, marks handed in, the trainer's board."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

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


class BoardOut(msgspec.Struct):
    """For the trainer: code, people so far, how many marked what."""

    code: str
    people: int
    title: str
    step: StepOut
    counts: list[CountOut]


def without_answers(step: StepOut) -> StepOut:
    """Return a step with its text alone."""
    lines = [
        LineOut(line.text, line.role, [ClauseOut(c.span, [], "") for c in line.clauses], []) for line in step.lines
    ]
    return StepOut(step.name, step.guess, "", "", step.characters, lines, [], [], [], [])
