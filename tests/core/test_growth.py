"""A text ten times as long costs ten times the work, whatever it is made of. Work is counted, not timed."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from addin_server.core.engine import Checker
from addin_server.core.language.block import Block
from addin_server.core.model import Draft, Paragraph, Role
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure import briefs
from addin_server.core.structure.article import Passage
from tests.work import calls

PROSE = (
    "针对代办点报销难，清河县组织部派出12名干部驻村，逐户核对单据，三个月办结报销438笔，"
    "平均用时由19天缩短到4天，群众少跑路2600多次。"
)
MADE_OF = {
    "prose": PROSE,
    "prose without marks": PROSE.replace("，", "").replace("。", ""),
    "one character": "好",
    "digits": "1234567890",
    "amounts": "12个，",
    "shares": "增长12%，",
    "changes": "由3个增加到5个，约三成，",
    "points": "占74.8%，比上届的61.3%提高了13.5个百分点，",
    "each of many": "每村2个，共6个，",
    "names and their number": "甲乙、丙丁、戊己3名同志，",
    "dates": "2024年3月5日",
    "quotations": "“好”",
    "open quotations": "“好",
    "objects": "将党员编成小组并将任务",
    "brackets": "（好）",
    "open brackets": "（",
    "entries": "切实进一步",
    "units": "清河县",
    "places": "朝阳",
    "units and what speaks of others": "清河县，该镇",
    "an office each": "柳塘村支书李大山、",
    "clauses": "抓好落实，",
    "sentences": "抓好落实；",
    "items": "一是：",
    "blanks": " ",
    "letters": "abc ",
}
SHORT, TIMES = 300, 10
MOST = 1.6
"""How much more than ten times the work is borne: what is sorted grows a little faster."""


def _work(rules: Ruleset, *texts: str) -> int:
    """Calls made by a check of the paragraphs."""
    checker = Checker(rules)
    draft = Draft(paragraphs=tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(texts)))
    return calls(lambda: checker.check(draft))


def _filled(with_: str, length: int) -> str:
    return (with_ * (length // len(with_) + 1))[:length]


@pytest.mark.parametrize("made_of", MADE_OF.values(), ids=MADE_OF)
def test_one_paragraph(rules: Ruleset, made_of: str) -> None:
    title = "清河县整治“小微权力”办事难"
    _work(rules, title, _filled(made_of, SHORT))  # what is compiled on first use
    short = _work(rules, title, _filled(made_of, SHORT))
    long = _work(rules, title, _filled(made_of, SHORT * TIMES))
    assert long <= short * TIMES * MOST


def test_holders_of_one_office(rules: Ruleset) -> None:
    """Each with a name of their own, one character off many others'."""
    given = "国志强英桂兰满山海顺永安春生文武明亮"

    def work(many: int) -> int:
        names = islice((surname + a + b for surname in "李王张刘" for a in given for b in given if a != b), many)
        return _work(rules, "清河县整治“小微权力”办事难", "、".join(f"柳塘村支书{name}" for name in names))

    work(60)  # what is compiled on first use
    assert work(60 * TIMES) <= work(60) * TIMES * MOST


@pytest.mark.parametrize("mark", ["，", "。"])
def test_clauses_a_title_can_be_made_of(rules: Ruleset, mark: str) -> None:
    def work(many: int) -> int:
        return _work(rules, "凝心聚力谱新篇", mark.join(["清河县组织部派出12名干部驻村"] * many) + "。")

    work(20)  # what is compiled on first use
    assert work(20 * TIMES) <= work(20) * TIMES * MOST


def test_many_paragraphs(rules: Ruleset) -> None:
    few = _work(rules, *(f"{PROSE}第{n}段。" for n in range(12)))
    many = _work(rules, *(f"{PROSE}第{n}段。" for n in range(120)))
    assert many <= few * TIMES * MOST


@pytest.mark.parametrize(
    "name", ["《关于做好第{}项工作的若干措施意见》", "《关于做好{}工作的若干措施意见》", "“{}夜校”"]
)
def test_many_names(rules: Ruleset, name: str) -> None:
    names = [name.format(f"{chr(0x4E00 + n)}{chr(0x6E00 + n)}" if "第" not in name else n) for n in range(30 * TIMES)]
    few = _work(rules, *(f"{PROSE}印发{each}。" for each in names[:30]))
    assert _work(rules, *(f"{PROSE}印发{each}。" for each in names)) <= few * TIMES * MOST


def test_many_titles_without_prose(rules: Ruleset) -> None:
    def split(number: int) -> int:
        roles = islice(cycle((Role.TITLE, Role.HEADING1)), number)
        blocks = [Block(f"清河县第{n}组办夜校", role, "", rules.automaton) for n, role in enumerate(roles)]
        passages = [Passage(block, ((n, 0),)) for n, block in enumerate(blocks)]
        return calls(lambda: list(briefs.beginnings(passages)))

    assert split(1000) <= split(100) * TIMES * MOST
