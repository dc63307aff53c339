"""Markdown as paragraphs: what an author writes keeps its words, and no line takes longer than its length deserves."""

from __future__ import annotations

import time

import pytest

from addin_server.readers.text import markdown


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("　　为进一步**加强**教育，", "　　为进一步加强教育，"),
        ("**“院坝党课”**开展以来", "“院坝党课”开展以来"),
        ("《**清单**》（**试行**）", "《清单》（试行）"),
        ("中__文__字", "中文字"),
        ("- 第一条", "第一条"),
        ("* **第二条**：做法", "第二条：做法"),
        ("> 引用", "引用"),
        ("1. 有序的编号是正文", "1. 有序的编号是正文"),
        ("见[通知](http://a.cn/b)和![图](a.png)。", "见通知和。"),
        ("运行`make`，`**`不变", "运行make，**不变"),
        ("注：* 为预计数，** 为快报数", "注：* 为预计数，** 为快报数"),
        ("3*4*5，a_b_c", "3*4*5，a_b_c"),
        ("<b>、&amp;、\\* 都是正文", "<b>、&amp;、\\* 都是正文"),
        ("[没有地址]（括号）", "[没有地址]（括号）"),
        ("#不是标题", "#不是标题"),
    ],
)
def test_marks_go_and_words_stay(line: str, text: str) -> None:
    assert [p.text for p in markdown(line)] == [text]


def test_headings_keep_their_level() -> None:
    found = [(p.text, p.style) for p in markdown("# 标题 #\n\n---\n## 一、做法\n# 又一个\n正文\n")]
    assert found == [("标题", "Title"), ("一、做法", "heading 1"), ("又一个", "heading 1"), ("正文", "")]


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "**a", "*[", "`a", "*a_", "__a ", "](", "# ", " ", "- "])
def test_time_grows_with_the_length_of_a_hostile_line(unit: str) -> None:
    short, long = _seconds(unit, 20_000), _seconds(unit, 200_000)
    assert long < max(40 * short, 2), "ten times the line may take some forty times as long on a busy machine"


def _seconds(unit: str, length: int) -> float:
    line = "稿" + unit * (length // len(unit))
    started = time.process_time()
    assert len(list(markdown(line))) == 1
    return time.process_time() - started
