"""Material ten times as long costs ten times the work, whatever it is made of. Work is counted, not timed."""

from __future__ import annotations

import pytest

from addin_server import assets
from addin_server.core.model import Paragraph
from addin_server.core.ruleset import Ruleset
from addin_server.mining import Miner, SourceDocument
from tests.work import calls

HEAD = ("石桥镇党委2026年上半年工作总结", "一、主要工作")
CAME = "到6月底，投诉由38件降到2件。"
CLAUSES = {
    "deeds": "镇里把村账贴到墙上，",
    "dates": "今年3月镇里把村账公开，",
    "results": "到6月底，投诉由38件降到2件，",
    "names": "镇里今年3月推行“对账日”，",
    "rules": "没办完的，当天补上，",
    "others": "邻县把村账公开，",
    "sentences": "镇里把村账贴到墙上。",
}
LINES = {
    "messages": ("小吴 10:12", "我们3月把账公开了，投诉由38件降到2件", "老秦 10:13", "好"),
    "answers": ("问：效果呢？", "答：今年3月我们把账公开了，到6月底办结38件。"),
    "sections": ("石桥镇：今年3月把村账贴到墙上，到6月底投诉由38件降到2件。",),
    "rows": ("村账没人说得清\t会计逐村对账\t追回欠款64万元",),
}
SHORT, TIMES, MOST = 12, 10, 1.7
"""How much more than ten times the work is borne: what is sorted grows a little faster."""


@pytest.fixture(scope="module")
def miner(rules: Ruleset) -> Miner:
    return Miner(rules, assets.rules() / "mining")


def work(miner: Miner, *lines: str) -> int:
    source = SourceDocument("材料.txt", tuple(Paragraph(id=f"p{i}", text=line) for i, line in enumerate(lines)))
    miner.mine([source])  # what is compiled on first use
    return calls(lambda: miner.mine([source]))


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=CLAUSES)
def test_one_paragraph(miner: Miner, clause: str) -> None:
    told = (f"（一）值守。针对没人管的问题，{clause * times}{CAME}" for times in (SHORT, SHORT * TIMES))
    short, long = (work(miner, *HEAD, text) for text in told)
    assert long <= short * TIMES * MOST


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_many_paragraphs(miner: Miner, lines: tuple[str, ...]) -> None:
    head = ("问题\t做法\t成效",) if "\t" in lines[0] else HEAD
    short, long = (work(miner, *head, *lines * times) for times in (SHORT, SHORT * TIMES))
    assert long <= short * TIMES * MOST


def test_many_troubles_of_a_report(miner: Miner) -> None:
    def report(number: int) -> list[str]:
        troubles = (f"（{n}）第{n}类支部书记没人接。有{n + 11}个支部换届推迟了{n + 3}回。" for n in range(number))
        causes = (f"第{n}类支部补贴只有{n + 20}元。" for n in range(number))
        return ["关于支部书记情况的调研报告", "二、存在的问题", *troubles, "三、原因分析", *causes]

    assert work(miner, *report(SHORT * TIMES)) <= work(miner, *report(SHORT)) * TIMES * MOST
