"""Scores that can be redone by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from addin_server.cli import main
from addin_server.core.engine import Checker
from addin_server.evaluation import LabelError, Labelled, evaluate, read
from addin_server.evaluation.labels import LabelledTitle
from addin_server.evaluation.tally import Tally, interval
from tests.conftest import ROOT


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


def own_file(**labels: object) -> dict[str, object]:
    """A text in a file of its own, marked by position."""
    lead = "今年以来，柳河镇把夜校办到院坝，群众满意度明显提升，到课的由 9 人增到 23 人。"
    body = "一是定课表。每周三晚上开课，党员素质得到全面增强。"
    start = body.index("党员素质")
    marks = [{"para": 1, "text": body[start:-1], "start": start, "end": len(body) - 1, "type": "result", "why": "空"}]
    return {
        "id": "x1",
        "title": "柳河镇把夜校办到院坝",
        "paragraphs": [lead, body],
        "labels": {
            "genre": "信息",
            "title_ok": True,
            "title_problems": [],
            "lead_present": True,
            "lead_elements": {"针对": False, "做法": True, "效果": True},
            "topic_too_broad": False,
            "vague_exhaustive": True,
            "vague_spans": marks,
            **labels,
        },
        "hard_negatives": [{"para": 0, "text": "群众满意度明显提升", "start": 16, "end": 25, "evidence_at": None}],
    }


def in_folder(tmp_path: Path, data: dict[str, object]) -> Path:
    (tmp_path / "x1.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    return tmp_path


def test_a_text_in_a_file_of_its_own(tmp_path: Path) -> None:
    (row,) = read(in_folder(tmp_path, own_file()))
    assert isinstance(row, Labelled)
    assert row.paragraphs[0] == "柳河镇把夜校办到院坝"
    assert row.title is not None and row.title.faults == ()
    assert row.lead is not None and (row.lead.problem, row.lead.action, row.lead.effect) == ("no", "yes", "yes")
    assert row.vague is not None
    assert [(q.paragraph, q.quote, q.kind) for q in row.vague] == [(2, "党员素质得到全面增强", "result")]
    assert [(q.paragraph, q.quote) for q in row.supported] == [(1, "群众满意度明显提升")]
    assert row.quality == "good"


def test_an_effect_that_is_an_empty_claim_is_not_judged(tmp_path: Path) -> None:
    marks = [{"para": 0, "start": 16, "end": 25, "type": "result"}]
    (row,) = read(in_folder(tmp_path, own_file(vague_spans=marks)))
    assert isinstance(row, Labelled)
    assert row.lead is not None and row.lead.effect is None


def test_a_text_of_no_genre_has_empty_labels(tmp_path: Path, checker: Checker) -> None:
    empty = dict.fromkeys(
        ("title_ok", "title_problems", "lead_present", "lead_elements", "topic_too_broad", "vague_spans")
    )
    (row,) = read(in_folder(tmp_path, own_file(genre="其他", vague_exhaustive=False, **empty)))
    assert isinstance(row, Labelled)
    assert (row.title, row.lead, row.vague) == (None, None, None)
    assert evaluate([row], checker).tallies["体裁"].labelled == 1


def test_a_folder_of_texts_and_titles(tmp_path: Path, checker: Checker) -> None:
    (tmp_path / "titles.tsv").write_text("三措并举抓实党员教育\tweak:no-subject,no-action\town\thigh\n", "utf-8")
    done = evaluate(read(in_folder(tmp_path, own_file())), checker)
    assert done.tallies["title.no-subject"].hit == 1
    assert done.tallies["title.no-action"].labelled == 1
    assert done.tallies["空泛（任何一档）"].labelled == 1
    assert done.tallies["lead.no-problem"].labelled == 1
    assert done.good == 1


def test_the_lines_of_training_material_are_read(tmp_path: Path) -> None:
    line = {"id": "m", "genre": "信息", "title": "抓好党建", "paragraphs": ["各级高度重视。"]}
    marks = {"title_ok": False, "title_problems": ["mismatch-genre"], "exhaustive": True, "lead_present": False}
    (row,) = read(
        labelled(tmp_path, {**line, **marks, "vague": [{"para": 0, "start": 0, "end": 6, "type": "attitude"}]})
    )
    assert isinstance(row, Labelled)
    assert row.title is not None and row.title.faults == ("genre",)
    assert row.lead is not None and row.lead.missing
    assert row.vague is not None and row.vague[0].quote == "各级高度重视"


@pytest.mark.parametrize("name", ["unseen", "published", "fresh", "county", "mixed", "plain"])
def test_every_set_of_drafts_is_read(name: str) -> None:
    rows = read(ROOT / "tests" / "drafts" / name)
    assert any(isinstance(row, Labelled) for row in rows)
    assert any(isinstance(row, LabelledTitle) for row in rows)


def test_a_set_without_titles_is_read() -> None:
    assert len(read(ROOT / "tests" / "drafts" / "topics")) == 60


def test_a_title_without_a_label_is_named(tmp_path: Path) -> None:
    path = tmp_path / "titles.tsv"
    path.write_text("三措并举抓实党员教育\n", "utf-8")
    with pytest.raises(LabelError, match="第 1 行"):
        read(path)


def test_a_line_separator_in_a_text_ends_no_line(tmp_path: Path) -> None:
    first = (ROOT / "tests" / "drafts" / "topics" / "briefs.jsonl").read_text("utf-8").split("\n")[0]
    path = tmp_path / "briefs.jsonl"
    path.write_text(first.replace("，", "，\u2028", 1) + "\n", "utf-8")
    assert len(read(path)) == 1
