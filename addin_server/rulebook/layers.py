"""The rules in force: shipped, then the organisation's folder, then the user's own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from addin_server import assets
from addin_server.core import ruleset
from addin_server.core.ruleset import Ruleset
from addin_server.rulebook import pack_updates, store
from addin_server.rulebook.pack_updates import PackUpdates

ORGANISATION = "ZHUBI_RULES"
"""Environment variable that names the organisation's rule folder."""


def user_folder() -> Path:
    """The user's own rule folder, which need not exist."""
    return Path(platformdirs.user_config_dir("zhubi", appauthor=False)) / "rules"


def organisation_folder() -> Path | None:
    """The organisation's rule folder: the one that is named, else the pack that is followed; None where neither is."""
    named = os.environ.get(ORGANISATION)
    return Path(named) if named else PackUpdates(pack_updates.home()).folder()


def overridden() -> bool:
    """Whether a folder is named, so that a pack that is followed is not used."""
    return bool(os.environ.get(ORGANISATION))


def folders(extra: Sequence[Path] = ()) -> list[Path]:
    """The layers that exist, the organisation's first and `extra` last."""
    organisation = organisation_folder()
    layers = [*([organisation] if organisation else []), user_folder(), *extra]
    return [layer for layer in layers if layer.is_dir()]


def stamp() -> tuple[tuple[str, int, int], ...]:
    """What differs once a file of the user's own folder was written, by whomever; mere counts change nothing."""
    from addin_server.review import bank  # with all of Word's documents, which a check of a text has no need of
    from addin_server.rulebook import declined

    counts = (declined.FILE, bank.USED)
    paths = (path for path in sorted(user_folder().rglob("*.t*")) if path.name not in counts)
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_ino) for path in paths)


def load(extra: Sequence[Path] = ()) -> Ruleset:
    """Return the shipped rules with every layer that exists, `extra` last. A broken layer stands in `problems`."""
    return ruleset.layered(store.shipped(assets.rules()), folders(extra))
