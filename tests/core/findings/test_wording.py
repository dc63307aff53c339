"""Messages never stack quotation marks of one kind."""

from __future__ import annotations

import pytest

from addin_server.core.findings import wording


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("进一步", "“进一步”要改。"),
        ("“连心桥”", "“连心桥”要改。"),
        ("架起“连心桥”", "“架起‘连心桥’”要改。"),
        ("“头雁”和“群雁”", "“‘头雁’和‘群雁’”要改。"),
        ("架起“连心桥", "“架起连心桥”要改。"),
    ],
)
def test_quotation_marks_within_quotation_marks(words: str, said: str) -> None:
    assert wording.fill("“{quote}”要改。", {"quote": words}) == said


def test_words_outside_quotation_marks_keep_theirs() -> None:
    assert wording.fill("写的是{right}，共 {n} 处。", {"right": "“部署”", "n": 2}) == "写的是“部署”，共 2 处。"
