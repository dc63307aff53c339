from __future__ import annotations

import pytest

from addin_server.core.engine import Checker
from addin_server.core.language.block import Block
from addin_server.core.model import Draft, Paragraph, Role
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure.headline import main_title, own_words


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("【学习贯彻全会精神在基层】青河县给36名新支书配导师", "青河县给36名新支书配导师"),
        ("青河观潮丨青河县给36名新支书配导师", "青河县给36名新支书配导师"),
        ("【一线】青河观潮 | 青河县给36名新支书配导师", "青河县给36名新支书配导师"),
        ("标题：青河县给新支书配导师", "青河县给新支书配导师"),
        ("青河县：给36名新支书配导师", "青河县：给36名新支书配导师"),
        ("青河县给36名新支书配导师（党旗在一线高高飘扬）", "青河县给36名新支书配导师"),
        ("青河县给36名新支书配导师 (乡村行·看变化)", "青河县给36名新支书配导师"),
        ("青河县印发新支书导师办法（试行）", "青河县印发新支书导师办法（试行）"),
        ("青河县组工信息（2024年第12期）", "青河县组工信息（2024年第12期）"),
        ("青河县办夜校（责任清单、任务清单）", "青河县办夜校（责任清单、任务清单）"),
        ("青河县办夜校（2024年1—6月）", "青河县办夜校（2024年1—6月）"),
        ("青河县办夜校（以柳河镇夜校为例）", "青河县办夜校（以柳河镇夜校为例）"),
        ("（党旗在一线高高飘扬）", "（党旗在一线高高飘扬）"),
        ("【工作动态】", "【工作动态】"),
        ("", ""),
    ],
)
def test_a_column_is_not_the_titles_words(title: str, own: str) -> None:
    span = own_words(title)
    assert title[span.start : span.end] == own


@pytest.mark.parametrize(
    ("title", "main"),
    [
        ("板凳围成圈 难事有人管——石桥社区办起楼前议事会", "板凳围成圈 难事有人管"),
        ("石桥县委组织部——给36名新支书配导师", "石桥县委组织部——给36名新支书配导师"),
        ("石桥县从“要我学”——到“我要学”", "石桥县从“要我学”——到“我要学”"),
        ("石桥县给36名新支书配导师", "石桥县给36名新支书配导师"),
    ],
)
def test_a_second_title_stands_behind_a_dash(title: str, main: str, rules: Ruleset) -> None:
    block = Block(title, Role.TITLE, "", rules.automaton)
    assert block.quote(main_title(block)) == main


def title_findings(title: str, checker: Checker) -> dict[str, str]:
    """What is said of the title, by rule, with the words it is said of."""
    draft = Draft(paragraphs=(Paragraph(id="t", text=title, pinned=Role.TITLE),))
    return {f.rule: f.quote for f in checker.check(draft, unfold=True).findings if f.category == "title"}


def test_a_sound_title_stays_sound_below_a_column(checker: Checker) -> None:
    assert title_findings("【学习贯彻全会精神在基层】石桥县给36名新任村支书各配一名导师", checker) == {}


def test_a_weak_title_is_pointed_at_without_its_column(checker: Checker) -> None:
    weak = "凝心聚力谱写高质量发展新篇章"
    own = title_findings(weak, checker)
    below = title_findings("【基层动态】" + weak, checker)
    assert own and below == own
