"""What a rule says of the same words several times is told once, with every place, and mended at once."""

from __future__ import annotations

from addin_server.core.engine import Checker
from addin_server.core.findings.edit_plan import plan
from addin_server.core.model import Draft, Paragraph, Role, Span


def test_the_same_words_are_one_finding_with_its_places(checker: Checker) -> None:
    texts = ("全县大学生村官36人，大学生村官包联户214户。", "一是结对。大学生村官每周跟班一天。")
    paragraphs = tuple(Paragraph(id=f"p{i}", text=text, pinned=Role.BODY) for i, text in enumerate(texts))
    found = checker.check(Draft(paragraphs=paragraphs), unfold=True).findings
    (finding,) = [f for f in found if f.rule == "time.stale-term"]
    assert (finding.paragraph, finding.span) == ("p0", Span(2, 7))
    assert [(e.paragraph, e.span) for e in finding.evidence] == [("p0", Span(11, 16)), ("p1", Span(5, 10))]
    assert finding.message.endswith("，全文共 3 处。")


def test_one_fix_mends_all_places(checker: Checker) -> None:
    texts = ("全县统一布署，分三批轮训。", "镇里再布署一次，逐户走访。")
    paragraphs = tuple(Paragraph(id=f"p{i}", text=text, pinned=Role.BODY) for i, text in enumerate(texts))
    report = checker.check(Draft(paragraphs=paragraphs), unfold=True)
    (finding,) = [f for f in report.findings if f.rule == "language.typo-suspect"]
    assert [(e.paragraph, e.text) for e in plan(report, [(finding.key, 0)]).edits] == [("p0", "部署"), ("p1", "部署")]
