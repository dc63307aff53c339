"""What a page shows is read, or said unread: one of several alternatives, fields without a result, words drawn."""

from __future__ import annotations

import pytest

from addin_server import docx
from addin_server.docx.opc.names import MC
from tests.docx import office
from tests.docx.build import W, p, package, r, related
from tests.docx.corpus import anchors, same
from tests.docx.test_annotate import annotate, remark, texts
from tests.docx.test_clean import SIGNS

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
LIST = '<w:ffData><w:ddList>{}<w:listEntry w:val="一般"/><w:listEntry w:val="紧急"/></w:ddList></w:ffData>'


def field(code: str, separate: str = "", begin: str = "") -> str:
    """A field without a result."""
    characters = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}">{begin if kind == "begin" else ""}</w:fldChar></w:r>{more}'
        for kind, more in (
            ("begin", f"<w:r><w:instrText> {code} </w:instrText></w:r>"),
            *([("separate", "")] if separate else []),
            ("end", ""),
        )
    )
    return p(r("等级："), characters, r("。"))


def alternatives(*needs: str, fallback: str = "<w:t>旧</w:t>") -> str:
    """Words for readers who know what is needed, each its own, and others for the rest."""
    choices = "".join(f'<mc:Choice Requires="{need}"><w:t>{need}</w:t></mc:Choice>' for need in needs)
    spaces = f'xmlns:mc="{MC}" xmlns:zz="http://hx.example/brief" xmlns:yy="urn:hx-brief"'
    return p(r("一"), f"<w:r><mc:AlternateContent {spaces}>{choices}<mc:Fallback>{fallback}</mc:Fallback>"
             "</mc:AlternateContent></w:r>", r("二"))  # fmt: skip


BOX = (
    '<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{p(r('框里的字。'))}</w:txbxContent></v:textbox></v:rect></w:pict>"
)
SHOWN: dict[str, tuple[str, list[str]]] = {
    "what is known": (alternatives("w14"), ["一w14二"]),
    "what is not known": (alternatives("zz"), ["一旧二"]),
    "the second, which is known": (alternatives("zz", "w14"), ["一w14二"]),
    "one of two things needed is not known": (alternatives("w14 yy"), ["一旧二"]),
    "a box for those who do not know": (alternatives("zz", fallback=BOX), ["一二", "框里的字。"]),
    "a box nobody sees": (alternatives("w14", fallback=BOX), ["一w14二"]),
    "a prompt": (field("MACROBUTTON NoMacro [填单位]"), ["等级：[填单位]。"]),
    "a prompt with a separator": (field("MacroButton  DoFieldClick 请填", separate="1"), ["等级：请填。"]),
    "a symbol": (field("SYMBOL 0x2460 \\u"), ["等级：①。"]),
    "a symbol of a font": (field('SYMBOL 252 \\f "Wingdings"'), ["等级：\ufffc。"]),
    "a symbol with a leading zero": (field("SYMBOL 065 \\u"), ["等级：A。"]),
    "a symbol in capitals": (field("SYMBOL 0X2460 \\u"), ["等级：①。"]),
    "a symbol out of range": (field("SYMBOL 9999999 \\u"), ["等级：\ufffc。"]),
    "an item of a list": (field("FORMDROPDOWN", begin=LIST.format('<w:result w:val="1"/>')), ["等级：紧急。"]),
    "an item nobody chose": (field("FORMDROPDOWN", "1", LIST.format("")), ["等级：一般。"]),
    "an item that is not there": (field("FORMDROPDOWN", "", LIST.format('<w:result w:val="7"/>')), ["等级：。"]),
    "words laid out in lines": (p("<w:r><w:t>云溪县\n  石桥镇</w:t></w:r>"), ["云溪县   石桥镇"]),
}


@pytest.mark.parametrize("case", SHOWN)
def test_what_is_shown_is_read(case: str) -> None:
    body, expected = SHOWN[case]
    data = package(body)
    assert texts(data) == expected
    done = annotate(data, remark((0, len(expected[0])), full=expected[0]), highlight=True)
    assert (done.unplaced, texts(done.data)) == ((), expected)
    assert anchors(done.data)[0].replace("框里的字。", "") == expected[0]
    assert same(docx.clean(done.data, SIGNS).data, data)


@pytest.mark.parametrize("case", ["what is known", "what is not known", "a prompt", "a symbol"])
def test_libreoffice_shows_the_same(case: str) -> None:
    assert office.seen(package(SHOWN[case][0])).accepted == SHOWN[case][1]


ART = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{}"/></v:shape></w:pict></w:r>'
SHAPE = (
    '<w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>样</a:t></w:drawing></w:r>'
)
UNREAD = {
    "letters that are shapes": (p(r("一"), ART.format("样稿")), "", "艺术字"),
    "words in a shape": (p(r("一"), SHAPE), "", "艺术字"),
    "a watermark": (p(r("一")), p(ART.format("样稿")), "水印"),
    "another document in a header": (p(r("一")), "<w:altChunk/>", "另一份文档"),
}


@pytest.mark.parametrize("case", UNREAD)
def test_what_is_drawn_is_said_unread(case: str) -> None:
    body, header, said = UNREAD[case]
    parts = {
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{header}</w:hdr>',
        "word/_rels/document.xml.rels": related(("rId1", "header", "header1.xml")),
    }
    assert said in "".join(docx.read(package(body, parts)).notices)


@pytest.mark.parametrize("kind", ["package", "oleObject", "control", "chart"])
def test_objects_are_said_unread(kind: str) -> None:
    parts = {"word/x.bin": "x", "word/_rels/document.xml.rels": related(("rId1", kind, "x.bin"))}
    assert "没有读" in "".join(docx.read(package(p(r("一")), parts)).notices)


def test_the_sheet_behind_a_chart_is_no_object_of_the_document() -> None:
    parts = {
        "word/charts/c.xml": "<c/>",
        "word/_rels/document.xml.rels": related(("rId1", "chart", "charts/c.xml")),
        "word/charts/_rels/c.xml.rels": related(("rId1", "package", "../embeddings/s.xlsx")),
    }
    assert "对象" not in "".join(docx.read(package(p(r("一"), ART.format("")), parts)).notices)
    assert "艺术字" not in "".join(docx.read(package(p(r("一"), ART.format("")), parts)).notices)
