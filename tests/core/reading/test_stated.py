"""What a lead says in so many words: which problem, and how much has come about."""

from __future__ import annotations

import pytest

from addin_server.core.reading.stated import stated_problem, stated_result
from tests.core.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("针对报销难，镇里派12名干部驻村。", "针对报销难"),
        ("为破解办事“来回跑”问题，镇里设代办点。", "破解办事“来回跑”问题"),
        ("【党建动态】解决村干部“跑龙套”当“看客”问题，镇里有办法。", "解决村干部“跑龙套”当“看客”问题"),
        (
            "切实解决支部建设目标不明、方向不清、推进不力等问题，镇里派人。",
            "解决支部建设目标不明、方向不清、推进不力等问题",
        ),
        ("针对工作中存在的问题，镇里派12名干部驻村。", ""),
        ("针对存在的突出问题，镇里派12名干部驻村。", ""),
        ("针对基层治理难题，镇里派12名干部驻村。", ""),
        ("为解决群众急难愁盼问题，镇里设代办点。", ""),
        ("为解决工作中的突出问题，镇里设代办点。", ""),
        ("针对全县困难群众，开展慰问。", ""),
        ("着力破解发展难题。", ""),
        ("聚焦攻坚克难，镇里派12名干部驻村。", ""),
        ("解决民生难事，镇里设代办点。", ""),
    ],
)
def test_a_problem(text: str, named: str, read: Read) -> None:
    block = read(text).block
    span = stated_problem(block)
    assert (block.quote(span) if span else "").startswith(named) if named else span is None


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("截至8月底，已代办231件。", True),
        ("截至目前，全县共查处问题10个。", True),
        ("截至去年底，带动沙区10.2万群众脱贫。", True),
        ("截至2024年9月，我镇高度重视，扎实推进。", False),
        ("截至12月31日，各项工作有序推进。", False),
        ("截至目前，全镇共有党员1213名。", False),
    ],
)
def test_a_result(text: str, counted: bool, read: Read) -> None:
    assert (stated_result(read(text).block) is not None) == counted
