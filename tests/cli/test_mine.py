"""Topics from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from addin_server import docx
from tests.command import zhubi

ROOT = Path(__file__).parent.parent.parent
MATERIAL = ROOT / "tests" / "mining" / "township.txt"


def test_mine_lists_topics_with_their_place_and_what_is_missing() -> None:
    result = zhubi("mine", MATERIAL)
    assert result.exit_code == 0
    assert "1. “院坝党课”　经验做法" in result.output
    assert "《township.txt》第 7 段" in result.output
    assert "还缺：" in result.output


def test_mine_as_json_and_as_a_page() -> None:
    body = json.loads(zhubi("mine", MATERIAL, "--format", "json").output)
    assert [c["type"] for c in body["candidates"]] == ["T1"] * 4 + ["T3"]
    page = zhubi("mine", MATERIAL, "--format", "html").output
    assert "<mark>党员平均到会率由52%提高到87%</mark>" in page
    assert "<i>〔总数〕</i>" in page


def test_mine_writes_an_outline(tmp_path: Path) -> None:
    target = tmp_path / "提纲.docx"
    assert zhubi("mine", MATERIAL, "--outline", "1", "-o", target).exit_code == 0
    assert docx.read(target.read_bytes()).paragraphs[0].text.startswith("柳坪镇“院坝党课”")
    assert zhubi("mine", MATERIAL, "--outline", "9", "-o", tmp_path / "x.docx").exit_code == 2
    assert zhubi("mine", MATERIAL, "--outline", "1", "-o", tmp_path / "x.txt").exit_code == 2
    assert not (tmp_path / "x.txt").exists()
