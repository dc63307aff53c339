"""Expressions are compiled at their first use, and are then like any other."""

from __future__ import annotations

import re

import pytest

from addin_server.core.language import regex


def test_compiled_once_and_late(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def noted(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return compile_(source, flags)

    monkeypatch.setattr(re, "compile", noted)
    numbers = regex.compile(r"第(\d+)号")
    assert not compiled
    assert [match[1] for match in numbers.finditer("第1号、第22号")] == ["1", "22"]
    assert numbers.sub("", "第3号文") == "文" and numbers.pattern == r"第(\d+)号"
    assert compiled == [r"第(\d+)号"]


def test_what_is_wrong_is_told_at_first_use() -> None:
    broken = regex.compile("(")
    with pytest.raises(re.error):
        broken.search("")
