"""Comments stand on exactly their words, and nothing else of the file changes."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
import zipfile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin_server import docx
from addin_server.core.model import Severity, Span
from addin_server.docx.opc.names import MC
from tests.docx.build import W, p, package, r
from tests.docx.corpus import anchors

WHEN = dt.datetime(2026, 3, 29, 9, 30)
TEXT = "柳河镇党员的综合素质得到明显提升。"

BY = 'w:author="甲" w:date="2026-01-01T00:00:00Z"'
CELL = f"<w:tc><w:tcPr/>{p(r(TEXT))}</w:tc>"
SHAPES = {
    "one run": p(r(TEXT)),
    "many runs": p(r("柳河镇", "<w:b/>"), r("党员的综合"), r("素质得到明显", "<w:i/>"), r("提升。")),
    "a link": p(r("柳河镇"), f'<w:hyperlink w:anchor="a">{r("党员的综合素质")}</w:hyperlink>', r("得到明显提升。")),
    "an insertion": p(r("柳河镇"), f'<w:ins w:id="1" {BY}>{r("党员的综合素质")}</w:ins>', r("得到明显提升。")),
    "a deletion": p(
        r("柳河镇"),
        f'<w:del w:id="1" {BY}><w:r><w:delText>全体</w:delText></w:r></w:del>',
        r("党员的综合素质得到明显提升。"),
    ),
    "a smart tag": p(f'<w:smartTag w:uri="u" w:element="e">{r(TEXT[:3])}</w:smartTag>', r(TEXT[3:])),
    "an inline control": p(f"<w:sdt><w:sdtContent>{r(TEXT[:5])}</w:sdtContent></w:sdt>", r(TEXT[5:])),
    "a block control": f"<w:sdt><w:sdtContent>{p(r(TEXT))}</w:sdtContent></w:sdt>",
    "a table": f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{CELL}</w:tr></w:tbl>{p()}",
    "bare text": p("<w:r><w:t>柳河镇党员</w:t></w:r>", r("的综合素质得到明显提升。")),
    "a footnote": p(r(TEXT[:5]), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(TEXT[5:])),
    "a footnote inside a run": p(
        f'<w:r><w:t>{TEXT[:5]}</w:t><w:footnoteReference w:id="2"/><w:t>{TEXT[5:]}</w:t></w:r>'
    ),
}


def remark(
    span: tuple[int, int], text: str = "【主笔】建议改", paragraph: str = "p1", full: str = TEXT
) -> docx.AnchoredRemark:
    return docx.AnchoredRemark(paragraph, Span(*span), full[slice(*span)], text, Severity.WARNING)


def annotate(data: bytes, *remarks: docx.AnchoredRemark, highlight: bool = False) -> docx.Annotated:
    return docx.annotate(data, remarks, author="主笔", highlight=highlight, date=WHEN)


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.read(data).paragraphs]


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("span", [(0, 3), (3, 5), (5, 12), (6, 7), (0, 17), (2, 16)])
def test_a_comment_stands_on_exactly_its_words(shape: str, span: tuple[int, int]) -> None:
    data = package(SHAPES[shape])
    assert texts(data) == [TEXT]
    done = annotate(data, remark(span))
    assert not done.unplaced
    assert anchors(done.data) == [TEXT[slice(*span)]]
    assert texts(done.data) == [TEXT]


@pytest.mark.parametrize("shape", SHAPES)
def test_several_comments_may_overlap(shape: str) -> None:
    spans = [(0, 17), (3, 12), (5, 8), (8, 12), (4, 8)]
    done = annotate(package(SHAPES[shape]), *(remark(span) for span in spans), highlight=True)
    assert anchors(done.data) == [TEXT[slice(*span)] for span in spans]
    assert texts(done.data) == [TEXT]


@given(
    cuts=st.sets(st.integers(1, 16), max_size=8),
    spans=st.lists(st.tuples(st.integers(0, 16), st.integers(1, 17)).map(sorted), min_size=1, max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_however_the_runs_are_cut(cuts: set[int], spans: list[list[int]]) -> None:
    edges = [0, *sorted(cuts), 17]
    data = package(p(*(r(TEXT[a:b]) for a, b in itertools.pairwise(edges))))
    wanted = list(dict.fromkeys((a, b) for a, b in spans if a < b))
    done = annotate(data, *(remark((a, b)) for a, b in wanted), highlight=True)
    assert anchors(done.data) == [TEXT[a:b] for a, b in wanted]
    assert texts(done.data) == [TEXT]


def test_another_reader_finds_the_comment_and_its_author() -> None:
    done = annotate(package(p(r(TEXT))), remark((5, 12), "【主笔】建议改\n为什么：没有数"))
    found = next(iter(python_docx.Document(io.BytesIO(done.data)).comments))
    assert (found.author, found.initials) == ("主笔", "主笔")
    assert [paragraph.text for paragraph in found.paragraphs] == ["【主笔】建议改", "为什么：没有数"]


def test_with_nothing_to_say_the_file_is_the_same_bytes() -> None:
    data = package(p(r(TEXT)))
    assert annotate(data).data == data


def test_words_that_are_not_there_are_left_alone_and_told() -> None:
    data = package(p(r(TEXT)))
    wrong = docx.AnchoredRemark("p1", Span(0, 3), "云溪县", "意见", Severity.ERROR)
    gone = docx.AnchoredRemark("p9", None, "", "意见", Severity.ERROR)
    done = annotate(data, wrong, gone)
    assert done.data == data
    assert [remark for remark, _ in done.unplaced] == [wrong, gone]


@pytest.mark.parametrize("span", [(0, 3), (15, 40), (0, 0)])
def test_words_beyond_the_end_are_told(span: tuple[int, int]) -> None:
    data = package(p() if span[1] < 40 else p(r(TEXT)))
    wrong = docx.AnchoredRemark("p1", Span(*span), "", "意见", Severity.ERROR)
    assert [remark for remark, _ in annotate(data, wrong).unplaced] == [wrong]


def test_other_peoples_comments_stay() -> None:
    theirs = f'<w:comment w:id="7" w:author="王"><w:p>{r("原有批注")}</w:p></w:comment>'
    comments = f'<w:comments xmlns:w="{W}">{theirs}</w:comments>'
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>'
        "</Relationships>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    body = p(
        '<w:commentRangeStart w:id="7"/>',
        r(TEXT),
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    )
    parts = {"word/comments.xml": comments, "word/_rels/document.xml.rels": relation}
    data = package(body, parts, f'<Override PartName="/word/comments.xml" ContentType="{kind}"/>')
    done = annotate(data, remark((5, 12)))
    assert "原有批注" in part(done.data, "word/comments.xml")
    assert sorted(re.findall(r'<w:comment w:id="(\d+)"', part(done.data, "word/comments.xml"))) == ["7", "8"]
    assert anchors(done.data) == [TEXT, TEXT[5:12]]


def test_highlight_keeps_the_authors_own() -> None:
    data = package(p(r("柳河镇", '<w:highlight w:val="green"/>'), r("党员的综合素质得到明显提升。")))
    xml = part(annotate(data, remark((0, 12)), highlight=True).data, "word/document.xml")
    assert xml.count('w:val="green"') == 1
    assert xml.count('w:val="yellow"') == 1


def test_untouched_parts_keep_their_bytes() -> None:
    data = package(p(r(TEXT)), {"word/theme/theme1.xml": "<a/>", "docProps/custom.xml": "<b  c = 'd'/>"})
    done = annotate(data, remark((0, 3))).data
    for name in ("word/theme/theme1.xml", "docProps/custom.xml", "_rels/.rels"):
        assert part(done, name) == part(data, name)


def test_control_characters_in_a_remark_do_no_harm() -> None:
    done = annotate(package(p(r(TEXT))), remark((0, 3), "坏\x0b字\ufffe符"))
    assert "坏字符" in part(done.data, "word/comments.xml")


def test_a_character_in_alternatives_that_are_laid_out_in_lines_is_not_cut() -> None:
    """The blanks inside are no words, and a second element without a choice would be no document."""
    cat = f'''<mc:AlternateContent xmlns:mc="{MC}">
          <mc:Choice Requires="w14"><w:t>猫</w:t></mc:Choice>
          <mc:Fallback><w:t>猫</w:t></mc:Fallback>
        </mc:AlternateContent>'''
    data = package(p(r("柳河镇"), f"<w:r>{cat}<w:t>到站</w:t></w:r>"))
    done = annotate(data, *(remark((at, at + 1), full="柳河镇猫到站") for at in (3, 4)), highlight=True)
    assert not done.unplaced
    xml = part(done.data, "word/document.xml")
    assert (xml.count("<mc:AlternateContent"), xml.count("<mc:Choice")) == (1, 1)
    assert "xml:space" not in xml.partition("<mc:AlternateContent")[2].partition(">")[0]


def test_a_highlight_stands_behind_a_font_that_has_alternatives() -> None:
    fonts = f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="w14"><w:rFonts w:hint="eastAsia"/></mc:Choice>'
    data = package(p(r(TEXT, f"{fonts}</mc:AlternateContent><w:u w:val='single'/>")))
    xml = part(annotate(data, remark((0, 17)), highlight=True).data, "word/document.xml")
    assert xml.index("rFonts") < xml.index("<w:highlight") < xml.index("<w:u ")
