"""What holds words and is not read among the paragraphs is said."""

from __future__ import annotations

import pytest

from addin_server import docx
from addin_server.core.model import Severity, Span
from tests.docx.build import W, p, package, r, related
from tests.docx.corpus import same
from tests.docx.test_annotate import TEXT, WHEN
from tests.docx.test_clean import SIGNS


def beside(kind: str, root: str, text: str) -> bytes:
    part = f'<w:{root} xmlns:w="{W}">{p(r(text))}</w:{root}>'
    relations = related(("rId1", kind, f"{kind}1.xml"))
    return package(p(r(TEXT)), {f"word/{kind}1.xml": part, "word/_rels/document.xml.rels": relations})


@pytest.mark.parametrize(
    ("kind", "root", "place"),
    [
        ("header", "hdr", "页眉"),
        ("footer", "ftr", "页脚"),
        ("footnotes", "footnotes", "脚注"),
        ("endnotes", "endnotes", "尾注"),
    ],
)
def test_words_beside_the_text_are_told(kind: str, root: str, place: str) -> None:
    data = beside(kind, root, "第〔期号〕期")
    assert docx.read_other_stories(data) == ((place, "第〔期号〕期"),)
    assert any(place in notice for notice in docx.read(data).notices)


def test_a_page_number_is_no_words() -> None:
    assert docx.read(beside("footer", "ftr", "— 1 —")).notices == ()


def drawn(code: str, result: str = "") -> str:
    def character(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    written = f"<w:r><w:instrText>{code[:4]}</w:instrText></w:r><w:r><w:instrText>{code[4:]}</w:instrText></w:r>"
    return f"{character('begin')}{written}{result}{character('end')}"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"eq \o\ac(○,1)", "①"),
        (r" EQ \O\AC(\s\up6(○),12) ", "⑫"),
        (r"eq \o\ac(□,密)", "密"),
        (r"eq \o\ac(○,21)", "21"),
        (r"eq \o(a,b)", ""),
    ],
)
def test_characters_in_a_ring_are_read(code: str, shown: str) -> None:
    separator = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    for body in (drawn(code), drawn(code, separator)):
        data = package(p(r("第"), body, r("组。")))
        assert [paragraph.text for paragraph in docx.read(data).paragraphs] == [f"第{shown}组。"]
        wanted = docx.AnchoredRemark("p1", Span(0, 2), f"第{shown}组"[:2], "请核。", Severity.ADVICE)
        done = docx.annotate(data, [wanted], author="主笔", highlight=True, date=WHEN)
        assert not done.unplaced
        assert same(docx.clean(done.data, SIGNS).data, data)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (drawn(r"eq \f(1,2)"), "EQ 域"),
        (r("暗", "<w:vanish/>"), "隐藏"),
        ('<m:t xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">x</m:t>', "公式"),
    ],
)
def test_what_is_hard_to_see_is_told(body: str, expected: str) -> None:
    assert any(expected in notice for notice in docx.read(package(p(r(TEXT), body))).notices)
