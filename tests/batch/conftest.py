from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from addin_server.batch import pool
from tests.batch import drafts


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where journals go: never the cache of whoever runs the tests."""
    place = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(place))
    return place


@pytest.fixture(autouse=True)
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second process takes longer to load its dictionaries than these drafts to read; tests that want one say so."""
    monkeypatch.setattr(pool, "cores", lambda: 1)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Drafts as an office receives them."""
    place = tmp_path / "来稿"
    (place / "荷湾街道").mkdir(parents=True)
    for name in ("ORIGINAL", "REWORDED", "GROWN", "SAME_TOPIC_A", "SAME_TOPIC_B", "SAME_WORDS_A", "SAME_WORDS_B"):
        (place / f"{name.lower()}.txt").write_text(getattr(drafts, name), "utf-8")
    (place / "荷湾街道" / "再报.txt").write_text(drafts.ORIGINAL, "utf-8")
    yield place
