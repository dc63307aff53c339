"""Which tests stay in one process where they run beside each other, and which of them begin first."""

from __future__ import annotations

from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling

SHARED = {"proofing", "department"}
"""Folders whose tests share what is dear to make: a LanguageTool, a database."""

LONGEST = (
    "setup/test_upgrades.py",
    "proofing",
    "attack/test_signals.py",
    "setup/test_offline.py",
    "setup/test_install.py",
    "setup/test_machine.py",
    "department",
    "batch/test_batch.py",
)
"""Groups that would leave the other processes waiting if they came last."""


def group(nodeid: str) -> str:
    """Return the file a test is in, or its folder when that one is shared."""
    path = PurePosixPath(nodeid.partition("::")[0]).relative_to("tests")
    return path.parts[0] if path.parts[0] in SHARED else str(path)


def rank(nodeid: str) -> int:
    """Return the place of a test's group among those that begin first."""
    return next((place for place, name in enumerate(LONGEST) if name == group(nodeid)), len(LONGEST))


class Groups(LoadScopeScheduling):  # type: ignore[misc]  # xdist's own marks are lost on pytest 9.2
    """Hands out whole groups, in the order of the tests."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)
