from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from addin_server.core.structure import lines
from tests.core.drafts import PROSE, draft

CUT = [
    "石桥县把党员会开到赶集日",
    "针对14个山村党员会一年开不齐一次的问题，石桥县今年起把党",
    "员会开到赶集日，到会人数由9人升到23人，党员意见当场答复。",
    "一是定日子。每月逢五赶集日上午九点开会，由村党支部书记主持",
    "，全体党员参加。",
]


def test_cut_lines_are_known() -> None:
    assert lines.broken(draft(*CUT).paragraphs) == {1, 3}


def test_one_such_line_proves_nothing() -> None:
    assert not lines.broken(draft(*CUT[:3]).paragraphs)


def test_a_long_paragraph_means_nothing_was_cut() -> None:
    assert not lines.broken(draft(*CUT, PROSE * 3).paragraphs)


def test_an_indented_line_begins_a_paragraph() -> None:
    rows = [*CUT[:2], "　　" + CUT[2], *CUT[3:]]
    assert not lines.broken(draft(*rows).paragraphs)


def cut(texts: list[str]) -> set[int]:
    """The same, as one would say it: lines without a stop, as wide as the widest but for two characters."""
    open_ends = {i for i, (this, below) in enumerate(pairwise(texts)) if this and this[-1] not in "。；" and below}
    widest = max(map(len, texts))
    found = {i for i in open_ends if len(texts[i]) >= max(widest - 2.5, 15)}
    return found if widest <= 80 and len(found) > 1 else set()


TEXTS = st.lists(
    st.tuples(st.sampled_from([0, 5, 14, 15, 28, 30, 31, 79, 81, 170]), st.sampled_from("字。")), min_size=1
)


@given(TEXTS)
def test_cut_lines_are_as_wide_as_the_widest(shapes: list[tuple[int, str]]) -> None:
    texts = [("字" * length)[:-1] + end if length else "" for length, end in shapes]
    assert lines.broken(draft(*texts).paragraphs) == cut(texts)


@given(TEXTS, st.data())
def test_lines_without_a_stop_are_known_after_an_edit(shapes: list[tuple[int, str]], data: st.DataObject) -> None:
    texts = ["字" * length + end for length, end in shapes]
    before = lines.unstopped_lines(draft(*texts).paragraphs)
    at = data.draw(st.integers(0, len(texts) - 1))
    texts[at] = data.draw(st.sampled_from(["", "字", "字。", "　　字"]))
    paragraphs = draft(*texts).paragraphs
    assert lines.unstopped_after(before, paragraphs, [at]) == lines.unstopped_lines(paragraphs)
