"""The copy for submission: what is left is told, what is asked goes, the words stay."""

from __future__ import annotations

import io

import docx as python_docx
import pytest

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
    assert left == docx.Leftovers(comments=1, changes=3, highlights=1, authors=("张三", "李四"))


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


def test_a_deleted_row_goes() -> None:
    def row(text: str, change: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc><w:tcPr/>{p(r(text))}</w:tc></w:tr>"

    table = row("留下") + row("删去", f'<w:del w:id="4" {BY}/>') + row("新加", f'<w:ins w:id="5" {BY}/>')
    done = docx.finish(package(f"<w:tbl><w:tblPr/><w:tblGrid/>{table}</w:tbl>{p()}"), ["changes"])
    assert texts(done) == ["留下", "新加"]
    assert docx.leftovers(done).changes == 0


def test_joined_paragraphs_are_left_to_the_office_program() -> None:
    mark = f'<w:pPr><w:rPr><w:del w:id="6" {BY}/></w:rPr></w:pPr>'
    data = package(f"<w:p>{mark}{r('前一段')}</w:p>{p(r('后一段'))}")
    with pytest.raises(docx.DocxError, match="接受全部修订"):
        docx.finish(data, ["changes"])


def test_nothing_asked_is_the_same_bytes() -> None:
    data = package(CHANGED)
    assert docx.finish(data, []) == data
