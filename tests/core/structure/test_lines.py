from __future__ import annotations

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
