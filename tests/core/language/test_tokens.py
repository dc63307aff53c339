"""The compiled tokenizer against jieba itself: same words, same offsets."""

from __future__ import annotations

from pathlib import Path

from addin_server.core.language.tokens import CompiledTokenizer, ReferenceTokenizer, tag, tokens
from addin_server.core.ruleset import Ruleset


def words(pairs: list[tuple[str, str]]) -> set[tuple[int, str]]:
    found, start = set(), 0
    for word, _ in pairs:
        found.add((start, word))
        start += len(word)
    return found


def test_both_segment_alike(tmp_path: Path, rules: Ruleset) -> None:
    compiled, reference = CompiledTokenizer(), ReferenceTokenizer(tmp_path)
    same = total = 0
    for text in (section.sample for template in rules.templates.values() for section in template.section):
        ours, theirs = words(compiled.tag(text)), words(reference.tag(text))
        same += len(ours & theirs)
        total += len(theirs)
    assert total > 1500
    assert same / total > 0.99


def test_tokens_join_back_to_the_text() -> None:
    text = "石桥县𠮷村，开会 12 次。"
    found = list(tokens(tag(text)))
    assert "".join(t.text for t in found) == text
    assert all(text[t.start : t.end] == t.text for t in found)
