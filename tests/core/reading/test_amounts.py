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
        ("没擦的14件，由支部上门", ["size"]),
        ("不会用手机的6名老党员", ["size"]),
        ("村干部平均年龄51.3岁", ["time"]),
        ("收缴率一度只有41%", ["share"]),
        ("去年骑手进门就报警219起", ["activity"]),
        ("没办成的88件退回", ["size"]),
        ("占机关党建考核的20%", ["share"]),
        ("由街道科级干部包2到3个小区", ["activity"]),
        ("8个月销号371卷", ["time", "outcome"]),
        ("剩下25名外出", ["activity"]),
        ("查实41条", ["outcome"]),
        ("讨回工资270余万元", ["outcome"]),
        ("投入资金4200余万元", ["money"]),
        ("挂牌418块牌子", ["activity"]),
        ("每斤多给三元", ["outcome"]),
        ("村集体每年多收1170万元", ["outcome"]),
        ("收购均价比上年高0.6元", ["outcome"]),
        ("470亩水田不再靠天收", ["outcome"]),
        ("居民报修从平均6.5天缩到1.8天", ["outcome", "outcome"]),
        ("91家全部复查过一遍", ["size"]),
        ("全省农村党员45万名", ["size"]),
        ("迎接上级检查12次", ["activity"]),
        ("书记率队走访12户", ["activity"]),
        ("下达任务书56份", ["activity"]),
        ("由村党支部为12名老人送餐", ["size"]),
        ("化解矛盾纠纷219起", ["outcome"]),
        ("追回拖欠工资270万元", ["outcome"]),
        ("办结信访投诉56件", ["outcome"]),
        ("未解决的12件", ["size"]),
        ("没有化解12件", ["activity"]),
        ("收购均价比去年高0.6元", ["outcome"]),
        ("3天办结，群众少跑12趟", ["outcome", "outcome"]),
        ("由2019年的21万元增至2023年的42.5万元", ["outcome", "outcome"]),
        ("挂牌23块", ["activity"]),
    ],
)
def test_what_it_measures(text: str, measures: list[str], read: Read) -> None:
    found = amounts(read(text + "。").block)
    assert [str(amount.measure) for amount in found][-len(measures) :] == measures
