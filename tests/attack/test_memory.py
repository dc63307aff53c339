"""What the service remembers is bounded, however many drafts it has seen."""

from __future__ import annotations

import psutil

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph
from addin_server.core.ruleset import Ruleset
from tests.attack import many

MEGABYTES = 150


def test_many_drafts_leave_little_behind(rules: Ruleset) -> None:
    checker = Checker(rules)
    process = psutil.Process()
    checker.check(_draft(0))
    before = process.memory_info().rss
    for number in range(1, many(10_000, 60)):
        checker.check(_draft(number))
    assert (process.memory_info().rss - before) >> 20 < MEGABYTES


def _draft(number: int) -> Draft:
    texts = [
        f"第{number}稿第{i}段，云溪县针对村级代办不便问题，推行轮训支书办法，办成{number}件。" * 2 for i in range(20)
    ]
    return Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(texts)))
