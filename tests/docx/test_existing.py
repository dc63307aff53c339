"""Comments read back: whose, what, on which words."""

from __future__ import annotations

from addin_server import docx
from addin_server.core.model import Span
from tests.docx.build import W, p, package, r
from tests.docx.test_annotate import SHAPES, TEXT, annotate, remark


def commented(body: str, *texts: str) -> bytes:
    """A file with comments 0, 1, … of these texts, by 李明, as another program would write it."""
    said = "".join(f'<w:comment w:id="{i}" w:author="李明">{p(r(text))}</w:comment>' for i, text in enumerate(texts))
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    return package(
        body,
        {
            "word/comments.xml": f'<w:comments xmlns:w="{W}">{said}</w:comments>',
            "word/_rels/document.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId9" Type="{relation}" Target="comments.xml"/></Relationships>'
            ),
        },
        '<Override PartName="/word/comments.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
    )


def start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def test_what_we_wrote_is_read_back_however_the_runs_are_cut() -> None:
    for shape in SHAPES.values():
        done = annotate(package(shape), remark((3, 12)), remark((0, 17), "【主笔】一\n二"))
        found = docx.comments(done.data)
        assert {(c.text, c.quote, c.span) for c in found} == {
            ("【主笔】建议改", TEXT[3:12], Span(3, 12)),
            ("【主笔】一\n二", TEXT[:17], Span(0, 17)),
        }
        assert {c.author for c in found} == {"主笔"}


def test_other_peoples_comments_in_the_order_of_the_text() -> None:
    body = p(r("甲乙"), start(1), r("丙"), end(1)) + p(start(0), r("丁戊"), end(0))
    found = docx.comments(commented(body, "后", "先"))
    assert [(c.author, c.text, c.paragraph, c.quote) for c in found] == [
        ("李明", "先", "p1", "丙"),
        ("李明", "后", "p2", "丁戊"),
    ]


def test_over_several_paragraphs_the_words_of_the_first() -> None:
    found = docx.comments(commented(p(r("甲"), start(0), r("乙")) + p(r("丙"), end(0)), "两段"))
    assert [(c.paragraph, c.span, c.quote) for c in found] == [("p1", Span(1, 2), "乙")]


def test_without_words_it_stands_on_the_paragraph_and_without_markers_nowhere() -> None:
    body = p(r("甲")) + p(r("乙"), '<w:r><w:commentReference w:id="0"/></w:r>')
    found = docx.comments(commented(body, "只有一点", "没有记号"))
    assert [(c.text, c.paragraph, c.span, c.quote) for c in found] == [
        ("只有一点", "p2", None, ""),
        ("没有记号", "", None, ""),
    ]


def test_a_file_without_comments_has_none() -> None:
    assert docx.comments(package(p(r("甲")))) == ()
