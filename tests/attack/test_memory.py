"""What the service remembers is bounded in bytes, however many drafts it has seen and however long they are."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import psutil

from tests.attack import many, running

MEGABYTES = 150
"""All that the service holds, its rules and dictionaries included."""

GROWN = 120
"""By how much long drafts may make it grow: the last is held whole."""

_PLACES = "云溪县 柳河镇 青槐镇 石阶乡 荷湾街道 松林乡 白石县".split()
_ACTS = "轮训支书 开院坝会 派驻专员 设代办点 建档立卡 结对帮带".split()
_TROUBLES = "村级代办不便账目不清人手不足路远难行审批太慢"


def sentence(number: int, dice: random.Random) -> str:
    trouble = "".join(dice.choices(_TROUBLES, k=6))
    return f"{dice.choice(_PLACES)}针对{trouble}问题，{dice.choice(_ACTS)}，第{number}次办成{dice.randrange(9999)}件。"


def draft(number: int, dice: random.Random) -> dict[str, Any]:
    """A draft that is like no other."""
    return {"paragraphs": [{"text": sentence(number, dice)} for _ in range(6)]}


def long_draft(number: int, dice: random.Random) -> dict[str, Any]:
    """A draft of one paragraph, as long as a small book's page is not."""
    return {"paragraphs": [{"text": "".join(sentence(number, dice) for _ in range(250))}]}


def test_many_drafts_leave_little_behind(tmp_path: Path) -> None:
    dice = random.Random(7)
    with running.service(tmp_path) as (process, opened):
        for number in range(many(10_000, 60)):
            opened.post("check", {"draft": draft(number, dice)})
        assert psutil.Process(process.pid).memory_info().rss >> 20 <= MEGABYTES


def test_long_paragraphs_leave_no_more_behind(tmp_path: Path) -> None:
    dice = random.Random(7)
    with running.service(tmp_path) as (process, opened):
        memory = psutil.Process(process.pid).memory_info
        before = memory().rss
        for number in range(many(400, 8)):
            opened.post("check", {"draft": long_draft(number, dice)})
        assert (memory().rss - before) >> 20 <= GROWN
