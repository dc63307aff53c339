"""Marks against findings, and a sentence rewritten."""

from __future__ import annotations

import pytest

from addin_server import training
from addin_server.core.engine import Checker
from addin_server.core.ruleset import Ruleset
from addin_server.training import Mark
from addin_server.training.exercise import HAS_FIGURES, NO_OBJECTION, clauses_of
from addin_server.training.tally import Tally

TEXT = """柳河镇在 5 个城市设联络点找回 28 名外出党员
针对 31 名外出党员半年没有参加过组织生活的问题，柳河镇党委 3 月起设 5 个联络点，至 9 月底找回 28 名。
广大党员参加学习，综合素质得到明显提升。
下一步，柳河镇将继续深化流动党员管理工作，为乡村振兴提供坚强组织保证。"""


@pytest.fixture(scope="module")
def checker(rules: Ruleset) -> Checker:
    return Checker(rules)


@pytest.fixture(scope="module")
def on(checker: Checker) -> training.Exercise:
    return training.exercise(training.step_report(TEXT, "T1", checker.check))


def test_clauses_cover_a_paragraph_without_gaps() -> None:
    text = "一是“先学”，再做；（做完）贴出来。没有句号"
    spans = clauses_of(text)
    assert "".join(text[s.start : s.end] for s in spans) == text
    assert next(text[s.start : s.end] for s in spans) == "一是“先学”，"


def test_hits_misses_and_false_marks_are_told_apart(on: training.Exercise) -> None:
    outcome = training.compare(on, [Mark(2, 1), Mark(1, 0), Mark(2, 1), Mark(99), Mark(0, 99)])
    assert [on.findings[i].rule for i in outcome.hits] == ["vague.result"]
    assert [on.findings[i].rule for i in outcome.misses] == ["ending.slogan"]
    assert [(f.mark, f.because) for f in outcome.false] == [(Mark(1, 0), HAS_FIGURES)]


def test_a_clause_of_a_paragraph_all_at_fault_is_a_fair_mark(on: training.Exercise) -> None:
    for mark in (Mark(3), Mark(3, 0)):
        outcome = training.compare(on, [mark])
        assert [on.findings[i].paragraph for i in outcome.hits] == ["p4"]
        assert not outcome.false


def test_a_paragraph_marked_whole_is_no_way_to_hit_everything(on: training.Exercise) -> None:
    outcome = training.compare(on, [Mark(2)])
    assert not outcome.hits
    assert outcome.false[0].because == NO_OBJECTION


def test_a_rewritten_sentence_is_content_when_its_fault_is_gone_and_none_came(checker: Checker) -> None:
    draft = training.draft(TEXT, "T1")
    good = "走访 86 户，办结急事 41 件，其余 12 件 10 月底前办完。"
    assert training.rewrite(draft, "p3", good, checker.check).content


def test_a_rewrite_that_keeps_the_fault_or_brings_another_is_told(checker: Checker) -> None:
    draft = training.draft(TEXT, "T1")
    kept = training.rewrite(draft, "p3", "该项工作取得了明显成效，村干部的工作积极性明显增强。", checker.check)
    assert [f.rule for f in kept.left] == ["vague.result"] and not kept.content
    new = training.rewrite(draft, "p3", "该做法受到广大党员群众的一致好评。", checker.check)
    assert [f.rule for f in new.new] == ["vague.reaction"] and not new.content


def test_an_unknown_paragraph_cannot_be_rewritten(checker: Checker) -> None:
    with pytest.raises(KeyError):
        training.rewrite(training.draft(TEXT, "T1"), "p9", "x", checker.check)


def test_a_tally_counts_each_trainee_once(on: training.Exercise) -> None:
    tally = Tally()
    for who, marks in (("a", (Mark(2, 1),)), ("b", (Mark(2, 1), Mark(1, 0))), ("a", (Mark(3),))):
        assert tally.add(who, "小周" if who == "b" else "", marks, on, training.compare(on, marks))
    assert tally.counts() == {Mark(2, 1): 1, Mark(1, 0): 1, Mark(3): 1}
    said = tally.summary(on)
    assert "交练习 2 人" in said and "小周：标对 1 处，漏 1 处，多标 1 处" in said and "第 4 段整段" in said
