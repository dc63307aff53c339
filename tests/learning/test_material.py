"""Labelled texts are read as the page on the material describes them, the unseen sets among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server import learning

DRAFTS = Path(__file__).parents[1] / "drafts"
SETS = sorted(path.parent.name for path in DRAFTS.glob("*/briefs.jsonl"))


@pytest.mark.parametrize("name", SETS)
def test_every_unseen_set_can_be_measured(name: str) -> None:
    texts = learning.load([DRAFTS / name])
    assert len(texts.briefs) >= 34
    for brief in texts.briefs:
        marks = [*brief.vague, *brief.supported]
        assert all(mark.start < mark.end <= len(brief.paragraphs[mark.para]) for mark in marks), brief.id


def test_a_line_separator_in_a_text_ends_no_line(tmp_path: Path) -> None:
    text = "镇里高度重视，\u2028狠抓落实。"
    (tmp_path / "snippets.jsonl").write_text(f'{{"text": "{text}", "vague": [], "writer": "w"}}\r\n', "utf-8")
    assert [snippet.text for snippet in learning.load([tmp_path]).snippets] == [text]


@pytest.mark.parametrize("name", ["briefs.jsonl", "titles.tsv", "text-verdicts.jsonl"])
def test_material_that_is_not_utf8_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(bytes(range(256)))
    with pytest.raises(ValueError, match=f"^{name} 不是 UTF-8 编码$"):
        learning.load([tmp_path])
