"""What real files hold and naive writers break, one test a trap: fields, controls, ids, notices."""

from __future__ import annotations

import re

import pytest

from addin_server import docx
from addin_server.core.model import Severity, Span
from addin_server.docx.marking.comments import MAX_RANGES
from tests.docx.build import W, p, package, r, related
from tests.docx.corpus import anchors, same
from tests.docx.test_annotate import BY, TEXT, WHEN, annotate, part, remark, texts
from tests.docx.test_clean import SIGNS, correction, parts, track


def field(code: str, result: str) -> str:
    """A complex field as Word writes it, in one paragraph."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def order(xml: str, *marks: str) -> None:
    places = [xml.index(mark) for mark in marks]
    assert places == sorted(places), marks


def test_cutting_a_run_gives_the_copy_of_its_history_an_id_of_its_own() -> None:
    history = f'<w:b/><w:rPrChange w:id="3" {BY}><w:rPr/></w:rPrChange>'
    data = package(p(r(TEXT, history)))
    done = annotate(data, remark((3, 5))).data
    ids = re.findall(r'<w:rPrChange w:id="(\d+)"', part(done, "word/document.xml"))
    assert len(ids) == len(set(ids)) == 3
    assert same(docx.clean(done, SIGNS).data, data)


def test_a_comment_in_a_field_stands_around_the_whole_field() -> None:
    data = package(p(r("见"), field(" REF a ", "第三部分"), r("。")))
    assert texts(data) == ["见第三部分。"]
    done = annotate(data, remark((2, 3), full="见第三部分。")).data
    assert anchors(done) == ["第三部分"]
    order(part(done, "word/document.xml"), "commentRangeStart", '"begin"', '"end"', "commentRangeEnd")


@pytest.mark.parametrize("code", ["TOC \\o", "INDEX", "BIBLIOGRAPHY"])
def test_what_word_generates_is_not_commented(code: str) -> None:
    data = package(p(field(code, "第一章")))
    done = annotate(data, remark((0, 2), full="第一章"))
    assert (done.data, len(done.unplaced)) == (data, 1)


def test_a_field_over_several_paragraphs_is_not_commented() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDIN ZOTERO_BIBL </w:instrText></w:r>'
    start = f'{begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    data = package(
        p(start, r("甲文献")) + p(r("乙文献")) + p(r("丙文献"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )
    assert texts(data) == ["甲文献", "乙文献", "丙文献"]
    done = annotate(data, *(remark((0, 2), paragraph=f"p{n}", full=t) for n, t in enumerate(texts(data), 1)))
    assert (done.data, len(done.unplaced)) == (data, 3)


@pytest.mark.parametrize("sealed", ["<w:text/>", "<w:date/>", '<w:lock w:val="contentLocked"/>', "<w:showingPlcHdr/>"])
def test_a_form_control_is_commented_from_outside(sealed: str) -> None:
    data = package(p(r("柳河镇"), control(sealed, r("党员的综合")), r("素质得到明显提升。")))
    done = annotate(data, remark((4, 6))).data
    assert anchors(done) == ["党员的综合"]
    order(part(done, "word/document.xml"), "commentRangeStart", "<w:sdt>", "</w:sdt>", "commentRangeEnd")
    assert track(data, correction((4, 6), "群众")).refused


def test_a_table_of_contents_in_a_control_is_left_alone() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    data = package(control(gallery, p(r("第一章"))))
    assert annotate(data, remark((0, 2), full="第一章")).data == data


@pytest.mark.parametrize("wrapper", [f'w:ins w:id="1" {BY}', 'w:hyperlink w:anchor="a"'])
def test_the_reference_outlives_a_rejected_insertion(wrapper: str) -> None:
    data = package(p(f"<{wrapper}>{r(TEXT)}</{wrapper.split()[0]}>", r("。")))
    xml = part(annotate(data, remark((3, 5))).data, "word/document.xml")
    order(xml, "commentRangeStart", "commentRangeEnd", f"</{wrapper.split()[0]}>", "commentReference")


def test_a_text_box_is_commented_where_it_is_anchored() -> None:
    def shape(text: str) -> str:
        return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"

    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice Requires='wps'>{shape('框里的话')}</mc:Choice><mc:Fallback>{shape('框里的话')}</mc:Fallback>"
    data = package(p(f"<w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>", r("正文。")))
    assert texts(data) == ["框里的话", "正文。"]
    done = annotate(data, remark((0, 2), full="框里的话")).data
    order(part(done, "word/document.xml"), "commentRangeStart", "AlternateContent", "commentRangeEnd")
    assert same(docx.clean(done, SIGNS).data, data)


def test_word_refuses_too_many_comments_so_we_stop_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(docx.annotate.__globals__, "MAX_RANGES", 2)  # the name of the module is the function now
    done = annotate(package(p(r(TEXT))), *(remark((n, n + 1)) for n in range(3)))
    assert len(done.unplaced) == 1
    assert MAX_RANGES == 32_767


def test_the_three_marks_stand_in_order() -> None:
    xml = part(annotate(package(p(r(TEXT))), remark((3, 5))).data, "word/document.xml")
    order(xml, "commentRangeStart", TEXT[3:5], "commentRangeEnd", "commentReference")


def test_deleted_rows_are_not_text_hidden_words_are() -> None:
    row = f'<w:tr><w:trPr><w:del w:id="4" {BY}/></w:trPr><w:tc><w:tcPr/>{p(r("删去的行"))}</w:tc></w:tr>'
    data = package(f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>{p(r('藏着的话', '<w:vanish/>'))}")
    assert texts(data) == ["藏着的话"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = f'<w:pPr><w:rPr><w:del w:id="6" {BY}/></w:rPr></w:pPr>'
    data = package(f"<w:p>{mark}{r(TEXT[:8])}</w:p>{p(r(TEXT[8:]))}")
    assert texts(data) == [TEXT]
    assert anchors(annotate(data, remark((5, 12))).data) == [TEXT[5:12]]


def test_automatic_numbers_are_labels_not_text() -> None:
    form = '<w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/>'
    level = f'<w:lvl w:ilvl="0">{form}</w:lvl>'
    numbering = (
        f'<w:numbering xmlns:w="{W}">'
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    head = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    more = {
        "word/numbering.xml": numbering,
        "word/_rels/document.xml.rels": related(("rId1", "numbering", "numbering.xml")),
    }
    found = docx.read(package(f"<w:p>{head}{r('建机制')}</w:p><w:p>{head}{r('强队伍')}</w:p>", more)).paragraphs
    assert [(paragraph.label, paragraph.text) for paragraph in found] == [("一、", "建机制"), ("二、", "强队伍")]


def test_paragraph_ids_of_comments_are_fresh_declared_and_small_enough() -> None:
    body = f'<w:p w14:paraId="5A420001">{r(TEXT)}</w:p>'
    done = annotate(package(body), remark((3, 5), "【主笔】一\n二")).data
    xml = part(done, "word/comments.xml")
    ids = re.findall(r'paraId="(\w+)"', xml)
    assert len({*ids, "5A420001"}) == 3
    assert all(int(number, 16) < 0x80000000 for number in ids)
    assert 'mc:Ignorable="w14"' in xml
    assert not [name for name in parts(done) if "Extended" in name or "commentsIds" in name or "people" in name]


def test_no_style_is_named_that_the_document_lacks() -> None:
    done = annotate(package(p(r(TEXT))), remark((3, 5)), highlight=True).data
    assert "Style" not in part(done, "word/document.xml") + part(done, "word/comments.xml")


def test_a_highlight_stands_in_the_order_of_the_schema() -> None:
    data = package(p(r(TEXT, '<w:b/><w:sz w:val="32"/><w:u w:val="single"/><w:lang w:val="zh-CN"/>')))
    xml = part(annotate(data, remark((0, 17)), highlight=True).data, "word/document.xml")
    order(xml, "<w:sz ", "<w:highlight ", "<w:u ", "<w:lang ")


def test_the_date_is_local_and_the_author_short() -> None:
    done = docx.annotate(package(p(r(TEXT))), [remark((3, 5))], author="长" * 90, highlight=False, date=WHEN)
    xml = part(done.data, "word/comments.xml")
    assert 'w:date="2026-03-29T09:30:00"' in xml
    assert f'w:author="{"长" * 60}"' in xml


def test_a_correction_keeps_others_marks_where_they_are() -> None:
    marks = ('<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>')
    data = package(p(r("柳河镇"), marks[0], r("党员的综合"), marks[1], "\n  ", r("素质得到明显提升。")))
    done = track(data, correction((1, 12), "改好的话"))
    assert not done.refused
    order(part(done.data, "word/document.xml"), "河镇", *marks, "素质得到")
    assert texts(done.data) == [TEXT[:1] + "改好的话" + TEXT[12:]]
    assert same(docx.clean(done.data, SIGNS).data, data)


def test_inside_an_insertion_of_somebody_else_ours_stands_beside_it() -> None:
    data = package(p(f'<w:ins w:id="1" {BY}>{r(TEXT)}</w:ins>'))
    done = track(data, correction((3, 5), "群众"), correction((8, 8), "全体"))
    assert not done.refused
    assert texts(done.data) == [TEXT[:3] + "群众" + TEXT[5:8] + "全体" + TEXT[8:]]
    xml = part(done.data, "word/document.xml")
    assert not re.search(r"<w:ins [^>]*>(?:(?!</w:ins>).)*<w:ins ", xml), "no insertion inside another"
    assert len(set(re.findall(r'<w:(?:ins|del) w:id="(\d+)"', xml))) == len(re.findall(r"<w:(?:ins|del) ", xml))
    assert same(docx.clean(done.data, SIGNS).data, data)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', "只读"),
        ('<w:documentProtection w:edit="comments" w:enforcement="1"/>', "只许批注"),
        ("<w:trackRevisions/>", "修订"),
    ],
)
def test_protection_is_told_before(settings: str, words: str) -> None:
    more = {
        "word/settings.xml": f'<w:settings xmlns:w="{W}">{settings}</w:settings>',
        "word/_rels/document.xml.rels": related(("rId1", "settings", "settings.xml")),
    }
    data = package(p(r(TEXT)), more)
    assert any(words in notice for notice in docx.read(data).notices)
    assert part(annotate(data, remark((3, 5))).data, "word/settings.xml") == part(data, "word/settings.xml")


def test_a_signature_is_told_before_and_kept() -> None:
    data = package(p(r(TEXT)), {"_xmlsignatures/sig1.xml": "<a/>"})
    assert any("签名" in notice for notice in docx.read(data).notices)
    assert "_xmlsignatures/sig1.xml" in parts(annotate(data, remark((3, 5))).data)


def test_an_embedded_document_is_told() -> None:
    data = package(p(r(TEXT)) + '<w:altChunk xmlns:r="urn:r" r:id="rId7"/>')
    assert any("嵌有另一份文档" in notice for notice in docx.read(data).notices)


def test_a_character_outside_the_basic_plane_is_one() -> None:
    data = package(p(r("𠮷安镇登记党员。")))
    wanted = docx.AnchoredRemark("p1", Span(1, 3), "安镇", "【主笔】建议改", Severity.WARNING)
    assert anchors(annotate(data, wanted).data) == ["安镇"]
