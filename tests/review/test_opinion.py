"""The opinion of a review: one sentence of what is remarked on."""

from __future__ import annotations

import pytest

from addin_server.review import opinion


@pytest.mark.parametrize(
    ("verdict", "remarks", "expected"),
    [
        ("采用", [], ""),
        ("", ["补一个数。"], "补一个数。"),
        ("修改后采用", ["补一个数。", "谁说的？"], "请改：补一个数；谁说的。"),
        ("退回", ["甲。", "乙。\n丙。", "甲？"], "退回重写，1.甲；2.乙；3.丙。"),
    ],
)
def test_what_is_remarked_on_is_one_sentence(verdict: str, remarks: list[str], expected: str) -> None:
    assert opinion(verdict, remarks) == expected
