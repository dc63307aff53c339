"""Files are written whole or not at all, as the user wants new files to be, and leave nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from addin_server import atomic


@pytest.mark.parametrize("mask", [0o077, 0o027, 0o022])
def test_a_new_file_has_what_the_umask_allows(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        atomic.write(tmp_path / "new", b"1")
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_known_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "known").write_bytes(b"0")
    (tmp_path / "known").chmod(0o640)
    atomic.write(tmp_path / "known", b"1")
    assert (tmp_path / "known").stat().st_mode & 0o777 == 0o640


def test_it_is_synced_before_it_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: seen.append((tmp_path / "new").exists()))
    atomic.write(tmp_path / "new", b"1")
    assert seen == [False]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError, MemoryError])
def test_interrupted_it_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    def fail(handle: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(fault):
        atomic.write(tmp_path / "new", b"1")
    assert not list(tmp_path.iterdir())


def test_a_name_of_full_length_can_be_written(tmp_path: Path) -> None:
    atomic.write(tmp_path / ("长" * 85), b"1")
    assert (tmp_path / ("长" * 85)).read_bytes() == b"1"
