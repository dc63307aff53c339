"""What the pane has written: clearing, changes and comments, in that order, without a request."""

from __future__ import annotations

import datetime as dt

from addin_server import docx
from addin_server.annotation.annotate import AnnotationOptions, ReviewerComment, annotate, own_comments
from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph, Report, Role, Span
from addin_server.core.ruleset import Ruleset

TITLE, LEAD = "柳河镇办夜校", "针对到会人少，党员的综合素质得到明显提升。"
NOW = dt.datetime(2026, 3, 29, 9, 30)
PLAIN = docx.new_document([docx.ComposedParagraph(Role.TITLE, TITLE), docx.ComposedParagraph(Role.LEAD, LEAD)])
REMARK = ReviewerComment("p2", Span(2, 6), "到会人少", "几人？")


def report(rules: Ruleset, *texts: str) -> Report:
    paragraphs = tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(texts, 1))
    return Checker(rules).check(Draft(paragraphs=paragraphs))


def test_findings_are_written_unless_a_reviewer_writes(rules: Ruleset) -> None:
    found = report(rules, TITLE, LEAD)
    by_rule = own_comments(annotate(PLAIN, found, rules.sources, AnnotationOptions(), NOW).data)
    assert any("综合素质" in comment.quote for comment in by_rule)
    (by_hand,) = own_comments(
        annotate(PLAIN, found, rules.sources, AnnotationOptions(remarks=[REMARK], author="周敏"), NOW).data
    )
    assert (by_hand.author, by_hand.text, by_hand.quote) == ("周敏", "【主笔】几人？", "到会人少")


def test_what_was_changed_in_the_pane_is_tracked_and_commented_on_as_it_now_is(rules: Ruleset) -> None:
    changed = report(rules, TITLE, LEAD.replace("人少", "人数少"))
    remark = REMARK._replace(span=Span(2, 7), quote="到会人数少")
    done = annotate(PLAIN, changed, rules.sources, AnnotationOptions(remarks=[remark]), NOW)
    assert (done.unplaced, docx.read(done.data).paragraphs[1].text) == (0, changed.paragraphs[1].text)
    assert [comment.quote for comment in own_comments(done.data)] == ["到会人数少"]


def test_earlier_marks_go_first_when_asked(rules: Ruleset) -> None:
    found = report(rules, TITLE, LEAD)
    once = annotate(PLAIN, found, rules.sources, AnnotationOptions(remarks=[REMARK]), NOW).data
    again = AnnotationOptions(remarks=[REMARK], clear=True)
    assert len(own_comments(annotate(once, found, rules.sources, again, NOW).data)) == 1
    assert len(own_comments(annotate(once, found, rules.sources, again._replace(clear=False), NOW).data)) == 1
    other = again._replace(remarks=[REMARK._replace(text="哪天？")])
    assert len(own_comments(annotate(once, found, rules.sources, other, NOW).data)) == 1
    assert len(own_comments(annotate(once, found, rules.sources, other._replace(clear=False), NOW).data)) == 2


def test_a_remark_on_words_that_are_gone_is_counted(rules: Ruleset) -> None:
    lost = REMARK._replace(quote="不在稿里", paragraph="p9")
    assert (
        annotate(PLAIN, report(rules, TITLE, LEAD), rules.sources, AnnotationOptions(remarks=[lost]), NOW).unplaced == 1
    )


def test_a_text_is_no_document_with_comments() -> None:
    assert own_comments("标题\n正文。".encode()) == []
