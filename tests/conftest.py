from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.ruleset import Ruleset

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"

SHARED = {"proofing", "department"}
"""Folders whose tests share what is dear to make: a LanguageTool, a database."""

LONGEST = (
    "setup/test_upgrades.py",
    "proofing",
    "attack/test_signals.py",
    "setup/test_offline.py",
    "setup/test_install.py",
    "department",
    "batch/test_batch.py",
)
"""Groups that would leave the other processes waiting if they came last."""


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests run beside each other, those of one file, or of a folder that shares, stay in one process."""
    order = {group: number for number, group in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(_group(item), len(order)))
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))


def _group(item: pytest.Item) -> str:
    path = item.path.relative_to(TESTS)
    return path.parts[0] if path.parts[0] in SHARED else path.as_posix()


@pytest.fixture(scope="session", autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the settings of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(tmp_path_factory.mktemp(kind.lower())))
        patch.delenv("ZHUBI_LANGUAGETOOL", raising=False)
        yield


@pytest.fixture(scope="session")
def rules() -> Ruleset:
    """The shipped rules."""
    return ruleset.load(ROOT / "rules")


@pytest.fixture(scope="session")
def checker(rules: Ruleset) -> Checker:
    return Checker(rules)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all: a second one beside it would not start."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the system's Chromium is."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, "no Chromium: run `make test` as root once, or install it"
    return path
