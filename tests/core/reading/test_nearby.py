"""What stands beside words that are everybody's: a list, a number, a deed; what is told as bad."""

from __future__ import annotations

import pytest

from addin_server.core.model import Span
from addin_server.core.reading.nearby import concrete_near, counted_beside, told_as_bad
from addin_server.core.reading.reader import Reading
from tests.core.reading.conftest import Read


@pytest.mark.parametrize(
    ("before", "own", "after", "concrete", "counted"),
    [
        ("", "采取多种形式开展宣传", "。", False, False),
        ("", "围绕法律维权、用工须知、返乡创业等内容精心设计", "。", True, False),
        ("镇里派出12名干部，", "采取多种形式开展宣传", "。", True, True),
        ("", "采取多种形式开展宣传", "。镇里给每户发了一张明白纸，村口大喇叭每天播两遍。", True, False),
        ("", "采取多种形式开展宣传", "。2019年是建镇50周年。", False, False),
        ("", "推动城乡一体、服务均等化", "。", False, False),
        ("", "采取多种形式开展宣传", "，每村办班3期。", True, True),
        ("2019年以来，", "采取多种形式开展宣传", "。", False, False),
    ],
)
def test_what_stands_near_a_claim(before: str, own: str, after: str, concrete: bool, counted: bool, read: Read) -> None:
    reading = read(before + own + after)
    numbers = _numbers(reading, before, own)
    assert (concrete_near(reading, numbers), counted_beside(reading, numbers)) == (concrete, counted)


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("支部的作用难以充分发挥", True),
        ("支部的作用得到充分发挥", False),
        ("有效破解了基层治理难题", False),
        ("补齐了治理短板，打通了发展瓶颈", False),
        ("解决了活力不强的问题", False),
    ],
)
def test_what_is_told_as_bad_claims_no_success(text: str, bad: bool, read: Read) -> None:
    reading = read(text + "。")
    assert told_as_bad(reading, _numbers(reading, "", text)) == bad


def _numbers(reading: Reading, before: str, own: str) -> list[int]:
    within = Span(len(before), len(before) + len(own))
    spans = [one.clause.span for one in reading.reads]
    return [at for at, span in enumerate(spans) if within.start <= span.start and span.end <= within.end]
