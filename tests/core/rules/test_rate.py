from __future__ import annotations

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Paragraph

DENSE = "二是进一步丰富内容。积极请农技站讲课，不断请老师示范，有效回答种养中的难题，切实把课讲到田头，扎实讲出成效。"
DRAFT = f"""柳河镇抓实党员教育
针对党员学习不经常，柳河镇今年起开办夜校，听课党员 430 人，缺课的党员由 12 名支委上门补课，到课率由三成升到九成。
一是切实加强领导。认真组织，深入动员，全面排出课表。
{DENSE}
三是严格纪律。认真点名，着力补课，全面登记到册。"""


def test_too_many_words_are_told_where_they_are_thickest(checker: Checker) -> None:
    lines = enumerate(DRAFT.splitlines())
    report = checker.check(Draft(paragraphs=tuple(Paragraph(id=str(n), text=line) for n, line in lines)))
    [found] = [f for f in report.findings if f.rule == "language.empty-word-density"]
    assert (found.paragraph, found.quote) == ("3", "进一步")
