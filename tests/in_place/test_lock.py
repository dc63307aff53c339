"""Writers in several processes do not lose what another wrote, and none waits for one that hangs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from addin_server.in_place import alone
from addin_server.rulebook import declined, preferences
from addin_server.rulebook.preferences import Preferences

_COUNT = """
import sys
from pathlib import Path
from addin_server.rulebook import declined
for _ in range(20):
    declined.count(Path(sys.argv[1]), ["a.b"], "other", 1)
"""
_SAVE = """
import sys
from pathlib import Path
from addin_server.rulebook import preferences
from addin_server.rulebook.preferences import Preferences
for n in range(10):
    rule = f"rule.n{sys.argv[2]}"
    preferences.put(Path(sys.argv[1]), Preferences(off=(rule,), words=(rule,), topics=(rule,)))
"""


def together(script: str, folder: Path, writers: int) -> None:
    """Run a script in so many processes at once."""
    started = [subprocess.Popen([sys.executable, "-c", script, str(folder), str(n)]) for n in range(writers)]
    assert [process.wait(60) for process in started] == [0] * writers


def test_no_count_is_lost(tmp_path: Path) -> None:
    together(_COUNT, tmp_path, 4)
    assert declined.read(tmp_path) == {"a.b": {"other": 80}}


def test_no_two_writers_are_mixed(tmp_path: Path) -> None:
    together(_SAVE, tmp_path, 4)
    left = preferences.read(tmp_path)
    assert left.off == left.words == left.topics and len(left.off) == 1


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin_server.in_place.lock.SECONDS", 0.1)
    with alone(tmp_path), pytest.raises(OSError, match="busy"), alone(tmp_path):
        pass
    preferences.put(tmp_path, Preferences(off=("a.b",)))
    assert preferences.read(tmp_path).off == ("a.b",)
