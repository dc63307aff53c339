"""A plan is a list of steps. Each says what it does, can do it, undo it, and knows when there is nothing to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from addin_server.setup.boundary import Boundary

Say = Callable[[str], None]


class StepError(Exception):
    """A step that could not be done. The message says in Chinese what happened and the one thing to do."""


class Step(Protocol):
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


def install(plan: Sequence[Step], boundary: Boundary, say: Say) -> None:
    """Do the steps in order, one line each. The first that fails ends it: doing it again goes on from there."""
    for number, step in enumerate(plan, 1):
        head = f"{number}/{len(plan)} {step.what}"
        try:
            changed = _act(step.do, step, boundary)
        except StepError:
            say(f"{head}：没有做成")
            raise
        say(f"{head}：{'好了' if changed else '已经是这样'}")


def uninstall(plan: Sequence[Step], boundary: Boundary, say: Say) -> list[str]:
    """Undo the steps from the last to the first, going on past those that fail; return what the failures say."""
    failures = []
    undone = [step for step in reversed(plan) if step.undo_what]
    for number, step in enumerate(undone, 1):
        head = f"{number}/{len(undone)} {step.undo_what}"
        try:
            changed = _act(step.undo, step, boundary)
        except StepError as error:
            failures.append(str(error))
            say(f"{head}：没有做成")
            continue
        say(f"{head}：{'好了' if changed else '本来就没有'}")
    return failures


def _act(act: Callable[[Boundary], bool], step: Step, boundary: Boundary) -> bool:
    """A step says itself what it foresaw; what nobody foresaw is at least said in one sentence, with its place."""
    try:
        return act(boundary)
    except OSError as error:
        raise StepError(
            f"“{step.detail}”没有处理成（{error.strerror or error}）。请看一下权限和磁盘，再试一次。"
        ) from None


def describe(plan: Sequence[Step], say: Say, *, undo: bool = False) -> None:
    """Say what a plan would do, and to what exactly, without doing it."""
    names = [(step.undo_what, step.detail) for step in reversed(plan) if step.undo_what]
    for name, detail in names if undo else [(step.what, step.detail) for step in plan]:
        say(f"将{name}：{detail}")
