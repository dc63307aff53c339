from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.ruleset import Ruleset

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the settings of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "STATE"):
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
