"""Addresses of somebody's files: told where one stands, shortened to the name of the file, and nothing else touched."""

from __future__ import annotations

import pytest

from addin_server import docx
from tests.docx.build import p, package, r
from tests.docx.cases import parts
from tests.docx.test_annotate import BY, TEXT
from tests.docx.test_people import EVERYTHING, word

OLD = f'<w:del w:id="1" {BY}><w:r><w:delInstrText>HYPERLINK "C:\\old\\a.docx"</w:delInstrText></w:r></w:del>'
NEW = f'<w:ins w:id="2" {BY}><w:r><w:instrText>HYPERLINK "C:\\new\\b.docx"</w:instrText></w:r></w:ins>'


def linked(code: str) -> bytes:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return package(p(begin, code, separate, r(TEXT), end))


def document(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


@pytest.mark.parametrize("code", [OLD + NEW, NEW + OLD, OLD.replace("delInstr", "instr") + NEW])
@pytest.mark.parametrize(
    ("changes", "kept", "gone"), [("accepted", "b.docx", "a.docx"), ("rejected", "a.docx", "b.docx")]
)
def test_a_link_whose_address_was_changed_keeps_the_one_that_stays(
    code: str, changes: docx.Side, kept: str, gone: str
) -> None:
    xml = document(docx.finish(linked(code), ["authors", "changes"], changes=changes))
    assert f'HYPERLINK "{kept}"' in xml
    assert gone not in xml


def test_both_addresses_of_a_changed_link_are_told_and_shortened() -> None:
    told = [trace.what for trace in docx.leftovers(linked(OLD + NEW)).traces if "域代码" in trace.where]
    assert sorted(told) == ["C:\\new\\b.docx", "C:\\old\\a.docx"]
    xml = document(docx.finish(linked(OLD + NEW), ["authors"]))
    assert 'HYPERLINK "a.docx"</w:delInstrText>' in xml
    assert 'HYPERLINK "b.docx"</w:instrText>' in xml


def control(properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{r(TEXT)}</w:sdtContent></w:sdt>"


ART = '<w:r><w:pict><v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="../样稿"/></w:pict></w:r>'
ITEM = '<w:listItem w:displayText="~/" w:value="../甲"/>'
NO_ADDRESSES = {
    "a path in data": control('<w:dataBinding w:prefixMappings="../x" w:xpath="/root/item[1]"/>'),
    "a style": f'<w:pPr><w:pStyle w:val="/Home/开始"/></w:pPr>{r(TEXT)}',
    "a bookmark": f'<w:bookmarkStart w:id="1" w:name="../a"/><w:hyperlink w:anchor="../a">{r(TEXT)}</w:hyperlink>',
    "an item of a list": control(f"<w:dropDownList>{ITEM}</w:dropDownList>"),
    "letters that are shapes": ART + r(TEXT),
}


@pytest.mark.parametrize("case", NO_ADDRESSES)
def test_what_only_looks_like_an_address_is_not_told_and_stays(case: str) -> None:
    data = package(p(NO_ADDRESSES[case]))
    assert docx.leftovers(data).traces == ()
    if "dataBinding" not in document(data):
        assert document(docx.finish(data, EVERYTHING)) == document(data)


def test_styles_and_numbers_keep_their_names() -> None:
    styles = word(
        "styles",
        '<w:style w:styleId="../a"><w:name w:val="~/甲"/><w:basedOn w:val="/Home/开始"/></w:style>',
    )
    numbers = word("numbering", '<w:abstractNum><w:lvl w:ilvl="0"><w:lvlText w:val="../%1"/></w:lvl></w:abstractNum>')
    data = package(p(r(TEXT)), {"word/styles.xml": styles, "word/numbering.xml": numbers})
    assert docx.leftovers(data).traces == ()
    assert parts(docx.finish(data, EVERYTHING)) == parts(data)


@pytest.mark.parametrize(
    "address", ["file:report.docx", "FILE:report.docx", "file:file:report.docx", "file:%66ile:report.docx"]
)
@pytest.mark.parametrize(
    "holder",
    [
        '<w:hyperlink w:tooltip="{}" w:anchor="x"><w:r><w:t>一</w:t></w:r></w:hyperlink>',
        '<w:fldSimple w:instr="INCLUDETEXT {}"><w:r><w:t>一</w:t></w:r></w:fldSimple>',
    ],
)
def test_an_address_without_a_folder_is_told_before_and_not_after(address: str, holder: str) -> None:
    data = package(p(holder.format(address)))
    assert [trace.what for trace in docx.leftovers(data).traces] == [address]
    done = docx.finish(data, EVERYTHING)
    assert docx.leftovers(done).traces == ()
    assert "report.docx" in document(done)


def test_the_description_of_a_table_that_names_a_file_is_told() -> None:
    properties = '<w:tblPr><w:tblDescription w:val="C:\\甲\\表.xlsx"/></w:tblPr>'
    data = package(f"<w:tbl>{properties}<w:tr><w:tc>{p(r(TEXT))}</w:tc></w:tr></w:tbl>{p()}")
    assert [trace.what for trace in docx.leftovers(data).traces] == ["C:\\甲\\表.xlsx"]
    assert docx.leftovers(docx.finish(data, EVERYTHING)).traces == ()
