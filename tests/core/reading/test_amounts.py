"""What a number measures."""

from __future__ import annotations

import pytest

from addin_server.core.reading.amounts import amounts
from tests.core.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("针对14个山村党员会一年开不齐一次", ["size"]),
        ("14个山村没有活动室", ["size"]),
        ("聘请代办员24名", ["activity"]),
        ("9人参加了培训", ["activity"]),
        ("42人受到表彰", ["activity"]),
        ("到会人数由9人升到23人", ["outcome", "outcome"]),
        ("办理时间由19天缩短到3天", ["outcome", "outcome"]),
        ("查出没有系安全带的13人", ["outcome"]),
        ("举办培训班12期", ["activity"]),
        ("建厂六十周年", ["anniversary"]),
        ("村集体账上只有312块钱", ["money"]),
        ("老支书今年58岁", ["time"]),
    ],
)
def test_what_it_measures(text: str, measures: list[str], read: Read) -> None:
    found = amounts(read(text + "。").block)
    assert [str(amount.measure) for amount in found][-len(measures) :] == measures
