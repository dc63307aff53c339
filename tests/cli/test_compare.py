"""两稿对照 from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command import zhubi


def test_what_changed_in_meaning_is_listed(tmp_path: Path) -> None:
    old, new = tmp_path / "一稿.txt", tmp_path / "二稿.txt"
    old.write_text("柳河镇推行积分制\n镇党委拟在15个村推行积分制。\n", "utf-8")
    new.write_text("柳河镇推行积分制\n镇党委已在18个村推行积分制。\n", "utf-8")
    result = zhubi("compare", old, new)
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "意思变了 2 处：",
        "  第 2 段　“拟”改成“已”：从打算做变成已经做了。",
        "  第 2 段　“15个”改成“18个”。",
    ]
    assert zhubi("compare", old, old).output == "两稿意思没有变。\n"
    assert len(json.loads(zhubi("compare", old, new, "--format", "json").output)["rows"]) == 2
