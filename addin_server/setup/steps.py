"""A plan is parts made of steps. Each says what it does, can do it, undo it, and knows when there is nothing to do."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from addin_server.os_errors import because
from addin_server.setup.boundary import Boundary

Say = Callable[[str], None]


class StepError(Exception):
    """A step that could not be done. The message says in Chinese what happened and the one thing to do."""


class SetupStep(Protocol):
    @property
    def what(self) -> str:
        """What doing it is called, in Chinese, a few words."""

    @property
    def undo_what(self) -> str:
        """What undoing it is called; empty when nothing is undone."""

    @property
    def detail(self) -> str:
        """Which file, value or command exactly."""

    def do(self, boundary: Boundary) -> bool:
        """Do it; False when it already was so. StepError."""

    def undo(self, boundary: Boundary) -> bool:
        """Undo it; False when there was nothing to undo. StepError."""


@dataclass(frozen=True)
class SetupPart:
    """Steps that need one another, apart from all others: what fails in one part leaves the rest to be done.

    Without a `vital` part no other can be; it is undone last, and only when all else is gone.
    """

    name: str
    steps: Sequence[SetupStep]
    vital: bool = False


def install(plan: Sequence[SetupPart], boundary: Boundary, say: Say) -> list[str]:
    """Do the steps, one line each; return what the failures say. Doing it again does only what is missing."""
    failures: list[str] = []
    numbers = itertools.count(1)
    total = sum(len(part.steps) for part in plan)
    stopped = False
    for part in plan:
        broken = stopped
        for step in part.steps:
            head = f"{next(numbers)}/{total} {step.what}"
            if broken:
                say(f"{head}：先不做")
                continue
            try:
                changed = _act(step.do, step, boundary)
            except StepError as error:
                failures.append(f"{part.name}：{error}")
                say(f"{head}：没有做成")
                broken = True
                stopped = part.vital
                continue
            say(f"{head}：{'好了' if changed else '已经是这样'}")
    return failures


def uninstall(plan: Sequence[SetupPart], boundary: Boundary, say: Say) -> list[str]:
    """Undo the steps from the last to the first, going on past those that fail; return what the failures say."""
    failures: list[str] = []
    undone = [(part, step) for part in reversed(plan) for step in reversed(part.steps) if step.undo_what]
    for number, (part, step) in enumerate(undone, 1):
        head = f"{number}/{len(undone)} {step.undo_what}"
        if part.vital and failures:
            say(f"{head}：先留着，上面没做成的办好再卸一次")
            continue
        try:
            changed = _act(step.undo, step, boundary)
        except StepError as error:
            failures.append(f"{part.name}：{error}")
            say(f"{head}：没有做成")
            continue
        say(f"{head}：{'好了' if changed else '本来就没有'}")
    return failures


def _act(act: Callable[[Boundary], bool], step: SetupStep, boundary: Boundary) -> bool:
    """A step says itself what it foresaw; what nobody foresaw is at least said in one sentence, with its place."""
    try:
        return act(boundary)
    except OSError as error:
        raise StepError(f"“{step.detail}”没有处理成（{because(error)}）。请看一下权限和磁盘，再试一次。") from None


def describe(plan: Sequence[SetupPart], say: Say, *, undo: bool = False) -> None:
    """Say what a plan would do, and to what exactly, without doing it."""
    steps = [step for part in plan for step in part.steps]
    names = [(step.undo_what, step.detail) for step in reversed(steps) if step.undo_what]
    for name, detail in names if undo else [(step.what, step.detail) for step in steps]:
        say(f"将{name}：{detail}")
