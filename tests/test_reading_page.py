"""The examples of the page on reading are read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from addin_server.core.engine import Checker
from addin_server.core.explain import explain
from addin_server.core.model import Draft, Paragraph
from addin_server.rulebook import reading_words

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "reading.md").read_text("utf-8")
WORDS = reading_words.load(ROOT / "rules")
TABLE = PAGE.split("测试照着核对")[1].split("##")[0]
EXAMPLES = re.findall(r"^\| (.+?) \| (.+?) \| (.*?) ?\|$", TABLE, re.MULTILINE)[1:]  # the first row is the head


@pytest.mark.parametrize(("clause", "act", "governor"), EXAMPLES, ids=lambda value: value)
def test_a_clause_is_read_as_the_page_says(checker: Checker, clause: str, act: str, governor: str) -> None:
    lines = ("石桥县把党员会开到赶集日", "石桥县今年起把党员会开到赶集日。", f"{clause}。")
    draft = Draft(paragraphs=tuple(Paragraph(id=str(n), text=line) for n, line in enumerate(lines)))
    (read,) = explain(draft, checker)[0].passages[-1].clauses
    assert WORDS.act[read.act].name == act
    assert (WORDS.governor[read.governor] if read.governor else "") == governor


def test_the_page_names_every_act() -> None:
    assert all(act.name in PAGE for act in WORDS.act.values())
