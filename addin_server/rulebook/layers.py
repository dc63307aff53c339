"""The rules in force: shipped, then the organisation's folder, then the user's own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from addin_server import assets
from addin_server.core import ruleset
from addin_server.core.ruleset import Ruleset
from addin_server.rulebook import store

ORGANISATION = "ZHUBI_RULES"
"""Environment variable that names the organisation's rule folder."""


def user_folder() -> Path:
    """The user's own rule folder, which need not exist."""
    return Path(platformdirs.user_config_dir("zhubi", appauthor=False)) / "rules"


def organisation_folder() -> Path | None:
    """The organisation's rule folder, None where none is named."""
    named = os.environ.get(ORGANISATION)
    return Path(named) if named else None


def folders(extra: Sequence[Path] = ()) -> list[Path]:
    """The layers that exist, the organisation's first and `extra` last."""
    organisation = organisation_folder()
    layers = [*([organisation] if organisation else []), user_folder(), *extra]
    return [layer for layer in layers if layer.is_dir()]


def load(extra: Sequence[Path] = ()) -> Ruleset:
    """Return the shipped rules with every layer that exists, `extra` last. A broken layer stands in `problems`."""
    return ruleset.layered(store.shipped(assets.rules()), folders(extra))
