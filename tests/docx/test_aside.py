"""What holds words and is not read among the paragraphs is said."""

from __future__ import annotations

import pytest

from addin_server import docx
from tests.docx.build import W, p, package, r, related
from tests.docx.test_annotate import TEXT


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
    assert docx.read_aside(data) == ((place, "第〔期号〕期"),)
    assert any(place in notice for notice in docx.read(data).notices)


def test_a_page_number_is_no_words() -> None:
    assert docx.read(beside("footer", "ftr", "— 1 —")).notices == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,1)</w:instrText></w:r>', "带圈"),
        (r("暗", "<w:vanish/>"), "隐藏"),
        ('<m:t xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">x</m:t>', "公式"),
    ],
)
def test_what_is_hard_to_see_is_told(body: str, told: str) -> None:
    assert any(told in notice for notice in docx.read(package(p(r(TEXT), body))).notices)
