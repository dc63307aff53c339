"""A conversation is told by who sent what and when, and nothing else is taken for one."""

from __future__ import annotations

import time

import pytest

from addin_server.core.model import Paragraph
from addin_server.mining.turns import messages


def paragraphs(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(id=f"p{i}", text=line) for i, line in enumerate(lines))


def test_a_line_of_spaces_takes_no_time() -> None:
    began = time.thread_time()
    messages(paragraphs(f"甲甲{' ' * 100_000}甲", *["甲甲 10:12", "好"] * 2))
    assert time.thread_time() - began < 0.5


@pytest.mark.parametrize(
    ("who", "when"),
    [
        ("小吴-平山街道", "10:12"),
        ("紫荆社区老秦", "10:20:31"),
        ("城西所 老耿", "9/12"),
        ("城西所 老耿", "9月12日 10:12"),
        ("城西所 老耿", "2025年9月12日10:12"),
        ("城西所　老耿", "2025-9-12　10：12"),
    ],
)
def test_who_sent_a_message_is_told_from_when(who: str, when: str) -> None:
    head = f"▲ {who} {when}"
    first, _ = messages(paragraphs(head, "好", "金水湾 小邓 10:40", "收到"))
    assert head[slice(*first.who.span)] == who
