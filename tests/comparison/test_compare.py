"""What changed in meaning is said in one sentence each; what only changed in characters is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from addin_server.comparison import Comparer, ComparisonRow
from addin_server.core.model import Paragraph
from addin_server.core.ruleset import Ruleset

RULES = Path(__file__).parent.parent.parent / "rules"


@pytest.fixture(scope="session")
def comparer(rules: Ruleset) -> Comparer:
    return Comparer(rules, RULES)


def rows(comparer: Comparer, before: str, after: str) -> list[ComparisonRow]:
    old, new = (
        tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(texts.split("\n"))) for texts in (before, after)
    )
    return comparer.compare(old, new)


def said(comparer: Comparer, before: str, after: str) -> list[str]:
    return [change.says for row in rows(comparer, before, after) for change in row.changes]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            "县委拟在15个村推行积分制。",
            "县委已在15个村推行积分制。",
            ["“拟”改成“已”：从打算做变成已经做了。"],
        ),
        (
            "常委会讨论了干部培训方案。",
            "常委会决定了干部培训方案。",
            ["“讨论”改成“决定”：从在商量变成定下来了。"],
        ),
        (
            "各村要结合实际制定细则。",
            "各村可以结合实际制定细则。",
            ["“要”改成“可以”：从要做变成可做可不做。"],
        ),
        ("部分村建起夜校。", "全部村建起夜校。", ["“部分”改成“全部”：范围从一部分变成全部。"]),
        ("问题尚未解决。", "问题得到解决。", ["删了“尚未”：原来说的是没有。"]),
        ("年底前建成5个驿站。", "计划年底前建成5个驿站。", ["添了“计划”：现在说的是打算做。"]),
        ("全镇15户困难党员得到帮扶。", "全镇18户困难党员得到帮扶。", ["“15户困难党员”改成“18户困难党员”。"]),
        ("做法覆盖38个村。", "做法覆盖近40个村。", ["“38个”改成“近40个”。"]),
        (
            "柳河镇党委5月12日组织培训。",
            "石桥镇党委5月13日组织培训。",
            ["“柳河镇党委”改成“石桥镇党委”。", "日期“5月12日”改成“5月13日”。"],
        ),
        (
            "县委组织部牵头建立台账，逐月销号。",
            "各镇党委牵头建立台账，逐月销号。",
            ["做这件事的从“县委组织部”变成“各镇党委”。"],
        ),
        (
            "他说：“要把课堂开到群众家门口。”",
            "他说：“把课堂办到群众家门口。”",
            ["引语“要把课堂开到群众家门口。”改成“把课堂办到群众家门口。”。"],
        ),
        ("一是建章。二是督办。", "一是建章。", ["删了一句：“二是督办。”。"]),
    ],
)
def test_a_change_of_meaning_is_said(comparer: Comparer, before: str, after: str, says: list[str]) -> None:
    assert said(comparer, before, after) == says


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("镇党委每月召开一次例会，研究解决难题。", "镇党委每月召开一次碰头会，研究解决难题。"),
        ("投入资金3.5万元修路。", "投入资金35000元修路。"),
        ("一是建章。二是督办。", "二是督办。一是建章。"),
        ("柳河镇重要岗位实行轮岗。", "柳河镇主要岗位实行轮岗。"),
    ],
)
def test_other_words_for_the_same_are_not_said(comparer: Comparer, before: str, after: str) -> None:
    assert said(comparer, before, after) == []


def test_every_sentence_of_both_is_there_once(comparer: Comparer) -> None:
    before = "甲村修路。乙村修桥。丙村修渠。\n丁村建校。"
    after = "丙村修渠。甲村修了路。\n丁村建校。戊村植树。"
    found = rows(comparer, before, after)
    assert sorted(r.before.text for r in found if r.before) == ["丁村建校。", "丙村修渠。", "乙村修桥。", "甲村修路。"]
    assert [r.after.text for r in found if r.after] == ["丙村修渠。", "甲村修了路。", "丁村建校。", "戊村植树。"]
    assert ("甲村修路。", "甲村修了路。") in [(r.before.text, r.after.text) for r in found if r.before and r.after]


def test_a_title_written_anew_is_still_the_title(comparer: Comparer) -> None:
    lead = "针对村干部不会写材料，柳河镇每周三晚上开课，到会人数由9人升到23人。"
    before, after = f"柳河镇办夜校\n{lead}", f"村干部每周三上课学写材料\n{lead}"
    title = rows(comparer, before, after)[0]
    assert title.before and title.after and not title.moved
    assert [change.says for change in title.changes] == ["删了“柳河镇”。"]


def test_a_draft_compared_with_itself_has_not_changed(comparer: Comparer) -> None:
    text = "柳河镇办夜校\n针对村干部不会写材料，柳河镇每周三晚上开课，到会人数由9人升到23人。"
    assert all(row.changes == () and row.before and row.after and not row.moved for row in rows(comparer, text, text))


def test_one_sentence_again_and_again_is_not_compared_each_with_each(comparer: Comparer) -> None:
    """Twenty thousand of a kind: compared each with each they would take minutes."""
    text = "\n".join(["办好。" * 1_000] * 20)
    began = time.process_time()
    found = rows(comparer, text, f"另有。{text}")
    assert time.process_time() - began < 20
    assert len(found) == 20_001 and sum(row.before is None for row in found) == 1


def test_a_sentence_without_end_is_not_compared_character_by_character(comparer: Comparer) -> None:
    """Lines that belong together are one sentence, however many they are."""
    text = "\n".join(["2026年3月29日，" * 9] * 50)
    began = time.process_time()
    assert len(said(comparer, text, text.replace("29日", "28日"))) == 450
    assert time.process_time() - began < 20
