"""Parts stand alone: what fails in one is named, the rest is done, and a second run does only what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from addin_server.setup import steps
from addin_server.setup.boundary import Boundary
from addin_server.setup.steps import SetupPart, StepError
from tests.setup.fake import FakeMachine


@dataclass
class Toggle:
    """A step that is done or not, and can be made to fail."""

    what: str
    done: bool = False
    fails: bool = False
    detail: str = ""

    @property
    def undo_what(self) -> str:
        return f"撤回{self.what}"

    def do(self, boundary: Boundary) -> bool:
        return self._turn(True)

    def undo(self, boundary: Boundary) -> bool:
        return self._turn(False)

    def _turn(self, wanted: bool) -> bool:
        if self.fails:
            raise StepError(f"{self.what}不行。请找管理员。")
        changed, self.done = self.done != wanted, wanted
        return changed


@pytest.fixture
def boundary(tmp_path: Path) -> FakeMachine:
    return FakeMachine("linux", tmp_path)


def test_a_failure_names_itself_and_leaves_the_rest_and_the_second_run_mends_it(boundary: FakeMachine) -> None:
    kept, service, trust, after, listed = (Toggle(name) for name in ("设置", "服务", "信任", "登记", "名单"))
    trust.fails = True
    plan = [
        SetupPart("设置", [kept], vital=True),
        SetupPart("服务", [service]),
        SetupPart("Word", [trust, after]),
        SetupPart("WPS", [listed]),
    ]
    said: list[str] = []
    assert steps.install(plan, boundary, said.append) == ["Word：信任不行。请找管理员。"]
    assert [step.done for step in (kept, service, trust, after, listed)] == [True, True, False, False, True]
    assert said[2:4] == ["3/5 信任：没有做成", "4/5 登记：先不做"]
    trust.fails = False
    said.clear()
    assert steps.install(plan, boundary, said.append) == []
    assert [line.rpartition("：")[2] for line in said] == ["已经是这样", "已经是这样", "好了", "好了", "已经是这样"]


def test_without_the_settings_nothing_else_is_begun(boundary: FakeMachine) -> None:
    kept, service = Toggle("设置", fails=True), Toggle("服务")
    assert (
        len(steps.install([SetupPart("设置", [kept], vital=True), SetupPart("服务", [service])], boundary, print)) == 1
    )
    assert not service.done


def test_uninstalling_gets_to_its_end_and_keeps_the_settings_until_all_else_is_gone(boundary: FakeMachine) -> None:
    kept, service, listed = Toggle("设置", True), Toggle("服务", True), Toggle("名单", True, fails=True)
    plan = [SetupPart("设置", [kept], vital=True), SetupPart("服务", [service]), SetupPart("WPS", [listed])]
    said: list[str] = []
    assert steps.uninstall(plan, boundary, said.append) == ["WPS：名单不行。请找管理员。"]
    assert kept.done
    assert not service.done
    assert "先留着" in said[-1]
    listed.fails = False
    assert steps.uninstall(plan, boundary, said.append) == []
    assert not kept.done
