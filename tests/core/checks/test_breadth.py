"""A title that names one vehicle is not taken for a whole line of work with full weight."""

from __future__ import annotations

import pytest

from addin_server.core.checks.breadth import Breadth
from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.rules.frames import Frames
from addin_server.core.ruleset import Ruleset


@pytest.mark.parametrize(
    ("title", "one"),
    [
        ("云塘县成立非公企业党建联谊会", True),
        ("云塘县选派党建指导员进企业", True),
        ("云塘县推行“智慧党建”信息化系统", True),
        ("云塘县创建“双示范”党支部", True),
        ("云塘县全力推进“一肩挑”工作", True),
        ("云塘县全面加强党支部标准化规范化建设", False),
        ("云塘县推进农村党支部全面进步全面过硬", False),
        ("云塘县“创先争优”活动成效显著", False),
        ("云塘县利用清单推进全面从严治党", False),
        ("云塘县推动党的建设与课堂教学融合", False),
        ("云塘县党建引领乡村振兴", False),
    ],
)
def test_one_vehicle(title: str, one: bool, rules: Ruleset) -> None:
    (rule,) = (rule for rule in rules.rules if isinstance(rule, Breadth))
    block = Block(title, Role.TITLE, "", rules.automaton)
    assert Frames(rule.one_vehicle).occurs_in(block) == one
