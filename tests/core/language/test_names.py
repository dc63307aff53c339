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
        ("恩施办起院坝夜校", Role.TITLE, ["恩施"]),
        ("楚雄给新支书配导师", Role.TITLE, ["楚雄"]),
        ("沿河三百户搬进新房", Role.TITLE, []),
        ("大厂青年回乡种田", Role.TITLE, []),
        ("青龙湖边办夜校", Role.TITLE, []),
        ("互助养老暖了空巢户", Role.TITLE, []),
        ("灯塔照亮回乡路", Role.TITLE, []),
        ("公安民警下沉社区", Role.TITLE, []),
        ("全市干部到信阳跟班", Role.TITLE, []),
        ("信阳毛尖卖出好价钱。", Role.BODY, []),
        ("中国石化给党支部配书架", Role.TITLE, ["中国石化"]),
        ("中国特色社会主义进课堂", Role.TITLE, []),
        ("中铁路边建驿站", Role.TITLE, []),
        ("新疆生产建设兵团办夜校", Role.TITLE, ["新疆生产建设兵团"]),
        ("新闻资讯：老支书走进课堂", Role.TITLE, []),
    ],
)
def test_a_city_without_its_suffix_is_a_name_at_the_head_of_a_title(
    text: str, role: Role, units: list[str], rules: Ruleset
) -> None:
    block = Block(text, role, "", rules.automaton)
    assert [block.quote(span) for span in block.find("@unit")] == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("雷泽县村干部轮流坐班。", ["雷泽县"]),
        ("青松县乡村振兴局牵头。", ["青松县乡村振兴局"]),
        ("柳河镇街道两边栽了树。", ["柳河镇"]),
        ("白石区社区工作者轮训。", ["白石区"]),
        ("临河市区三条路通了车。", ["临河市"]),
        ("沙市区开了会。", ["沙市区"]),
        ("马村乡开了会。", ["马村乡"]),
        ("李庄村开了会。", ["李庄村"]),
        ("通州区开了会。", ["通州区"]),
        ("青山街道福安社区开了会。", ["青山街道", "福安社区"]),
    ],
)
def test_a_larger_place_before_a_word_for_smaller_ones_is_the_name(text: str, units: list[str], rules: Ruleset) -> None:
    block = Block(text, Role.BODY, "", rules.automaton)
    assert [block.quote(span) for span in block.find("@unit")] == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("广西罗城在脱贫一线练干部。", ["广西", "罗城"]),
        ("宁夏派出120名干部。", ["宁夏"]),
        ("新疆和湘西结对。", ["新疆", "湘西"]),
        ("东乡办起夜校。", ["东乡"]),
        ("湘西土家族苗族自治州办起夜校。", ["湘西土家族苗族自治州"]),
    ],
)
def test_an_autonomous_unit_goes_by_the_name_before_its_peoples(text: str, units: list[str], rules: Ruleset) -> None:
    block = Block(text, Role.BODY, "", rules.automaton)
    assert [block.quote(span) for span in block.find("@unit")] == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("清水乡开办党员夜校", ["清水乡"]),
        ("热水镇请老支书回村讲课", ["热水镇"]),
        ("百花镇用三色签催办文件", ["百花镇"]),
        ("石磨村借祠堂办夜校", ["石磨村"]),
        ("百花镇办夜校", ["百花镇"]),
        ("石磨村开院坝会", ["石磨村"]),
        ("青石镇多措并举推进代办服务", ["青石镇"]),
        ("今年以来，白云县巧解停车难", ["白云县"]),
        ("红旗乡严把发展党员关", ["红旗乡"]),
        ("花园镇上门送学", ["花园镇"]),
        ("龙泉村以案促改", ["龙泉村"]),
        ("优秀村医下乡坐诊", []),
        ("先进村官受表彰", []),
        ("科技乡贤回乡", []),
        ("集体经济强村派人来学", []),
        ("牛头乡让群众少跑腿", ["牛头乡"]),
        ("秀美水乡办夜校", []),
        ("党员走进村里", []),
        ("山区群众搬新家", []),
        ("优秀村民受表彰", []),
        ("群众用三色签催办", []),
    ],
)
def test_everyday_words_before_a_suffix_are_a_name_where_they_stand_as_one(
    text: str, units: list[str], rules: Ruleset
) -> None:
    block = Block(text, Role.TITLE, "", rules.automaton)
    assert [block.quote(span) for span in block.find("@unit")] == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("群众到镇便民中心办事常扑空。", []),
        ("老人到县医院看病难。", []),
        ("针对报表多，会同县委办、县农业农村局核对。", ["县农业农村局"]),
        ("县委组织部会同县数据局办理。", ["县委组织部"]),
        ("湖南省怀化市会同县组织部办夜校。", ["湖南省怀化市会同县组织部"]),
        ("县委人才办推出新政。", ["县委人才办"]),
        ("柳河镇人才办法出台。", ["柳河镇"]),
        ("柳河镇组织办夜校12期。", ["柳河镇"]),
        ("县委组织部会同县农业农村局办理。", ["县委组织部", "县农业农村局"]),
        ("会同县组织部办夜校。", ["会同县组织部"]),
        ("会同县把34张报表并成3张。", ["会同县"]),
        ("七里墩社区办夜校。", ["七里墩社区"]),
    ],
)
def test_where_somebody_goes_and_whom_one_works_with_are_not_taken_into_a_name(
    text: str, units: list[str], rules: Ruleset
) -> None:
    block = Block(text, Role.BODY, "", rules.automaton)
    assert [block.quote(span) for span in block.find("@unit")] == units
