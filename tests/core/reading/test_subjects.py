"""Whose act a clause tells."""

from __future__ import annotations

import pytest

from tests.core.reading.conftest import Read


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("群众对镇里的做法都很认可", "群众"),
        ("村民对村干部的信任度大大提高", "村民"),
        ("14个山村没有活动室", "14个山村"),
        ("全镇12个村建起代办点", "全镇12个村"),
        ("去年清河县财政局把台账重新理了一遍", "清河县财政局"),
        ("各级党组织高度重视", "各级党组织"),
        ("柳河镇把夜校办到院坝", "柳河镇"),
        ("有效提升了服务水平", None),
        ("为每名村干部买了保险", None),
        ("今年以来推行票决制", None),
    ],
)
def test_the_subject(clause: str, subject: str | None, read: Read) -> None:
    reading = read(clause + "。")
    found = reading.statements[0].subject
    assert (reading.block.quote(found) if found else None) == subject
