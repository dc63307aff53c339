"""Marks against findings, and a sentence rewritten."""

from __future__ import annotations

import pytest

from addin_server import training
from addin_server.core.engine import Checker
from addin_server.core.ruleset import Ruleset
from addin_server.training import Mark
from addin_server.training.exercise import HAS_FIGURES, NO_OBJECTION, clauses_of
from addin_server.training.tally import ClassTally

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


def rules_at(on: training.Exercise, places: tuple[int, ...]) -> list[str]:
    return [on.findings[on.places[place][0]].rule for place in places]


def test_hits_misses_and_false_marks_are_told_apart(on: training.Exercise) -> None:
    outcome = training.grade(on, [Mark(2, 1), Mark(1, 0), Mark(2, 1), Mark(99), Mark(0, 99)])
    assert rules_at(on, outcome.hits) == ["vague.result"]
    assert rules_at(on, outcome.misses) == ["ending.slogan"]
    assert [(f.mark, f.because) for f in outcome.false] == [(Mark(1, 0), HAS_FIGURES)]


def test_a_clause_of_a_paragraph_all_at_fault_is_a_fair_mark(on: training.Exercise) -> None:
    for mark in (Mark(3), Mark(3, 0)):
        outcome = training.grade(on, [mark])
        assert rules_at(on, outcome.hits) == ["ending.slogan"]
        assert not outcome.false


def test_a_paragraph_marked_whole_counts_as_one_of_its_places(checker: Checker) -> None:
    two = "村里开了会。该做法赢得了广大党员群众的一致好评和高度认可。镇里给各户发了手册。"
    two += "党员的综合素质得到明显提升，凝聚力不断增强。"
    text = TEXT.replace("综合素质得到明显提升。", two)
    on = training.exercise(training.step_report(text, "T1", checker.check))
    assert len([place for place in on.places if on.findings[place[0]].paragraph == "p3"]) == 2
    outcome = training.grade(on, [Mark(2), Mark(2, 0)])
    must = {place for place in range(len(on.places)) if on.must(place)}
    assert (len(outcome.hits), outcome.false) == (1, ()) and set(outcome.misses) == must - set(outcome.hits)
    both = training.grade(on, [Mark(2), Mark(2, 2), Mark(2, 4)])
    assert len(both.hits) == 2 and not both.false


def test_a_paragraph_without_a_place_is_one_false_mark_however_it_is_marked(on: training.Exercise) -> None:
    outcome = training.grade(on, [Mark(1), Mark(1, 0), Mark(1, 1)])
    assert [(f.mark, f.because) for f in outcome.false] == [(Mark(1), NO_OBJECTION)]


def test_a_title_at_fault_four_times_is_one_place(checker: Checker) -> None:
    text = TEXT.replace(TEXT.split("\n")[0], "柳河镇高度重视凝心聚力奋力开创流动党员管理工作新局面！")
    on = training.exercise(training.step_report(text, "T1", checker.check))
    assert len([f for f in on.findings if f.paragraph == "p1"]) > 1
    outcome = training.grade(on, [Mark(0, 0)])
    assert len(outcome.hits) == 1
    assert not any(on.findings[i].paragraph == "p1" for place in outcome.misses for i in on.places[place])


def test_places_hold_every_finding_once(on: training.Exercise) -> None:
    assert sorted(i for place in on.places for i in place) == list(range(len(on.findings)))


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


def test_the_sentence_is_not_blamed_for_the_rest_that_is_not_mended_yet(checker: Checker) -> None:
    weak = training.draft(TEXT.replace("柳河镇党委 3 月起设 5 个联络点，至 9 月底找回 28 名。", "镇里想了办法。"), "T1")
    finished = training.draft(TEXT, "T1")
    title = TEXT.split("\n")[0]
    assert not training.rewrite(weak, "p1", f"{title}。", checker.check).content
    assert training.rewrite(weak, "p1", title, checker.check, finished).content
    slogan = training.rewrite(weak, "p1", "柳河镇凝心聚力促发展", checker.check, finished)
    assert not slogan.content


def test_an_unknown_paragraph_cannot_be_rewritten(checker: Checker) -> None:
    with pytest.raises(KeyError):
        training.rewrite(training.draft(TEXT, "T1"), "p9", "x", checker.check)


def test_a_tally_counts_each_trainee_once(on: training.Exercise) -> None:
    tally = ClassTally()
    for who, marks in (("a", (Mark(2, 1),)), ("b", (Mark(2, 1), Mark(1, 0))), ("a", (Mark(3),))):
        assert tally.add(who, "小周" if who == "b" else "", marks, training.grade(on, marks))
    assert tally.counts() == {Mark(2, 1): 1, Mark(1, 0): 1, Mark(3): 1}
    said = tally.summary(on)
    assert "交练习 2 人" in said and "小周：标对 1 处，漏 1 处，多标 1 处" in said and "第 4 段整段" in said
