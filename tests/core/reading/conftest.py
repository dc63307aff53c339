"""A reading of a sentence, and what stands in it, for tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.reading.reader import Reading
from addin_server.core.ruleset import Ruleset

Read = Callable[[str], Reading]


@pytest.fixture(scope="session")
def read(rules: Ruleset) -> Read:
    """Reads a text as a paragraph of the body."""
    return lambda text: rules.reader.read(Block(text, Role.BODY, "", rules.automaton))
