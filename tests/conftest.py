from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright
from xdist.remote import Producer

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.ruleset import Ruleset
from tests import groups

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: groups.rank(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> groups.Groups:
    return groups.Groups(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are processors: browsers, servers and installations are waited for."""
    return (os.cpu_count() or 1) + 1


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
