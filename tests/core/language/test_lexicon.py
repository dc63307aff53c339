"""Every word list is plain, sorted, unique text; the automaton finds all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin_server.core.language import lexicon
from addin_server.core.language.lexicon import Automaton

LISTS = sorted((Path(__file__).parents[3] / "rules/lexicon").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_shipped_list(path: Path) -> None:
    source = path.read_text("utf-8")
    entries = [lexicon.parse_line(line) for line in source.splitlines() if line.strip() and not line.startswith("#")]
    texts = [entry.text for entry in entries]
    assert source.startswith("# "), "says in its first line what class of words it holds"
    assert texts == sorted(set(texts)), "sorted by code point, each once"
    assert all(entry.text not in entry.replacements for entry in entries)


def test_a_line_has_replacements_and_a_reason() -> None:
    entry = lexicon.parse_line("布署->部署, 安排 | 看上下文")
    assert entry == lexicon.LexiconEntry("布署", ("部署", "安排"), "看上下文")


WORDS = st.lists(st.text(st.sampled_from("党员会支部𠮷"), min_size=1, max_size=3), min_size=1, max_size=6, unique=True)


@given(WORDS, st.text(st.sampled_from("党员会支部𠮷，")))
def test_the_automaton_finds_every_occurrence(words: list[str], text: str) -> None:
    expected = sorted((i, i + len(w)) for w in words for i in range(len(text)) if text.startswith(w, i))
    assert Automaton({"all": words}).scan(text).of("all") == expected
