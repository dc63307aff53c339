"""A machine that records what it is told: for the plans of platforms we are not on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from addin_server.setup.boundary import MISSING, CommandResult, Platform


class FakeMachine:
    """`answers` maps the first words of a command to its exit code or to what computes it; others succeed."""

    def __init__(self, platform: Platform, folder: Path) -> None:
        self.platform: Platform = platform
        self.root = folder / "root"
        self.home = folder / "home"
        self.shared = folder / "shared"
        self.uid = 1000
        self.home.mkdir(parents=True)
        self.variables = {"USERNAME": "lihong", "USERDOMAIN": "ZZB"}
        self.registry: dict[tuple[str, str], str | int] = {}
        self.closed_registry = False
        self.running: set[str] = set()
        self.ran: list[tuple[str, ...]] = []
        self.broadcasts = 0
        self.ended: list[int] = []
        self.awaited: list[int] = []
        self.started: list[tuple[str, ...]] = []
        self.answers: dict[tuple[str, ...], int | Callable[[], int]] = {}

    def variable(self, name: str) -> str:
        return self.variables.get(name, "")

    def run(self, *command: str) -> CommandResult:
        self.ran.append(command)
        for head, code in self.answers.items():
            if command[: len(head)] == head:
                return CommandResult(code() if callable(code) else code)
        return CommandResult(0)

    def start(self, *command: str) -> Callable[[], bool]:
        self.started.append(command)
        return lambda: True

    def gone(self, pid: int, seconds: float) -> bool:
        self.awaited.append(pid)
        return True

    def end_service(self, port: int) -> None:
        self.ended.append(port)

    def processes(self) -> frozenset[str]:
        return frozenset(self.running)

    def registry_read(self, key: str, name: str) -> str | int | None:
        return self.registry.get((key, name))

    def registry_write(self, key: str, name: str, value: str | int) -> None:
        if self.closed_registry:
            raise PermissionError(13, "Access is denied")
        self.registry[key, name] = value

    def environment_changed(self) -> None:
        self.broadcasts += 1

    def registry_delete(self, key: str, name: str) -> None:
        if self.closed_registry:
            raise PermissionError(13, "Access is denied")
        self.registry.pop((key, name), None)

    def stores(self, add: tuple[str, ...], trusts: tuple[str, ...], remove: tuple[str, ...]) -> None:
        """Behave as a trust store: trusted between `add` and `remove`, as their commands begin."""
        inside = False

        def put(now: bool) -> Callable[[], int]:
            def code() -> int:
                nonlocal inside
                inside = now
                return 0

            return code

        self.answers |= {add: put(True), remove: put(False), trusts: lambda: 0 if inside else 1}

    def lacks(self, *command: str) -> None:
        self.answers[command] = MISSING
