"""zhubi review: a sheet from a draft, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from addin_server import docx
from tests.command import zhubi

WEAK = "柳河镇凝心聚力促发展\n柳河镇高度重视，精心部署，党员的综合素质得到明显提升。\n"


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    path = tmp_path / "弱稿.txt"
    path.write_text(WEAK, "utf-8")
    return path


def review(*arguments: str | Path) -> Result:
    return zhubi("review", *arguments)


def test_the_sheet_has_the_verdict_the_name_and_short_remarks(weak: Path, tmp_path: Path) -> None:
    target = tmp_path / "单.docx"
    done = review(weak, "-o", target, "--verdict", "退回", "--author", "周敏")
    assert done.exit_code == 0
    text = "\n".join(p.text for p in docx.read(target.read_bytes()).paragraphs)
    for words in (
        "柳河镇凝心聚力促发展",
        "■退回",
        "退回重写，1.",
        "周敏",
        "成效没依据，请补一个能核对的数。",
        "党员的综合素质得到明显提升",
    ):
        assert words in text


def test_as_a_page(weak: Path, tmp_path: Path) -> None:
    assert review(weak, "-o", tmp_path / "单.html", "--opinion", "<请改>").exit_code == 0
    assert "&lt;请改&gt;" in (tmp_path / "单.html").read_text("utf-8")


def test_it_writes_over_nothing_and_takes_no_other_kind(weak: Path, tmp_path: Path) -> None:
    assert review(weak, "-o", tmp_path / "单.pdf").exit_code == 2
    assert review(weak, "-o", weak).exit_code == 2
    assert weak.read_text("utf-8") == WEAK
    missing = review(tmp_path / "没有.docx", "-o", tmp_path / "单.docx")
    assert missing.exit_code == 2
    assert "找不到文件" in missing.output
    assert not (tmp_path / "单.docx").exists()
