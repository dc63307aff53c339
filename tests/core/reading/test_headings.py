"""A short first sentence that names what follows is a heading; one that tells something is a statement."""

from __future__ import annotations

import pytest

from tests.core.reading.conftest import Read

AFTER = "镇里给12个村配齐了网格员，月底全部上岗。"


@pytest.mark.parametrize(
    "first",
    [
        "强化教育培训。",
        "抓学习，强素质。",
        "干部队伍更加过硬。",
        "思想建设常抓不懈。",
        "把思想政治建设放在首位。",
        "二、坚持队伍为要，不断增强力量。",
        "一是通过培训，干部能力得到提升。",
        "为了解实情立规矩。",
        "强服务，让“民生答卷”更温暖。",
        "坚持把学习教育贯穿始终。",
        "（一）深入推进标准化规范化建设。",
        "第一，通过培训，能力得到提升。",
        "进一步强化责任担当。",
        "在铸魂上下功夫。",
        "让群众得到实惠。",
        "强组织，抓队伍，促振兴。",
        "扎实推进新时代文明实践中心建设。",
        "通过学习提素质。",
        "聚力培育能人，建好脱贫攻坚“领头雁”。",
    ],
)
def test_what_names_what_follows_is_a_heading(first: str, read: Read) -> None:
    assert read(first + AFTER).reads[0].clause.heading


@pytest.mark.parametrize(
    "first",
    [
        "分局的做法受到了纳税人的普遍欢迎。",
        "通过例会，非公企业党组织的凝聚力、号召力得到进一步提升。",
        "县委始终把离任村干部的冷暖放在心上。",
        "如今，党课已成为全县的亮丽名片。",
        "此外，不断优化人才发展环境。",
        "　　此外，不断优化人才发展环境。",
        "局党组高度重视，先后多次研究部署。",
        "村民们提起供电所，无不交口称赞。",
        "三张表由驻村办收一份存底，三个月后回头抽查。",
        "起初有村支书嫌麻烦。",
        "登记只问四件事：在哪、干什么、多久回来。",
        "居民自治意识和主人翁精神明显增强。",
    ],
)
def test_what_tells_something_is_none(first: str, read: Read) -> None:
    assert not read(first + AFTER).reads[0].clause.heading


def test_a_slogan_before_the_plans_at_the_end_heads_nothing(read: Read) -> None:
    slogan = "征程万里风正劲，重任千钧再出发。"
    assert not read(slogan + "柳河镇将以更高标准抓好党建。").reads[0].clause.heading
    assert read("严格考核。" + "下一步，把结果与评优挂钩。").reads[0].clause.heading
    assert read("强化资金保障。" + "现将有关情况列出。").reads[0].clause.heading
