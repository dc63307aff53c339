"""The copy for submission: what is left is told, what is asked goes, the words stay."""

from __future__ import annotations

import io

import docx as python_docx

from addin_server import docx
from tests.docx.build import p, package, r
from tests.docx.test_annotate import BY, SHAPES, TEXT, annotate, part, remark, texts

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>张三</dc:creator>'
    "<cp:lastModifiedBy>李四</cp:lastModifiedBy></cp:coreProperties>"
)
CHANGED = p(
    r("柳河镇"),
    f'<w:ins w:id="1" {BY}>{r("党员的")}</w:ins>',
    f'<w:del w:id="2" {BY}><w:r><w:delText>全体</w:delText></w:r></w:del>',
    r("综合素质", f'<w:b/><w:rPrChange w:id="3" {BY}><w:rPr/></w:rPrChange>'),
    r("得到明显提升。"),
)


def test_what_is_left_is_counted() -> None:
    data = package(CHANGED + p(r("底色", '<w:highlight w:val="green"/>')), {"docProps/core.xml": CORE})
    left = docx.leftovers(annotate(data, remark((0, 3))).data)
    assert (left.comments, left.changes, left.highlights) == (1, 3, 1)
    assert left.authors == ("张三", "李四", "甲", "主笔")
    assert docx.Trace("修订（正文）", "甲", is_name=True) in left.traces


def test_changes_are_accepted() -> None:
    done = docx.finish(package(CHANGED), ["changes"])
    assert texts(done) == [TEXT]
    assert docx.leftovers(done).changes == 0
    xml = part(done, "word/document.xml")
    assert "全体" not in xml
    assert "<w:b/>" in xml


def test_comments_of_everybody_go_with_their_part() -> None:
    data = annotate(package(SHAPES["a link"]), remark((0, 3)), remark((5, 12))).data
    done = docx.finish(data, ["comments"])
    assert docx.leftovers(done).comments == 0
    assert not list(python_docx.Document(io.BytesIO(done)).comments)
    assert texts(done) == [TEXT]


def test_names_and_highlights() -> None:
    data = package(p(r(TEXT, '<w:highlight w:val="green"/>')), {"docProps/core.xml": CORE})
    done = docx.finish(data, ["authors", "highlights"])
    assert docx.leftovers(done) == docx.Leftovers(0, 0, 0, ())
    assert texts(done) == [TEXT]


def test_names_on_comments_and_changes() -> None:
    data = annotate(package(CHANGED, {"docProps/core.xml": CORE}), remark((0, 3))).data
    done = docx.finish(data, ["authors"])
    assert docx.leftovers(done) == docx.Leftovers(comments=1, changes=3, highlights=0, authors=())
    assert "甲" not in part(done, "word/document.xml") + part(done, "word/comments.xml")


def test_a_deleted_row_goes() -> None:
    def row(text: str, change: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc><w:tcPr/>{p(r(text))}</w:tc></w:tr>"

    table = row("留下") + row("删去", f'<w:del w:id="4" {BY}/>') + row("新加", f'<w:ins w:id="5" {BY}/>')
    done = docx.finish(package(f"<w:tbl><w:tblPr/><w:tblGrid/>{table}</w:tbl>{p()}"), ["changes"])
    assert texts(done) == ["留下", "新加"]
    assert docx.leftovers(done).changes == 0


def test_deleted_paragraph_marks_join_paragraphs() -> None:
    def mark(number: int) -> str:
        return f'<w:pPr><w:jc w:val="right"/><w:rPr><w:del w:id="{number}" {BY}/></w:rPr></w:pPr>'

    gone = f'<w:del w:id="7" {BY}><w:r><w:delText>删去</w:delText></w:r></w:del>'
    body = f"<w:p>{mark(6)}{r('前，')}</w:p><w:p>{mark(8)}{r('中，')}</w:p>{p('<w:pPr/>', r('后。'))}"
    data = package(f"{body}<w:p>{mark(9)}{gone}</w:p>{p(r('另一段。'))}")
    done = docx.finish(data, ["changes"])
    assert texts(done) == ["前，中，后。", "另一段。"]
    assert docx.leftovers(done).changes == 0
    assert "right" not in part(done, "word/document.xml")


def test_a_deleted_paragraph_mark_before_a_table_loses_no_words() -> None:
    mark = f'<w:pPr><w:rPr><w:del w:id="6" {BY}/></w:rPr></w:pPr>'
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{p(r('格'))}</w:tc></w:tr></w:tbl>"
    done = docx.finish(package(f"<w:p>{mark}{r('表前。')}</w:p>{table}<w:p>{mark}</w:p>{p()}"), ["changes"])
    assert texts(done) == ["表前。", "格"]


def test_nothing_asked_is_the_same_bytes() -> None:
    data = package(CHANGED)
    assert docx.finish(data, []) == data
