"""What the service remembers is bounded in bytes, however many drafts it has seen and however long they are."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.attack import many, running

MEGABYTES = 150
"""All that the service holds, its rules and dictionaries included."""
_STILL = 0.5
"""Seconds without work after which nothing more is to come."""

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
    """A draft of one paragraph, nearly as long as one may be."""
    return {"paragraphs": [{"text": "".join(sentence(number, dice) for _ in range(120))}]}


def wait_until_idle(process: psutil.Process) -> None:
    """It still warms up behind its first line: what both threads hold at once is no measure of what drafts leave."""
    before = -1.0
    while (spent := process.cpu_times().user) > before:
        before = spent
        time.sleep(_STILL)


@pytest.mark.parametrize(("made", "drafts"), [(draft, many(10_000, 60)), (long_draft, many(1_000, 6))])
def test_many_drafts_leave_little_behind(
    tmp_path: Path, made: Callable[[int, random.Random], dict[str, Any]], drafts: int
) -> None:
    dice = random.Random(7)
    with running.service(tmp_path) as (process, opened):
        wait_until_idle(psutil.Process(process.pid))
        for number in range(drafts):
            opened.post("check", {"draft": made(number, dice)})
        assert psutil.Process(process.pid).memory_info().rss >> 20 <= MEGABYTES
