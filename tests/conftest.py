from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.core import ruleset
from addin_server.core.engine import Checker
from addin_server.core.ruleset import Ruleset

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def rules() -> Ruleset:
    """The shipped rules."""
    return ruleset.load(ROOT / "rules")


@pytest.fixture(scope="session")
def checker(rules: Ruleset) -> Checker:
    return Checker(rules)
