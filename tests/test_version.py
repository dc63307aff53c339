"""The version stands in addin_server/__init__.py; everything else that names one follows."""

from __future__ import annotations

import json
import re
from pathlib import Path

from addin_server import __version__
from addin_server.setup import manifest

ROOT = Path(__file__).parent.parent


def test_the_changelog_begins_with_this_version() -> None:
    released = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert next(name for name in released if name != "未发布") == __version__


def test_word_is_told_this_version() -> None:
    assert f"<Version>{__version__}.0</Version>" in manifest.fill(ROOT / "manifest" / "word", "https://localhost:8766")


def test_no_other_file_states_a_version_of_its_own() -> None:
    lock = json.loads((ROOT / "taskpane" / "package-lock.json").read_text("utf-8"))
    package = json.loads((ROOT / "taskpane" / "package.json").read_text("utf-8"))
    assert "version" not in package and "version" not in lock and "version" not in lock["packages"][""]
