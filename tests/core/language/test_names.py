from __future__ import annotations

import pytest

from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.ruleset import Ruleset


@pytest.mark.parametrize(
    ("text", "role", "units"),
    [
        ("武穴“红色管家”进小区", Role.TITLE, ["武穴"]),
        ("孝感三百名干部驻村解难题", Role.TITLE, ["孝感"]),
        ("灯塔照亮回乡路", Role.TITLE, []),
        ("公安民警下沉社区", Role.TITLE, []),
        ("全市干部到信阳跟班", Role.TITLE, []),
        ("信阳毛尖卖出好价钱。", Role.BODY, []),
    ],
)
def test_a_city_without_its_suffix_is_a_name_at_the_head_of_a_title(
    text: str, role: Role, units: list[str], rules: Ruleset
) -> None:
    block = Block(text, role, "", rules.automaton)
    assert [block.quote(span) for span in block.find("@unit")] == units
