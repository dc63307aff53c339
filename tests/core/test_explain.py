"""What a draft was read as: places in the draft as it was sent, judgements only where they are likelier than not."""

from __future__ import annotations

from addin_server.core.engine import Checker
from addin_server.core.explain import BriefRead, ClauseRead, explain
from addin_server.core.model import Draft, Paragraph, Role
from addin_server.core.reading.statement import Act, Governor, Measure

EMPTY = "柳河镇高度重视，精心部署，党员的综合素质得到明显提升。"
FULL = "针对14个山村党员会一年开不齐一次，石桥县今年起把党员会开到赶集日，到会人数由9人升到23人。"


def read(checker: Checker, *lines: str) -> tuple[BriefRead, ...]:
    paragraphs = tuple(Paragraph(id=f"x{n}", text=line) for n, line in enumerate(lines, 1))
    return explain(Draft(paragraphs=paragraphs), checker)


def clauses(brief: BriefRead) -> list[ClauseRead]:
    return [clause for passage in brief.passages for clause in passage.clauses]


def test_a_clause_says_what_it_was_read_as(checker: Checker) -> None:
    (brief,) = read(checker, "石桥县把党员会开到赶集日", FULL)
    problem, deed, change = clauses(brief)
    assert [c.act for c in (problem, deed, change)] == [Act.STATE_PROBLEM, Act.DEED, Act.CHANGE]
    assert deed.subject and (deed.subject.paragraph, deed.subject.text) == ("x2", "石桥县")
    assert [(a.quote.text, a.measure) for a in change.amounts][-1] == ("23人", Measure.OUTCOME)


def test_the_sort_of_an_empty_claim_and_its_reasons_stand_only_where_it_reads_as_empty(checker: Checker) -> None:
    (weak,), (good,) = read(checker, "柳河镇凝心聚力促发展", EMPTY), read(checker, "石桥县把党员会开到赶集日", FULL)
    last = clauses(weak)[-1]
    assert (last.claim, last.empty > 0.5) == ("result", True)
    assert last.reasons
    assert last.agreed is not None and 0.5 < last.agreed <= 1
    assert [(c.claim, c.reasons, c.agreed) for c in clauses(good)] == [("", (), None)] * 3


def test_the_judgements_over_a_brief_tell_weak_from_good(checker: Checker) -> None:
    (weak,), (good,) = read(checker, "柳河镇凝心聚力促发展", EMPTY), read(checker, "石桥县把党员会开到赶集日", FULL)
    assert weak.title and weak.lead and good.title and good.lead
    assert (weak.title.fault, good.title.fault) == ("slogan", "")
    assert weak.broad > 0.5 > good.broad
    assert [q.open > 0.5 for q in good.lead.questions] == [False, False, False]
    assert weak.lead.questions[-1].open > 0.5
    assert weak.broad_agreed > 0.5


def test_the_genre_is_told_where_enough_is_written(checker: Checker) -> None:
    title, more = (
        "石桥县把党员会开到赶集日",
        "山里的党员赶集办完事就来，会前发一页提纲，会后当场答疑，答不了的三天内送到家。",
    )
    (written,), (begun,), (untitled,) = (
        read(checker, title, FULL, more * 2),
        read(checker, title, FULL),
        read(checker, "", FULL),
    )
    assert next(iter(written.genres)) == "信息" and sum(written.genres.values()) > 0.999
    assert not begun.genres and not untitled.genres


def test_what_governs_a_clause_is_named(checker: Checker) -> None:
    (brief,) = read(checker, "石桥县办夜校", "石桥县办夜校。", "会议要求各村抓好落实。")
    assert clauses(brief)[-1].governor is Governor.DEMAND


def test_each_brief_of_a_document_is_read_by_itself(checker: Checker) -> None:
    first = ("石桥县把党员会开到赶集日", FULL)
    second = ("向阳里社区党员轮流帮厨", "针对老年食堂排长队，向阳里社区党员轮流帮厨，送餐时间由40分钟缩到15分钟。")
    lines = (*first, *second)
    paragraphs = tuple(
        Paragraph(id=f"x{n}", text=line, pinned=Role.TITLE if n in (1, 3) else None) for n, line in enumerate(lines, 1)
    )
    briefs = explain(Draft(paragraphs=paragraphs), checker)
    assert [b.title.at.paragraph for b in briefs if b.title] == ["x1", "x3"]
    assert [b.lead.number for b in briefs if b.lead] == [2, 4]


def test_a_document_without_text_has_nothing_to_show(checker: Checker) -> None:
    (brief,) = read(checker, "")
    assert (brief.title, brief.lead, brief.passages) == (None, None, ())


def test_what_tells_a_problem_is_not_weighed_as_a_claim(checker: Checker) -> None:
    (brief,) = read(checker, "石桥县把党员会开到赶集日", FULL, "少数支部凝聚力减弱，党员意识淡薄。")
    assert [c.agreed for c in clauses(brief)][-2:] == [None, None]


def test_lines_of_one_paragraph_are_read_as_the_rules_read_them(checker: Checker) -> None:
    text = f"石桥县把党员会开到赶集日\n{FULL}\n\u200b{EMPTY}"
    (brief,) = read(checker, text)
    assert brief.title and brief.title.at == ("x1", (0, 12), "石桥县把党员会开到赶集日")
    assert brief.lead and (brief.lead.paragraph, brief.lead.number) == ("x1", 1)
    assert [passage.number for passage in brief.passages] == [1, 1]
    for clause in clauses(brief):
        assert text[slice(*clause.at.span)] == clause.at.text
    assert [c.act for c in clauses(brief)][:3] == [Act.STATE_PROBLEM, Act.DEED, Act.CHANGE]
