"""Scores that can be redone by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from addin_server.cli import main
from addin_server.core.engine import Checker
from addin_server.evaluation import LabelError, evaluate, read
from addin_server.evaluation.tally import Tally, interval


def test_a_tally() -> None:
    tally = Tally()
    for expected, actual in ((True, True), (True, True), (True, False), (False, True), (False, False)):
        tally.add(expected, actual, "甲")
    assert (tally.hit, tally.false, tally.missed, tally.silent) == (2, 1, 1, 1)
    assert tally.labelled == 3
    assert tally.f1 == 2 / 3
    assert [line[0] for line in tally.errors] == ["漏", "误"]


def test_wilson() -> None:
    low, high = interval(90, 100)
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)
    assert interval(0, 0) == (0.0, 1.0)


def labelled(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def test_titles_alone(tmp_path: Path, checker: Checker) -> None:
    path = labelled(
        tmp_path,
        {"title": "三措并举抓实党员教育", "faults": ["no-subject"]},
        {"title": "松岭县给412名流动党员建联络卡", "faults": []},
    )
    done = evaluate(read(path), checker)
    tally = done.tallies["标题（任何一档）"]
    assert (tally.hit, tally.silent, tally.false, tally.missed) == (1, 1, 0, 0)


def test_a_draft(tmp_path: Path, checker: Checker) -> None:
    weak = {
        "id": "w",
        "paragraphs": ["柳河镇办夜校", "为进一步加强教育，柳河镇高度重视。", "一是办学。干部素质得到明显提升。"],
        "lead": {"problem": "partly", "action": "no", "effect": "no"},
        "vague": [{"paragraph": 2, "quote": "干部素质得到明显提升", "kind": "result"}],
    }
    done = evaluate(read(labelled(tmp_path, weak)), checker)
    assert done.tallies["空泛（任何一档）"].hit == 1
    assert done.tallies["导语（缺，或欠一问以上）"].hit == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [("{", "第 1 行"), ('{"title": 3}', "第 1 行"), ('{"paragraphs": ["甲"], "genre": "诗"}', "第 1 行")],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line, "utf-8")
    with pytest.raises(LabelError, match=says):
        read(path)
    assert CliRunner().invoke(main, ["rules", "eval", str(path)]).exit_code == 2


def test_the_command_prints_scores_and_errors(tmp_path: Path) -> None:
    path = labelled(tmp_path, {"title": "松岭县给412名流动党员建联络卡", "faults": ["ornate"]})
    result = CliRunner().invoke(main, ["rules", "eval", str(path), "--errors"])
    assert result.exit_code == 0
    assert "title.ornate" in result.output
    assert "漏" in result.output
