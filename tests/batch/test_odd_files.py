"""One bad file never ends a batch: pipes, devices, links that lead nowhere, names that are no text or too long."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest

from addin_server.batch.copies import Copies
from tests.command import zhubi

GOOD = "云溪县轮训支书\n云溪县针对村级代办不便问题，推行轮训支书办法，办成 3 件。\n".encode()
NAMES = (
    b"\xb8\xc9\xb2\xbf.txt",
    b"\xb8\xc9.\xb2",
    "长".encode() * 83 + b".txt",
    b"x" * 251 + b".txt",
    b"a\nb.txt",
    b"\x1b[2J.txt",
    b"=cmd().txt",
    b"-o.txt",
    b" .txt",
    "\u202etxt.cod.txt".encode(),
)


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Good drafts under odd names, beside what is no draft under good names."""
    folder = tmp_path / os.fsdecode("来稿".encode() + b"\xff")
    folder.mkdir()
    for name in NAMES:
        (folder / os.fsdecode(name)).write_bytes(GOOD)
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.docx").mkdir()
    for link, leads in {"zero": "/dev/zero", "full": "/dev/full", "nowhere": "gone.txt", "loop": "loop.txt"}.items():
        (folder / f"{link}.txt").symlink_to(leads)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + b"x" * 500)
    (folder / "empty.txt").touch()
    return folder


def test_every_good_draft_is_looked_at_and_every_other_named(odd: Path, tmp_path: Path) -> None:
    report, copies = tmp_path / "r.xlsx", tmp_path / "copies"
    done = zhubi("batch", odd, "--report", report, "--report", tmp_path / "r.html", "--annotated", copies)
    assert done.exit_code == 2, done.output
    drafts = len(NAMES) - 1
    assert f"看了 {drafts} 份" in done.output
    for name in ("pipe", "zero", "full", "nowhere", "loop", "broken", "empty"):
        assert f"{name}." in done.output
    assert "Traceback" not in done.output
    assert len(list(copies.rglob("*.docx"))) == drafts
    assert openpyxl.load_workbook(report).sheetnames


def test_a_copy_has_a_name_that_file_systems_take(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    for original in ("长" * 83 + ".txt", "长" * 83 + ".md"):
        copies.write(copies.name(original, ".docx"), b"x")
    assert len(list(tmp_path.iterdir())) == 2


def test_where_the_path_is_too_long_only_the_copy_is_missing(odd: Path, tmp_path: Path) -> None:
    copies = tmp_path / "/".join(["深" * 80] * 16)
    (odd / ("夹" * 80)).mkdir()
    (odd / ("夹" * 80) / "稿.txt").write_bytes(GOOD)
    done = zhubi("batch", odd, "--report", tmp_path / "r.html", "--annotated", copies)
    assert done.exit_code == 2, done.output
    assert f"看了 {len(NAMES)} 份" in done.output
    assert "批注稿的路径太长" in (tmp_path / "r.html").read_text("utf-8")
