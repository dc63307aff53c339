"""Remarks set down, made into the comments that go in."""

from __future__ import annotations

from addin_server.review import Note, compose

MISSING = {"lead.missing": "导语", "ending.missing": "结尾"}


def note(text: str, paragraph: str | None, quote: str = "", rule: str = "vague.result", offered: bool = True) -> Note:
    return Note(f"{paragraph}/{quote}/{text}", rule, text, "第 2 段", offered, paragraph, quote)


def test_one_comment_a_paragraph_on_the_words_of_the_first_remark_that_has_some() -> None:
    notes = [
        note("分层写。", "p2"),
        note("补一个数。", "p2", "显著成效"),
        note("谁说的？", "p2", "一致好评"),
        note("核准。", "p4", "530"),
    ]
    first, second = compose(notes, "p1", MISSING)
    assert (first.at, first.text) == (notes[1].item, "补一个数。\n分层写。\n“一致好评”：谁说的？")
    assert (second.at, second.text) == (notes[3].item, "核准。")
    assert set(first.items) == {n.item for n in notes[:3]}


def test_the_same_remark_once_and_where_else_it_holds() -> None:
    (only,) = compose([note("补一个数。", "p2", "显著成效"), note("补一个数。", "p2", "各项工作明显提升啦")], "p1", {})
    assert only.text == "补一个数。“各项工作明显提…”同。"


def test_one_comment_for_all_missing_parts_on_the_whole_draft() -> None:
    notes = [
        note("缺导语。", "p2", rule="lead.missing"),
        note("分层写。", "p2"),
        note("缺结尾。", None, rule="ending.missing"),
    ]
    both, rest = compose(notes, "p1", MISSING)
    assert (both.at, both.text, both.place) == (None, "缺导语、结尾，请补齐。", "全篇")
    assert rest.text == "分层写。"


def test_a_single_missing_part_or_one_worded_by_hand_stays_as_it_was_worded() -> None:
    alone = note("缺导语，请补一两句话。", "p2", rule="lead.missing")
    by_hand = note("导语呢？", "p2", rule="lead.missing", offered=False)
    ending = note("缺收尾。", None, rule="ending.missing")
    assert [c.text for c in compose([alone], "p1", MISSING)] == ["缺导语，请补一两句话。"]
    assert [c.text for c in compose([by_hand, ending], "p1", MISSING)] == ["导语呢？", "缺收尾。"]


def test_what_is_about_the_whole_draft_goes_with_the_remarks_on_its_title() -> None:
    notes = [note("题目太大。", None), note("直说。", "p1", "冲锋号")]
    (only,) = compose(notes, "p1", MISSING)
    assert (only.at, only.text) == (notes[1].item, "直说。\n题目太大。")
