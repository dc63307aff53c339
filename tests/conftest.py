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

SHARED = {"proofing", "setup"}
"""Folders whose tests share what is dear to make: a LanguageTool, a bundle."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests run beside each other, those of one file, or of a folder that shares, stay in one process."""
    items.sort(key=lambda item: item.path.relative_to(TESTS).parts[0] not in SHARED)  # the longest groups begin first
    for item in items:
        path = item.path.relative_to(TESTS)
        item.add_marker(pytest.mark.xdist_group(path.parts[0] if path.parts[0] in SHARED else path.as_posix()))


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
