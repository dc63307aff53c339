"""What a file says about people is found by meaning, in any part of any name, and goes when asked."""

from __future__ import annotations

import io
import re
import zipfile
from typing import get_args

import pytest

from addin_server import docx
from addin_server.core.model import Role
from addin_server.docx.opc.names import MC
from addin_server.docx.writing.finish import Leftover
from tests.docx.build import W, p, package, r, related
from tests.docx.cases import W15, comment, commented, marked, parts, replaced
from tests.docx.test_annotate import TEXT, texts

EVERYTHING = get_args(Leftover)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MICROSOFT = "http://schemas.microsoft.com/office"
STRICT = "http://purl.oclc.org/ooxml/officeDocument"
VML = "urn:schemas-microsoft-com:office:office"
NAME = "贺知行"
DATED = f'w:id="3" w:author="{NAME}" w:date="2026-03-01T09:00:00Z"'


def relation(kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    found = f'<Relationship Id="rId7" Type="{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'


def word(root: str, content: str) -> str:
    return f'<w:{root} xmlns:w="{W}">{content}</w:{root}>'


CASES: dict[str, tuple[str, dict[str, str]]] = {
    "properties under another name": (
        p(r(TEXT)),
        {
            "package/services/metadata/core-properties/6f.psmdcp": f'<coreProperties xmlns="{PACKAGE}/metadata/'
            f'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{NAME}</dc:creator>'
            f"<lastModifiedBy>{NAME}</lastModifiedBy></coreProperties>"
        },
    ),
    "properties of the program": (
        p(r(TEXT)),
        {
            "docProps/app.xml": f'<Properties xmlns="{OFFICE}/extended-properties"><Manager>{NAME}</Manager>'
            "</Properties>"
        },
    ),
    "properties of one's own": (
        p(r(TEXT)),
        {
            "docProps/custom.xml": f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:v="{OFFICE}/docPropsVTypes">'
            f'<property pid="2" name="起草人"><v:lpwstr>{NAME}</v:lpwstr></property></Properties>'
        },
    ),
    "a style": (
        p(r(TEXT)),
        {
            "word/styles.xml": word(
                "styles", f'<w:style w:styleId="a"><w:rPr><w:rPrChange {DATED}><w:rPr/></w:rPrChange></w:rPr></w:style>'
            )
        },
    ),
    "a list": (
        p(r(TEXT)),
        {"word/numbering.xml": word("numbering", f"<w:pPr><w:pPrChange {DATED}><w:pPr/></w:pPrChange></w:pPr>")},
    ),
    "a header nobody relates to": (
        p(r(TEXT)),
        {"word/header9.xml": word("hdr", p(f"<w:ins {DATED}>{r('页眉')}</w:ins>"))},
    ),
    "people": (
        p(r(TEXT)),
        {
            "word/people.xml": f'<w15:people xmlns:w15="{W15}"><w15:person w15:author="{NAME}"><w15:presenceInfo '
            f'w15:providerId="AD" w15:userId="S::{NAME}@hewan.example::1"/></w15:person></w15:people>'
        },
    ),
    "a permission": (
        p(f'<w:permStart w:id="5" w:ed="hewan\\{NAME}"/>', r(TEXT), '<w:permEnd w:id="5"/>'),
        {},
    ),
    "a template": (
        p(r(TEXT)),
        {
            "word/settings.xml": word("settings", f'<w:attachedTemplate xmlns:o="{OFFICE}/relationships"/>'),
            "word/_rels/settings.xml.rels": relation(
                f"{OFFICE}/relationships/attachedTemplate", f"file:///C:\\Users\\{NAME}\\a.dotx", external=True
            ),
        },
    ),
    "a linked file": (
        p(r(TEXT)),
        {
            "word/_rels/document.xml.rels": relation(
                f"{OFFICE}/relationships/hyperlink", f"file:///D:\\{NAME}\\台账.docx", external=True
            )
        },
    ),
    "a variable": (
        p(r(TEXT)),
        {"word/settings.xml": word("settings", f'<w:docVars><w:docVar w:name="who" w:val="{NAME}"/></w:docVars>')},
    ),
    "attached data": (
        p(f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{{1}}"/></w:sdtPr><w:sdtContent>{r(TEXT)}'
          "</w:sdtContent></w:sdt>"),
        {
            "customXml/item1.xml": f"<a><owner>{NAME}</owner></a>",
            "word/_rels/document.xml.rels": relation(f"{OFFICE}/relationships/customXml", "../customXml/item1.xml"),
        },
    ),
    "letters' recipients": (
        p(r(TEXT)),
        {
            "word/settings.xml": word("settings", "<w:mailMerge><w:odso/></w:mailMerge>"),
            "word/recipientData.xml": word("recipients", f'<w:uniqueTag w:val="{NAME}"/>'),
            "word/_rels/settings.xml.rels": relation(f"{OFFICE}/relationships/recipientData", "recipientData.xml"),
        },
    ),
    "a query for letters": (
        p(r(TEXT)),
        {"word/settings.xml": word("settings", f'<w:mailMerge><w:query w:val="SELECT * FROM {NAME}"/></w:mailMerge>')},
    ),
    "a picture's description": (
        p(r(TEXT), '<w:r><w:drawing><wp:docPr xmlns:wp="urn:wp" id="1" name="图片 1" descr="C:\\Users\\'
          f'{NAME}\\照片.jpg"/></w:drawing></w:r>'),
        {},
    ),
    "properties of a strict file": (
        p(r(TEXT)),
        {"docProps/app.xml": f'<Properties xmlns="{STRICT}/extendedProperties"><Company>{NAME}</Company></Properties>'},
    ),
    "properties of one's own in a strict file": (
        p(r(TEXT)),
        {
            "docProps/custom.xml": f'<Properties xmlns="{STRICT}/customProperties" xmlns:v="{STRICT}/docPropsVTypes">'
            f'<property pid="2" name="起草人"><v:lpwstr>{NAME}</v:lpwstr></property></Properties>'
        },
    ),
    "a publisher": (
        p(r(TEXT)),
        {
            "docProps/core.xml": f'<coreProperties xmlns="{PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:publisher>{NAME}</dc:publisher></coreProperties>'
        },
    ),
    "a template called after somebody": (
        p(r(TEXT)),
        {
            "docProps/app.xml": f'<Properties xmlns="{OFFICE}/extended-properties"><Template>'
            f"Normal{NAME}.dotm</Template></Properties>"
        },
    ),
    "initials without an author": (
        p(r(TEXT)),
        {"word/comments.xml": word("comments", f'<w:comment w:id="0" w:author="" w:initials="{NAME}"/>')},
    ),
    "a line to sign on": (
        p(r(TEXT), f'<w:r><w:pict><o:signatureline xmlns:o="{VML}" o:suggestedsigner="{NAME}" '
          f'o:suggestedsigneremail="{NAME}@hewan.example"/></w:pict></w:r>'),
        {},
    ),
    "a signature": (
        p(r(TEXT)),
        {
            "_rels/.rels": related(("rId1", "officeDocument", "word/document.xml")).replace(
                "</Relationships>",
                f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/digital-signature/origin" '
                'Target="_xmlsignatures/origin.sigs"/></Relationships>',
            ),
            "_xmlsignatures/origin.sigs": "",
            "_xmlsignatures/_rels/origin.sigs.rels": relation(
                f"{PACKAGE}/relationships/digital-signature/signature", "sig1.xml"
            ),
            "_xmlsignatures/sig1.xml": f"<Signature><X509SubjectName>CN={NAME}</X509SubjectName></Signature>",
        },
    ),
    "a simple field": (
        p(f'<w:fldSimple w:instr="INCLUDEPICTURE &quot;C:\\\\{NAME}\\\\1.jpg&quot; \\d">{r(TEXT)}</w:fldSimple>'),
        {},
    ),
    "a field cut in pieces": (
        p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>LINK Word.Document "D:\\</w:instrText></w:r>',
          f'<w:r><w:instrText>\\{NAME}\\\\台账.docx" \\a</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>',
          r(TEXT), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        {},
    ),
    "a scheme": (
        p(r(TEXT)),
        {"word/settings.xml": word("settings", f'<w:attachedSchema w:val="file:///C:/Users/{NAME}/a.xsd"/>')},
    ),
    "a picture of an older program": (
        p(r(TEXT), f'<w:r><w:pict><v:imagedata xmlns:v="urn:v" xmlns:o="{VML}" o:href="file:///D:\\{NAME}\\1.jpg"/>'
          "</w:pict></w:r>"),
        {},
    ),
    "a picture's description where folders are named another way": (
        p(r(TEXT), '<w:r><w:drawing><wp:docPr xmlns:wp="urn:wp" id="1" name="图片 1" descr="/home/'
          f'{NAME}/桌面/照片.jpg"/></w:drawing></w:r>'),
        {},
    ),
    "a linked file somewhere near": (
        p(r(TEXT)),
        {
            "word/_rels/document.xml.rels": relation(
                f"{OFFICE}/relationships/hyperlink", f"../../{NAME}/Desktop/台账.docx", external=True
            )
        },
    ),
    "a source of letters": (
        p(r(TEXT)),
        {"word/settings.xml": word("settings", f'<w:mailMerge><w:odso><w:udl w:val="C:\\{NAME}\\a.xls"/></w:odso>'
                                   "</w:mailMerge>")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_is_told_and_goes_and_the_words_stay(case: str) -> None:
    body, more = CASES[case]
    data = package(body, more)
    assert docx.leftovers(data).traces
    done = docx.finish(data, EVERYTHING)
    assert not [name for name, content in parts(done).items() if NAME.encode() in content]
    assert docx.leftovers(done).traces == ()
    assert texts(done)[0] == TEXT


def test_a_name_known_from_one_place_is_sought_in_all_others() -> None:
    header = word("hdr", p(f'<w:fldSimple w:instr="AUTHOR {NAME}">{r("甲")}</w:fldSimple>'))
    data = commented(p(marked("0", r(TEXT))), comment("0", "请核。", author=NAME), more={"word/header1.xml": header})
    assert ("页眉的设置", NAME) in [(trace.where, trace.what) for trace in docx.leftovers(data).traces]
    done = docx.finish(data, ["authors"])
    assert not [name for name, content in parts(done).items() if NAME.encode() in content]
    assert docx.comments(done)[0].quote == TEXT


@pytest.mark.parametrize("address", ["https://hx.example/贺知行/", "mailto:%E8%B4%BA%E7%9F%A5%E8%A1%8C@hw.example"])
def test_a_link_to_somebody_known_is_taken_off_its_words(address: str) -> None:
    link = f'<w:hyperlink xmlns:o="{OFFICE}/relationships" o:id="rId7">{r(TEXT)}</w:hyperlink>'
    data = commented(p(link, marked("0", r("云溪县"))), comment("0", "请核。", author=NAME))
    with_link = relation(f"{OFFICE}/relationships/hyperlink", address, external=True).partition("><")[2]
    data = replaced(data, "word/_rels/document.xml.rels", "</Relationships>", f"<{with_link}")
    assert ("链接的地址", address) in [(trace.where, trace.what) for trace in docx.leftovers(data).traces]
    done = docx.finish(data, ["authors"])
    assert address.encode() not in parts(done)["word/_rels/document.xml.rels"]
    assert b"rId7" not in parts(done)["word/document.xml"]
    assert texts(done) == [f"{TEXT}云溪县"]


def test_a_namespace_called_after_somebody_known_goes_with_what_is_of_it() -> None:
    body = p(marked("0", f"<w:r>甲<w:t>{TEXT}</w:t></w:r>"))
    root = f'<w:document xmlns:x="urn:hx-brief:raw" xmlns:mc="{MC}" mc:Ignorable="w14 x"'
    data = commented(body, comment("0", "请核。", author="hx-brief"))
    data = replaced(data, "word/document.xml", "<w:document", root)
    data = replaced(data, "word/document.xml", "甲", "<x:note>甲</x:note>")
    done = docx.finish(data, ["authors"])
    assert not [name for name, content in parts(done).items() if b"hx-brief" in content]
    assert b'Ignorable="w14"' in parts(done)["word/document.xml"]
    assert texts(done) == [TEXT]


@pytest.mark.parametrize("name", ["2026", "A1"])
def test_a_name_is_no_piece_of_a_number(name: str) -> None:
    body = '<w:p w14:paraId="00A12026"><w:pPr><w:spacing w:line="20260"/></w:pPr>'
    data = commented(f"{body}{marked('0', r(TEXT))}</w:p>", comment("0", "请核。", author=name))
    done = parts(docx.finish(data, ["authors"]))["word/document.xml"]
    assert b'"00A12026"' in done and b'"20260"' in done


def test_words_of_the_text_are_never_masked() -> None:
    data = commented(p(marked("0", r(f"起草人：{NAME}"))), comment("0", "请核。", author=NAME))
    assert texts(docx.finish(data, EVERYTHING)) == [f"起草人：{NAME}"]


def test_one_plain_word_of_letters_is_not_sought_everywhere() -> None:
    data = commented(
        p('<w:pPr><w:jc w:val="left"/></w:pPr>', marked("0", r(TEXT))), comment("0", "请核。", author="left")
    )
    assert b'w:val="left"' in parts(docx.finish(data, ["authors"]))["word/document.xml"]


def test_all_parts_of_comments_go_by_what_they_are() -> None:
    more = {
        "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{W15}"/>',
        "word/commentsIds.xml": '<w16cid:commentsIds xmlns:w16cid="urn:x"/>',
        "word/people.xml": f'<w15:people xmlns:w15="{W15}"/>',
    }
    data = commented(p(marked("0", r(TEXT))), comment("0", "请核。"), more=more)
    kind = f"{MICROSOFT}/2011/relationships/commentsExtended"
    extended = f'<Relationship Id="rIdE" Type="{kind}" Target="commentsExtended.xml"/>'
    data = replaced(data, "word/_rels/document.xml.rels", "</Relationships>", f"{extended}</Relationships>")
    done = parts(docx.finish(data, ["comments"]))
    assert not [name for name in done if re.search("comments|people", name)]
    assert "omments" not in done["word/_rels/document.xml.rels"].decode()


def test_editing_sessions_are_forgotten() -> None:
    body = f'<w:p w:rsidR="00AB12CD">{r(TEXT)}</w:p>'
    settings = word("settings", '<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>')
    styles = word("styles", '<w:style w:styleId="a"><w:rsid w:val="00AB12CD"/></w:style>')
    done = docx.finish(package(body, {"word/settings.xml": settings, "word/styles.xml": styles}), ["authors"])
    assert not [name for name, content in parts(done).items() if b"rsid" in content]


def test_hidden_words_are_counted() -> None:
    assert docx.leftovers(package(p(r(TEXT), r("暗", "<w:vanish/>"), r("明", '<w:vanish w:val="0"/>')))).hidden == 1


def test_ink_is_no_attached_data() -> None:
    """Its relation is of the same kind, but what was drawn by hand is seen in the text."""
    drawn = f'<w:r><w14:contentPart xmlns:o="{OFFICE}/relationships" o:id="rId7"/></w:r>'
    more = {
        "word/ink/ink1.xml": '<ink xmlns="http://www.w3.org/2003/InkML"/>',
        "word/_rels/document.xml.rels": relation(f"{OFFICE}/relationships/customXml", "ink/ink1.xml"),
    }
    ink = '<Override PartName="/word/ink/ink1.xml" ContentType="application/inkml+xml"/>'
    data = package(p(r(TEXT), drawn), more, ink)
    assert docx.leftovers(data).traces == ()
    assert parts(docx.finish(data, ["authors"]))["word/ink/ink1.xml"] == parts(data)["word/ink/ink1.xml"]


def test_a_document_laid_out_anew_tells_of_nobody_and_of_no_template() -> None:
    rows = ((Role.TITLE, "柳河镇办夜校"), (Role.BODY, TEXT))
    data = docx.new_document([docx.ComposedParagraph(*row) for row in rows])
    assert docx.leftovers(data) == docx.Leftovers(0, 0, 0, ())
    assert [paragraph.text for paragraph in docx.read(data).paragraphs] == ["柳河镇办夜校", TEXT]


def test_a_file_without_a_trace_has_none() -> None:
    data = package(p(r(TEXT)), {"word/_rels/document.xml.rels": related()})
    assert docx.leftovers(data) == docx.Leftovers(0, 0, 0, ())
    assert docx.finish(data, ["authors"]) == data


def test_a_comments_part_of_another_programs_kind_goes_with_what_leads_to_it() -> None:
    vendor = "http://schemas.example.com/relationships/commentsDocument"
    more = {
        "word/commentsDocument.xml": word("comments", '<w:comment w:id="7"/>'),
        "word/_rels/document.xml.rels": related(("rId1", "comments", "comments.xml")).replace(
            "</Relationships>",
            f'<Relationship Id="rId7" Type="{vendor}" Target="commentsDocument.xml"/></Relationships>',
        ),
    }
    done = parts(docx.finish(commented(p(marked("0", r(TEXT))), comment("0", "请核。"), more=more), ["comments"]))
    assert "word/commentsDocument.xml" not in done
    assert b"commentsDocument" not in done["word/_rels/document.xml.rels"]


def test_a_link_of_another_programs_kind_to_somebodys_files_is_told_and_shortened() -> None:
    link = relation("http://schemas.example.com/linked", f"file:///C:/Users/{NAME}/a.docx", external=True)
    data = package(p(r(TEXT)), {"word/_rels/document.xml.rels": link})
    assert docx.leftovers(data).traces
    assert NAME.encode() not in parts(docx.finish(data, EVERYTHING))["word/_rels/document.xml.rels"]


def test_a_field_keeps_the_names_of_files_and_its_switches() -> None:
    code = 'INCLUDETEXT "D:\\\\甲\\\\乙.docx" 书签 \\* MERGEFORMAT \\\\h'.replace('"', "&quot;")
    xml = parts(docx.finish(package(p(f'<w:fldSimple w:instr="{code}">{r(TEXT)}</w:fldSimple>')), ["authors"]))
    assert "INCLUDETEXT &quot;乙.docx&quot; 书签 \\* MERGEFORMAT \\\\h" in xml["word/document.xml"].decode()


def test_a_name_like_the_id_of_a_relation_leaves_what_is_related() -> None:
    link = f'<w:hyperlink xmlns:o="{OFFICE}/relationships" o:id="rId7">{r(TEXT)}</w:hyperlink>'
    to = relation(f"{OFFICE}/relationships/hyperlink", "https://hx.example", external=True)
    data = package(
        p(link, f"<w:ins {DATED}>{r('一')}</w:ins>".replace(NAME, "rId7")), {"word/_rels/document.xml.rels": to}
    )
    assert b'o:id="rId7"' in parts(docx.finish(data, ["authors"]))["word/document.xml"]


def test_what_is_called_after_two_people_stays_two() -> None:
    marks = "".join(f'<w:bookmarkStart w:id="{n}" w:name="{who}"/>' for n, who in enumerate((NAME, "孙若兰")))
    changes = f"<w:ins {DATED}>{r('一')}</w:ins>" + f"<w:ins {DATED}>{r('二')}</w:ins>".replace(NAME, "孙若兰")
    xml = parts(docx.finish(package(p(marks, changes)), ["authors"]))["word/document.xml"].decode()
    assert len(set(re.findall('w:name="([^"]*)"', xml))) == 2


def test_a_remark_on_an_entry_of_the_archive_goes_with_the_names_in_it() -> None:
    data = package(p(f"<w:ins {DATED}>{r('一')}</w:ins>"))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name, content in {**parts(data), "word/theme/theme1.xml": b"<a/>"}.items():
            out.writestr(name, content)
            out.getinfo(name).comment = NAME.encode()
    done = docx.finish(target.getvalue(), ["authors"])
    assert NAME.encode() not in done
    assert docx.finish(target.getvalue(), ["highlights"]) == target.getvalue()


@pytest.mark.parametrize("style", ["<w:rPr><w:vanish/></w:rPr>", '<w:basedOn w:val="h"/>'])
def test_words_hidden_by_a_style_are_counted_and_told(style: str) -> None:
    hides = '<w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    more = {
        "word/styles.xml": word("styles", f'{hides}<w:style w:styleId="a">{style}</w:style>'),
        "word/_rels/document.xml.rels": related(("rId1", "styles", "styles.xml")),
    }
    shown = r("明", '<w:rStyle w:val="a"/><w:vanish w:val="0"/>')
    data = package(
        p(r("暗", '<w:rStyle w:val="a"/>'), shown) + p('<w:pPr><w:pStyle w:val="a"/></w:pPr>', r("暗")), more
    )
    assert docx.leftovers(data).hidden == 2
    assert "隐藏的文字" in "".join(docx.read(data).notices)
    assert docx.leftovers(package(p(r("明")), more)).hidden == 0


def test_a_title_that_bears_a_known_name_is_told() -> None:
    core = (
        f'<coreProperties xmlns="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{NAME}的稿子</dc:title><dc:creator>{NAME}</dc:creator></coreProperties>"
    )
    data = package(p(r(TEXT)), {"docProps/core.xml": core})
    assert [trace.what for trace in docx.leftovers(data).traces] == [NAME, f"{NAME}的稿子"]
    assert docx.leftovers(docx.finish(data, ["authors"]), known=[NAME]).traces == ()


HIDES = '<w:style w:type="paragraph" w:styleId="a"{}><w:rPr><w:vanish/></w:rPr></w:style>'


def test_a_style_hides_the_words_of_its_own_document() -> None:
    """The styles of saved pieces of text bear the ids of the document's."""
    named = p('<w:pPr><w:pStyle w:val="a"/></w:pPr>', r("明"))
    glossary = "word/glossary/document.xml"
    more = {
        "word/styles.xml": word("styles", '<w:style w:type="paragraph" w:styleId="a"/>'),
        "word/header1.xml": word("hdr", named),
        "word/_rels/document.xml.rels": related(
            ("rId1", "styles", "styles.xml"),
            ("rId2", "glossaryDocument", "glossary/document.xml"),
            ("rId3", "header", "header1.xml"),
        ),
        "word/glossary/styles.xml": word("styles", HIDES.format("")),
        "word/glossary/_rels/document.xml.rels": related(("rId1", "styles", "styles.xml")),
    }
    assert docx.leftovers(package(named, {**more, glossary: word("glossaryDocument", p())})).hidden == 0
    assert docx.leftovers(package(named, {**more, glossary: word("glossaryDocument", named)})).hidden == 1
    data = package(named, {**more, "word/styles.xml": word("styles", HIDES.format(""))})
    assert docx.leftovers(data).hidden == 2


@pytest.mark.parametrize("named", ["", '<w:pPr><w:pStyle w:val="没有"/></w:pPr>'])
def test_the_default_style_hides_the_words_of_paragraphs_without_one(named: str) -> None:
    styles = HIDES.format(' w:default="1"') + '<w:style w:type="paragraph" w:styleId="b"/>'
    more = {
        "word/styles.xml": word("styles", styles),
        "word/_rels/document.xml.rels": related(("rId1", "styles", "styles.xml")),
    }
    data = package(p(named, r("暗")) + p('<w:pPr><w:pStyle w:val="b"/></w:pPr>', r("明")), more)
    assert docx.leftovers(data).hidden == 1
    assert [one.text for one in docx.hidden_content(data)] == ["暗"]
    assert "隐藏的文字" in "".join(docx.read(data).notices)
