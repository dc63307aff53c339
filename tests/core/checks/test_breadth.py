"""Whether title or body makes a topic too broad, and what is offered then."""

from __future__ import annotations

import msgspec
import pytest

from addin_server.core.checks.breadth import Breadth
from addin_server.core.engine import Checker
from addin_server.core.model import Finding, Severity
from addin_server.core.rules.rule import RuleContext
from addin_server.core.ruleset import Ruleset
from tests.core.drafts import draft

SPECIFIC = "清溪镇选派12名机关干部驻村"
BROAD = "清溪镇扎实推进基层党建工作"
SPREAD = (
    "今年以来，清溪镇从班子、队伍、阵地、产业四个方面一并发力，统筹推进全镇党建工作，各项工作再上新台阶。",
    "选派机关干部12名驻村，签订责任书。规范组织生活，统一记录本，每季度检查一次。评选先进支部，开展示范创建，组织书记外出学习2批，新建活动室3间。",
    "发展集体经济，组织外出考察，探索入股分红。镇里还开展环境整治、移风易俗、矛盾调处，完善服务中心，抓好群团、统战、老干部等工作，落实值班、公示、考核等制度。",
)
ONE_MATTER = (
    "针对驻村干部不懂账、村里错账多，清溪镇今年选派12名财会干部驻村，已改正错账214处。",
    "每人包3个村，每月逢五到村对账，当面指给报账员看，改完两人签字。",
    "账对不上的，驻村干部带着单据找经手人问清，问不清的报镇纪委。半年下来，8个村的旧账补齐了票据。",
)


def told(checker: Checker, *lines: str) -> list[Finding]:
    return [f for f in checker.check(draft(*lines)).findings if f.rule == "topic.too-broad"]


def test_a_specific_title_is_not_blamed_for_a_body_that_spreads(checker: Checker) -> None:
    (finding,) = told(checker, SPECIFIC, *SPREAD)
    assert "下面铺开了好几条线" in finding.message and "整条线" not in finding.message
    assert not finding.fixes


def test_a_title_that_is_weak_for_another_fault_is_no_whole_line_and_may_be_replaced(checker: Checker) -> None:
    (finding,) = told(checker, "清溪镇做实“三联三帮”暖民心", *SPREAD)
    assert "下面铺开了好几条线" in finding.message
    (other,) = told(checker, "凝心聚力谱写清溪新篇章", *SPREAD)
    assert other.fixes


def test_a_broad_title_is(checker: Checker) -> None:
    (finding,) = told(checker, BROAD, *SPREAD)
    assert "是一整条线" in finding.message


def test_it_is_told_loudly_only_where_a_reader_would_agree(checker: Checker) -> None:
    """The same body under a title that names one means, and under one that names none."""
    (loud,), (soft,) = told(checker, BROAD, *SPREAD), told(checker, SPECIFIC, *SPREAD)
    assert (loud.severity, soft.severity) == (Severity.WARNING, Severity.ADVICE)


@pytest.mark.parametrize("title", [SPECIFIC, BROAD])
def test_what_goes_into_one_matter_is_not_broad_under_any_title(checker: Checker, title: str) -> None:
    assert not told(checker, title, *ONE_MATTER)


@pytest.mark.parametrize(("doubted", "sure", "told"), [(0, 100, True), (100, 1, True), (100, 100, False)])
def test_what_readers_doubt_needs_to_be_surer(
    doubted: int, sure: int, told: bool, checker: Checker, rules: Ruleset
) -> None:
    rule = next(rule for rule in rules.rules if isinstance(rule, Breadth))
    rule = msgspec.structs.replace(rule, doubted=doubted, sure=sure)
    check = rule.on_article(RuleContext(rules.lexicons, rules.reader))
    assert check is not None
    with checker.reading(draft(SPECIFIC, *SPREAD)) as (article,):
        assert bool(list(check(article))) is told


def test_a_few_empty_sentences_below_a_right_title_are_not_several_lines(checker: Checker) -> None:
    hollow = "广大党员参加学习。该做法赢得了群众的一致好评和高度认可。党员的综合素质得到明显提升，凝聚力不断增强。"
    assert not told(
        checker, SPECIFIC, ONE_MATTER[0], hollow, "下一步，清溪镇将继续深化驻村工作，为乡村振兴提供坚强组织保证。"
    )
