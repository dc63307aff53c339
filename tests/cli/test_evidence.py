"""依据表 from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import zhubi

MATERIAL = "柳河镇党建工作总结\n今年以来，柳河镇党委办起夜校，参学党员由9人增加到23人，办理时间由5天缩短到1天。\n"
DRAFT = (
    "柳河镇办夜校\n针对党员参学少，柳河镇党委办起夜校，参学党员由9人增加到25人，办理时间由5天缩短到1天，投入3万元。\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    draft, material = tmp_path / "稿.txt", tmp_path / "总结.txt"
    draft.write_text(DRAFT, "utf-8")
    material.write_text(MATERIAL, "utf-8")
    return draft, material


def test_what_is_to_be_verified_comes_first_with_what_the_material_says(files: tuple[Path, Path]) -> None:
    result = zhubi("evidence", files[0], "-m", files[1])
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0].startswith("依据表：对照《总结.txt》，")
    different = lines.index("材料里写得不一样（1 处）")
    assert lines[different + 1].startswith("  □ 数字 25人　第 2 段：")
    assert "由9人增加到【23人】" in lines[different + 2]
    assert "材料里没有（1 处）" in lines[different:] and "  ✓ 数字 9人" in result.output


def test_without_material_everything_is_listed(files: tuple[Path, Path]) -> None:
    result = zhubi("evidence", files[0])
    assert result.output.startswith("核实清单：数字、名称、日期、引语 ")
    assert "✓" not in result.output


def test_as_json_and_as_a_page_to_tick(files: tuple[Path, Path]) -> None:
    body = json.loads(zhubi("evidence", files[0], "-m", files[1], "--format", "json").output)
    assert body["documents"] == ["总结.txt"]
    assert {e["standing"] for e in body["entries"]} == {"found", "different", "absent"}
    page = zhubi("evidence", files[0], "-m", files[1], "--format", "html").output
    assert "<mark>23人</mark>" in page and page.count("□") == 2
    assert "<h1>依据表：稿.txt</h1>" in page and "核对人" in page


def test_a_material_that_cannot_be_read_is_told(files: tuple[Path, Path], tmp_path: Path) -> None:
    result = zhubi("evidence", files[0], "-m", tmp_path / "没有.docx")
    assert result.exit_code == 2
