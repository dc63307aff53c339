"""What readers said of findings becomes rows without words, and the weights are what the rows give."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from addin_server import learning
from addin_server.core.model import Genre
from addin_server.core.reading.linear import logistic
from addin_server.core.ruleset import Ruleset
from addin_server.learning.material import TextVerdict, Verdict
from tests.command import zhubi

MATERIAL = Path(__file__).parents[2] / "rules" / "reading" / "material"
LEAD = "针对14个山村党员会一年开不齐一次，石桥县今年起把党员会开到赶集日。"
EMPTY = "县里加强组织领导，完善工作机制，狠抓工作落实，推动各项工作取得新成效。"
DEED = "县里给每个山村配1名会讲方言的党课教员，到会人数由9人升到23人。"


def judged(path: Path, *claims: tuple[int, str, bool]) -> Path:
    paragraphs = [LEAD, EMPTY + DEED]
    verdicts = [
        {
            "para": para,
            "start": (at := paragraphs[para].index(words)),
            "end": at + len(words),
            "agreed": agreed,
        }
        for para, words, agreed in claims
    ]
    line = {"source": "ours", "paragraphs": paragraphs, "verdicts": verdicts}
    path.write_text(json.dumps(line, ensure_ascii=False) + "\n", "utf-8")
    return path


def test_a_verdict_keeps_none_of_the_words(tmp_path: Path) -> None:
    target = tmp_path / "verdicts.jsonl"
    file = judged(tmp_path / "judged.jsonl", (1, "完善工作机制", True), (1, "配1名会讲方言的党课教员", False))
    result = zhubi("rules", "verdicts", file, "-o", target)
    assert result.exit_code == 0, result.output
    assert "1 条：同意 1，不同意 0" in result.output
    assert "另有 1 条没有用" in result.output  # nothing is called empty in the deed, so no rule would ask
    written = target.read_text("utf-8")
    (row,) = [msgspec.json.decode(line, type=Verdict) for line in written.splitlines()]
    assert row.source == "ours" and row.agreed and row.features["run:clauses"] >= 3
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in written)


def judged_text(path: Path, **said: object) -> Path:
    line = {"source": "ours", "title": "石桥县狠抓党员教育", "paragraphs": [LEAD, EMPTY + DEED], **said}
    path.write_text(json.dumps(line, ensure_ascii=False) + "\n", "utf-8")
    return path


def test_a_verdict_on_a_whole_text_keeps_none_of_its_words(tmp_path: Path) -> None:
    title = "DeepSeek进驻石桥县 让AI读APP"
    file = judged_text(tmp_path / "judged.jsonl", title=title, genre="信息", too_broad=False)
    texts = tmp_path / "text-verdicts.jsonl"
    result = zhubi("rules", "verdicts", file, "-o", tmp_path / "verdicts.jsonl", "--texts", texts)
    assert result.exit_code == 0, result.output
    assert "对全篇的判断 1 篇" in result.output
    assert not (tmp_path / "verdicts.jsonl").exists()
    (row,) = read_texts(texts)
    assert (row.source, row.genre, row.too_broad) == ("ours", Genre.BRIEF, False)
    assert {"first-paragraph:act:change", "judged:broad", "title:has:unit"} <= row.features.keys()
    assert not [name for name in row.features for word in ("DeepSeek", "APP", "AI", "县") if word in name]


def test_what_is_said_of_whole_texts_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    file, kept = judged_text(tmp_path / "judged.jsonl", genre="信息"), tmp_path / "text-verdicts.jsonl"
    kept.write_text("older\n", "utf-8")
    result = zhubi("rules", "verdicts", file, "-o", tmp_path / "verdicts.jsonl")
    assert result.exit_code == 2 and "请加 --texts" in result.output
    twice = zhubi("rules", "verdicts", file, "-o", kept, "--texts", kept)
    assert twice.exit_code == 2 and "要写在两个文件里" in twice.output
    assert kept.read_text("utf-8") == "older\n"


@pytest.mark.parametrize("name", ["通讯", "news", ""])
def test_a_genre_that_is_none_is_said(name: str, tmp_path: Path) -> None:
    file = judged_text(tmp_path / "judged.jsonl", genre=name)
    texts = tmp_path / "text-verdicts.jsonl"
    result = zhubi("rules", "verdicts", file, "-o", tmp_path / "verdicts.jsonl", "--texts", texts)
    assert result.exit_code == 2 and "第 1 行" in result.output
    assert not texts.exists()


def read_texts(path: Path) -> list[TextVerdict]:
    return [msgspec.json.decode(line, type=TextVerdict) for line in path.read_text("utf-8").splitlines()]


WHOLE = '{"source": "x", "paragraphs": ["好。"], "verdicts": []}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WHOLE + '\n{"source": "x"}', "读不懂：第 2 行：缺“paragraphs”"),
        ("不是", "读不懂：第 1 行：不是正确的 JSON"),
        (WHOLE.replace("[]", '[{"para": 1, "start": 0, "end": 1, "agreed": true}]'), "第 1 行：有一处不在它的段落里"),
        (WHOLE.replace("[]", '[{"para": 0, "start": 1, "end": 9, "agreed": true}]'), "第 1 行：有一处不在它的段落里"),
        (WHOLE.replace("[]", '[{"para": 0, "start": 0, "end": 1, "agred": true}]'), "读不懂：第 1 行"),
        (WHOLE, "没有能学的判断"),
        ("", "没有能学的判断"),
    ],
)
def test_what_cannot_be_learned_from_is_said(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    file.write_text(text, "utf-8")
    result = zhubi("rules", "verdicts", file, "-o", tmp_path / "verdicts.jsonl")
    assert result.exit_code == 2 and said in result.output
    assert not (tmp_path / "verdicts.jsonl").exists()


def test_what_is_not_utf8_is_said_in_words(tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    file.write_bytes(bytes(range(256)))
    result = zhubi("rules", "verdicts", file, "-o", tmp_path / "verdicts.jsonl")
    assert result.exit_code == 2 and "不是 UTF-8 编码" in result.output and "codec" not in result.output


def test_a_line_separator_in_a_paragraph_ends_no_line(tmp_path: Path) -> None:
    file, target = judged(tmp_path / "judged.jsonl", (1, "完善工作机制", True)), tmp_path / "verdicts.jsonl"
    file.write_text(file.read_text("utf-8").replace("石桥县", "石桥\u2028县").replace("\n", "\r\n"), "utf-8")
    assert zhubi("rules", "verdicts", file, "-o", target).exit_code == 0


def test_the_later_of_two_verdicts_on_a_run_counts(tmp_path: Path) -> None:
    target = tmp_path / "verdicts.jsonl"
    file = judged(tmp_path / "judged.jsonl", (1, "完善工作机制", True), (1, "狠抓工作落实", False))
    assert zhubi("rules", "verdicts", file, "-o", target).exit_code == 0
    (row,) = [msgspec.json.decode(line, type=Verdict) for line in target.read_text("utf-8").splitlines()]
    assert not row.agreed


def test_the_shipped_verdicts_hold_no_word_of_a_text() -> None:
    shipped = (MATERIAL / "verdicts.jsonl").read_text("utf-8")
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in shipped)
    rows = [msgspec.json.decode(line, type=Verdict) for line in shipped.splitlines()]
    assert len(rows) > 1000 and {row.agreed for row in rows} == {True, False}


def test_the_shipped_verdicts_on_texts_hold_no_word_of_them() -> None:
    rows = read_texts(MATERIAL / "text-verdicts.jsonl")
    assert all(name.isascii() for row in rows for name in row.features)
    spoken = {name for row in rows for name in row.features if name.startswith(("title:begins:", "title:closes:"))}
    assert all(name.split(":")[2] in {"tag", "unit"} or "-" in name.split(":")[2] for name in spoken)
    assert len({row.genre for row in rows}) > 4 and {row.too_broad for row in rows} == {True, False, None}


def test_the_shipped_weights_of_topics_are_what_the_verdicts_give(rules: Ruleset) -> None:
    verdicts = [verdict for verdict in learning.load([MATERIAL]).text_verdicts if verdict.too_broad is not None]
    trained = learning.models_of({"agreed-topic": learning.agreed_topic(verdicts)})["agreed-topic"]
    shipped = rules.models["agreed-topic"]
    for row in verdicts:
        assert logistic(trained.score(row.features)) == pytest.approx(logistic(shipped.score(row.features)), abs=0.01)


def test_readers_of_a_text_that_was_held_out_agree_more_where_they_were_expected_to() -> None:
    verdicts = [verdict for verdict in learning.load([MATERIAL]).text_verdicts if verdict.too_broad is not None]
    told = [
        (logistic(model.score(verdict.features)), bool(verdict.too_broad))
        for source in sorted({verdict.source for verdict in verdicts})
        for model in [learning.models_of({"": learning.agreed_topic(v for v in verdicts if v.source != source)})[""]]
        for verdict in verdicts
        if verdict.source == source
    ]
    firm, weak = ([agreed for surely, agreed in told if low <= surely < high] for low, high in ((0.65, 1.1), (0, 0.35)))
    assert len(firm) > 60 and sum(firm) / len(firm) > 0.85 > 0.6 > sum(weak) / len(weak)


def test_the_shipped_weights_are_what_the_verdicts_give(rules: Ruleset) -> None:
    material = learning.Corpus(verdicts=learning.load([MATERIAL]).verdicts)
    trained = learning.models_of({"agreed": learning.agreed(material.verdicts)})["agreed"]
    shipped = rules.models["agreed"]
    for row in material.verdicts:
        assert logistic(trained.score(row.features)) == pytest.approx(logistic(shipped.score(row.features)), abs=0.01)


def test_readers_of_a_set_that_was_held_out_agree_more_where_they_were_expected_to() -> None:
    verdicts = learning.load([MATERIAL]).verdicts
    told = [(surely, verdict.agreed) for verdict, surely in learning.held_out(verdicts) if verdict.source != "labelled"]
    firm, weak = ([agreed for surely, agreed in told if low <= surely < high] for low, high in ((0.75, 1.1), (0, 0.35)))
    assert sum(firm) / len(firm) > 0.8 > 0.3 > sum(weak) / len(weak)
