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
        ("面对党建工作“上热中温下冷”、村与村差距大等难题，县委派人。", "面对党建工作“上热中温下冷”"),
        ("过去，镇里党建工作存在谋划不够系统、责任没人担的情况。", "存在谋划不够"),
        ("商户换得快，干部联系不上、找不到人的情况十分突出。", "干部联系不上、找不到人的情况十分突出"),
        ("面对错综复杂的形势，全镇党员冲锋在前。", ""),
        ("面对艰巨繁重的改革发展任务，县委统筹推进。", ""),
        ("面对疫情，全镇党员冲锋在前。", ""),
        ("总体是好的，但也存在一些不容忽视的问题。", ""),
        ("检查中没有存在走过场的现象。", ""),
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
        ("镇里设代办点，参学率由45%提高到88%。", True),
        ("全年考核由全省第31名升至第9名。", True),
        ("全县支部达标率达到95%。", True),
        ("县里改了流程，投诉由每月9件降为零。", True),
        ("学院党委入选首批全国党建标杆院系。", True),
        ("集团总部已完成重构。", True),
        ("业主将回迁房住成了好房子，物业费收缴率达97%。", True),
        ("县里严把立项、验收关口，确保项目抓出特色，先后荣获“文明镇”等称号。", True),
        ("各支部已完成公开承诺、领导点评两个环节的工作。", False),
        ("公司实现营业收入12.8亿元。", True),
        ("去年漏损率高达27%。", False),
        ("全县力争到年底，支部达标率达到95%。", False),
        ("会议要求满意率达到95%。", False),
        ("连续四年没有一名党员被评为不合格。", False),
        ("被评为五星的支部，奖励2万元。", False),
        ("华塘镇现辖七村，面积68平方公里，先后荣获全国重点镇等称号。", False),
        ("9个村中有5个集体年收入不足5万元。", False),
    ],
)
def test_a_result(text: str, counted: bool, read: Read) -> None:
    assert (stated_result(read(text).block) is not None) == counted
