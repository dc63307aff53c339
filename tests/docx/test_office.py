"""LibreOffice opens what we write, sees what we meant, and leaves our marks recognisable."""

from __future__ import annotations

import pytest

from addin_server import docx
from addin_server.core.model import Role, Span
from tests.docx import office
from tests.docx.build import p, package, r
from tests.docx.test_annotate import BY, SHAPES, TEXT, WHEN, annotate, remark, texts
from tests.docx.test_clean import SIGNS, correction, track

BLOCKS = [docx.ComposedParagraph(Role.TITLE, "柳河镇凝心聚力促发展"), docx.ComposedParagraph(Role.LEAD, TEXT)]


def test_a_comment_stands_on_its_words() -> None:
    done = annotate(
        docx.new_document(BLOCKS), remark((5, 12), "【主笔】建议改\n为什么：没有数", paragraph="p2"), highlight=True
    )
    assert office.seen(done.data).comments == [("主笔", "【主笔】建议改\n为什么：没有数", TEXT[5:12])]


@pytest.mark.parametrize("shape", ["many runs", "a link", "an insertion", "a smart tag", "an inline control"])
def test_corrections_are_accepted_and_rejected(shape: str) -> None:
    body = SHAPES[shape] + p(r(TEXT))
    done = track(package(body), correction((3, 5), "群众"), correction((8, 8), "全体"), correction((12, 16), ""))
    again = docx.annotate(
        done.data,
        (),
        author="主笔",
        highlight=False,
        date=WHEN,
        corrections=[docx.TextReplacement("p2", Span(3, 5), "党员", "群众")],
    )
    wanted = {(3, 5): "群众", (8, 8): "全体", (12, 16): ""}
    kept = {span: text for span, text in wanted.items() if span not in {tuple(c.span) for c, _ in done.refused}}
    looked = office.seen(again.data)
    assert looked.accepted == [applied(kept), TEXT[:3] + "群众" + TEXT[5:]]
    assert looked.rejected[1] == TEXT
    assert kept


def applied(changes: dict[tuple[int, int], str]) -> str:
    text = TEXT
    for (start, end), new in sorted(changes.items(), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def test_our_marks_are_known_again_after_another_program_saved_the_file() -> None:
    added = r("新增", '<w:highlight w:val="yellow"/>')
    theirs = f'<w:ins w:id="5" {BY}>{added}</w:ins>'
    data = package(p(r(TEXT), theirs) + p(r("收尾。", '<w:highlight w:val="cyan"/>')))
    done = docx.annotate(
        data,
        [remark((0, 17), full=TEXT + "新增"), remark((5, 12))],
        author="张三",
        highlight=True,
        date=WHEN,
        corrections=[correction((3, 5), "群众")],
    )
    assert not done.refused
    saved = office.resaved(done.data)
    cleaned = docx.clean(saved, SIGNS)
    assert (cleaned.comments, cleaned.changes, len(cleaned.notices)) == (2, 2, 1)
    assert cleaned.highlights
    assert texts(cleaned.data) == [TEXT + "新增", "收尾。"]
    left = docx.leftovers(cleaned.data)
    assert (left.comments, left.changes, left.highlights) == (0, 1, 2)
