"""New paragraphs look like the document's own; a new document is set through its styles."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from docx.shared import Pt

from addin_server import docx
from addin_server.core.model import Role
from tests.docx.build import p, package, r
from tests.docx.test_annotate import part, texts

FIRST = '<w:p><w:pPr><w:ind w:firstLine="640"/><w:numPr/></w:pPr>' + r("第一段。", '<w:sz w:val="32"/>') + "</w:p>"


def test_paragraphs_stand_where_asked_and_look_like_their_model() -> None:
    data = package(FIRST + p(r("第二段。")))
    done = docx.insert(
        data, [docx.InsertedParagraph("新的一段。", "p1"), docx.InsertedParagraph("又一段。", "")], after="p1"
    )
    assert texts(done) == ["第一段。", "新的一段。", "又一段。", "第二段。"]
    xml = part(done, "word/document.xml")
    assert xml.count('w:firstLine="640"') == 2
    assert xml.count('<w:sz w:val="32"/>') == 2
    assert xml.count("<w:numPr/>") == 1


def test_at_the_end_but_before_the_section() -> None:
    data = package(p(r("第一段。")) + "<w:sectPr/>")
    done = docx.insert(data, [docx.InsertedParagraph("收尾。", "p1")], after="")
    assert texts(done) == ["第一段。", "收尾。"]
    assert part(done, "word/document.xml").rindex("sectPr") > part(done, "word/document.xml").index("收尾")


def test_into_an_empty_body() -> None:
    assert texts(docx.insert(package(""), [docx.InsertedParagraph("开头。", "")], after="")) == ["开头。"]


def test_not_inside_a_table() -> None:
    data = package(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{p(r('格'))}</w:tc></w:tr></w:tbl>{p()}")
    with pytest.raises(ValueError, match="不能插入"):
        docx.insert(data, [docx.InsertedParagraph("新。", "")], after="p1")


def test_a_new_document_is_laid_out_by_its_styles() -> None:
    blocks = [
        docx.ComposedParagraph(Role.TITLE, "标题"),
        docx.ComposedParagraph(Role.HEADING1, "一、小标题"),
        docx.ComposedParagraph(Role.BODY, "正文。"),
    ]
    document = python_docx.Document(io.BytesIO(docx.new_document(blocks)))
    styles = [paragraph.style for paragraph in document.paragraphs if paragraph.style is not None]
    assert [style.name for style in styles] == ["Title", "Heading 1", "公文正文"]
    assert styles[2].font.size == Pt(16)
    assert styles[2].paragraph_format.line_spacing == Pt(28)
    assert all(run.font.size is None and run.font.name is None for q in document.paragraphs for run in q.runs)
    section = document.sections[0]
    assert section.page_width and section.top_margin
    assert (round(section.page_width.cm, 1), round(section.top_margin.cm, 1)) == (21.0, 3.7)


def test_roles_are_read_back_from_the_styles() -> None:
    blocks = [docx.ComposedParagraph(Role.TITLE, "标题"), docx.ComposedParagraph(Role.BODY, "正文。")]
    assert docx.read(docx.new_document(blocks)).paragraphs[0].style.lower() == "title"


def test_headings_are_numbered_by_their_styles() -> None:
    heads = [
        (Role.HEADING1, "一、建机制"),
        (Role.HEADING2, "（一）定责任"),
        (Role.HEADING2, "(二)严考核"),
        (Role.HEADING3, "1.月月查"),
        (Role.HEADING1, "二、强队伍"),
        (Role.HEADING2, "（一）选得准"),
        (Role.HEADING1, "五、跳过的号"),
        (Role.HEADING1, "没有号"),
    ]
    data = docx.new_document([docx.ComposedParagraph(role, text) for role, text in heads])
    found = [(paragraph.label, paragraph.text) for paragraph in docx.read(data).paragraphs]
    assert found == [
        ("一、", "建机制"),
        ("（一）", "定责任"),
        ("（二）", "严考核"),
        ("1.", "月月查"),
        ("二、", "强队伍"),
        ("（一）", "选得准"),
        ("", "五、跳过的号"),
        ("", "没有号"),
    ]


def test_after_what_is_of_another_namespace_a_paragraph_is_a_paragraph() -> None:
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choices = (
        f'<mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice Requires="w14">{p(r("末尾。"))}</mc:Choice>'
        f"<mc:Fallback>{p(r('末尾。'))}</mc:Fallback></mc:AlternateContent>"
    )
    done = docx.insert(package(p(r("开头。")) + choices), [docx.InsertedParagraph("新。", "p1")], after="")
    assert texts(done) == ["开头。", "末尾。", "新。"]
