"""The reading of a draft from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.drafts import CLEAN, WEAK
from tests.command import zhubi


def squeezed(text: str) -> str:
    """The words of a table without its lines and blanks: where they break depends on the terminal."""
    return "".join(text.split()).replace("│", "")


def test_people_see_each_clause_with_what_was_read_in_it(weak: Path, clean: Path) -> None:
    result = zhubi("explain", weak)
    assert result.exit_code == 0
    assert "标题：柳河镇凝心聚力促发展　弱，口号" in result.output
    assert "见什么效果：没答" in result.output
    assert "，成效" in squeezed(result.output)
    good = zhubi("explain", clean).output
    assert "标题：石桥县把党员会开到赶集日　站得住" in good
    assert "谁：石桥县" in good
    assert "23人（效果）" in squeezed(good)


def test_programs_get_one_line_a_file(weak: Path, clean: Path) -> None:
    lines = zhubi("explain", weak, clean, "--format", "json").output.splitlines()
    first, second = map(json.loads, lines)
    assert first["briefs"][0]["title"]["fault"] == "slogan"
    (lead, *_) = second["briefs"][0]["paragraphs"]
    assert "".join(c["at"]["quote"] for c in lead["clauses"]) == CLEAN.split("\n")[1].replace("，", "").rstrip("。")
    assert second["words"]["act"][lead["clauses"][1]["act"]]["name"] == "做法"


def test_standard_input_is_read() -> None:
    assert "标题：柳河镇凝心聚力促发展" in zhubi("explain", "-", stdin=WEAK).output


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = zhubi("explain", tmp_path / "没有.txt")
    assert result.exit_code == 2
    assert "没有.txt" in result.output
