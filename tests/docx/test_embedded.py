"""Metadata and embedded packages: names in packages within, pictures, objects, remarks to nobody."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import get_args

import pytest

from addin_server import docx
from addin_server.docx.writing.finish import Leftover
from tests.docx.build import p, package, r
from tests.docx.cases import parts
from tests.docx.test_people import CASES, MICROSOFT, NAME, PACKAGE, relation, word

EVERYTHING = get_args(Leftover)
PROPERTIES = CASES["properties under another name"][1]
TEXT = "柳河镇设立综合窗口。"
PIXELS = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + NAME.encode() + b"\xff\xd9"


def jpeg(*metadata: bytes) -> bytes:
    segments = [b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"]
    segments += [b"\xff\xe1" + struct.pack(">H", len(text) + 2) + text for text in metadata]
    return b"\xff\xd8" + b"".join(segments) + PIXELS


def png(*metadata: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunk(*one) for one in metadata) + chunk(b"IEND", b"")


def sheet(**more: str | bytes) -> bytes:
    """A workbook as Word puts behind a chart."""
    target = BytesIO()
    core = f'<coreProperties xmlns="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "docProps/core.xml": f"{core}<dc:creator>{NAME}</dc:creator></coreProperties>",
        "xl/comments1.xml": f"<comments><authors><author>{NAME}</author></authors></comments>",
        "xl/sharedStrings.xml": f"<sst><si><t>{NAME}</t></si></sst>",
        **more,
    }
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


def holding(name: str, data: bytes, body: str = p(r(TEXT))) -> bytes:
    """A document by a known author, with one more part."""
    target = BytesIO(package(body, PROPERTIES))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, data)
    return target.getvalue()


def test_the_properties_of_the_sheet_behind_a_chart_mention_nobody() -> None:
    core = f'<coreProperties xmlns="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    said = f"{core}<dc:creator/><dc:description>由{NAME}生成</dc:description></coreProperties>"
    data = holding("word/embeddings/a.xlsx", sheet(**{"docProps/core.xml": said, "xl/sharedStrings.xml": "<sst/>"}))
    inner = parts(docx.finish(data, EVERYTHING))["word/embeddings/a.xlsx"]
    assert NAME.encode() not in parts(inner)["docProps/core.xml"]


def test_the_sheet_behind_a_chart_says_nothing_of_its_author_and_keeps_its_cells() -> None:
    data = package(p(r(TEXT)))
    target = BytesIO(data)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("word/embeddings/Sheet1.xlsx", sheet(**CASES["properties of one's own"][1]))
    left = docx.leftovers(target.getvalue())
    traces = {("附件的属性", NAME), ("附件的属性", f"起草人：{NAME}"), ("附件的批注", NAME)}
    assert {(trace.where, trace.what) for trace in left.traces} == traces
    done = docx.finish(target.getvalue(), EVERYTHING)
    inner = zipfile.ZipFile(BytesIO(parts(done)["word/embeddings/Sheet1.xlsx"]))
    said = {name: inner.read(name).decode() for name in inner.namelist()}
    assert [name for name, text in said.items() if NAME in text] == ["xl/sharedStrings.xml"]
    assert docx.leftovers(done).traces == ()


@pytest.mark.parametrize(
    ("name", "picture", "without"),
    [
        (
            "a.jpeg",
            jpeg(f"http://ns.adobe.com/xap/1.0/\0<x>{NAME}</x>".encode(), b"Exif\0\0kept"),
            jpeg(b"Exif\0\0kept"),
        ),
        ("a.jpeg", jpeg(b"Exif\0\0" + NAME.encode("utf-16-le")), jpeg()),
        ("a.png", png((b"iTXt", b"Author\0\0\0\0\0" + NAME.encode()), (b"tEXt", b"a\0b")), png((b"tEXt", b"a\0b"))),
        ("a.png", png((b"zTXt", b"Author\0\0" + zlib.compress(NAME.encode("gb18030")))), png()),
    ],
)
def test_what_a_picture_tells_of_itself_goes_where_it_mentions_somebody(
    name: str, picture: bytes, without: bytes
) -> None:
    data = holding(f"word/media/{name}", picture)
    assert f"附件 {name}" in {trace.where for trace in docx.leftovers(data).traces}
    assert parts(docx.finish(data, EVERYTHING))[f"word/media/{name}"] == without


@pytest.mark.parametrize("before", [0, 65_530, 200_000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_name_in_a_large_object_is_told_wherever_it_stands(encoding: str, before: int) -> None:
    data = holding("word/embeddings/oleObject1.bin", b"\0" * before + NAME.encode(encoding) + b"\0" * 9)
    assert "附件 oleObject1.bin" in {trace.where for trace in docx.leftovers(data).traces}


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0" + NAME.encode("utf-16-le"), "附件 oleObject1.bin"),
        ("word/afchunk.htm", f"<html><meta name=author content={NAME}>".encode(), "附件 afchunk.htm"),
        (f"word/media/{NAME}.png", png(), f"附件 {NAME}.png"),
    ],
)
def test_what_cannot_be_taken_out_is_told_before_and_after(name: str, content: bytes, where: str) -> None:
    data = holding(name, content)
    before = docx.leftovers(data)
    done = docx.finish(data, EVERYTHING)
    assert parts(done)[name] == content
    for left in (before, docx.leftovers(done, known=before.authors)):
        assert [(trace.where, trace.what) for trace in left.traces if trace.stays] == [(where, NAME)]


def test_what_another_part_of_a_package_within_speaks_of_stays_as_it_is_and_is_told() -> None:
    """Excel takes a table whose columns are not called what its head says, or two sheets of one name, for damaged."""
    within: dict[str, str | bytes] = {
        "xl/tables/table1.xml": f'<table><tableColumn name="{NAME}"/></table>',
        "xl/media/image1.png": png((b"tEXt", b"Author\0" + NAME.encode())),
        "xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + NAME.encode("utf-16-le"),
        "xl/embeddings/Word1.docx": sheet(),
    }
    data = holding("word/embeddings/Sheet1.xlsx", sheet(**within))
    done = docx.finish(data, EVERYTHING)
    inner = parts(parts(done)["word/embeddings/Sheet1.xlsx"])
    assert {name: inner[name] for name in within} == {
        name: content if isinstance(content, bytes) else content.encode() for name, content in within.items()
    }
    left = docx.leftovers(done, known=[NAME]).traces
    assert all(trace.stays for trace in left)
    assert {(trace.where, trace.what) for trace in left} == {
        ("附件 Sheet1.xlsx", NAME),
        ("附件 Word1.docx（另一份文档，主笔没有读）", "word/embeddings/Sheet1.xlsx/xl/embeddings/Word1.docx"),
    }


def test_whose_remarks_in_slides_and_workbooks_are_and_on_the_archive_is_taken_out() -> None:
    within: dict[str, str | bytes] = {
        "xl/persons/person.xml": f'<personList><person displayName="{NAME}" id="1" userId="{NAME}@x"/></personList>',
        "ppt/commentAuthors.xml": f'<cmAuthorLst><cmAuthor id="1" name="{NAME}" initials="贺"/></cmAuthorLst>',
        "ppt/authors.xml": f'<authorLst><author id="1" name="{NAME}" initials="贺" userId="{NAME}@x"/></authorLst>',
    }
    target = BytesIO(sheet(**within))
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = NAME.encode()
    done = docx.finish(holding("word/embeddings/a.pptx", target.getvalue()), EVERYTHING)
    inner = parts(done)["word/embeddings/a.pptx"]
    said = b"".join(parts(inner)[name] for name in within) + zipfile.ZipFile(BytesIO(inner)).comment
    assert NAME.encode() not in said
    assert docx.leftovers(done, known=[NAME]).traces == ()


@pytest.mark.parametrize("archive", [b"PK\x03\x04", sheet()[:-30]])
def test_an_archive_that_cannot_be_opened_is_told_as_unread(archive: bytes) -> None:
    data = holding("word/embeddings/a.zip", archive)
    done = docx.finish(data, EVERYTHING)
    assert parts(done)["word/embeddings/a.zip"] == archive
    [trace] = docx.leftovers(done).traces
    assert trace.stays
    assert trace.what == "word/embeddings/a.zip"


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("within", "told"),
    [
        (sheet(), True),
        ("\5SummaryInformation".encode("utf-16-le"), True),
        ("\1Ole10Native".encode("utf-16-le"), True),
        ("EncryptedPackage".encode("utf-16-le"), True),
        ("_VBA_PROJECT".encode("utf-16-le"), False),
        ("Equation Native".encode("utf-16-le"), False),
    ],
)
def test_a_compound_file_that_may_say_who_wrote_it_is_told_as_unread(within: bytes, told: bool) -> None:
    data = holding("word/embeddings/oleObject1.bin", COMPOUND + within)
    done = docx.finish(data, EVERYTHING)
    assert parts(done)["word/embeddings/oleObject1.bin"] == COMPOUND + within
    unread = [trace.what for trace in docx.leftovers(done).traces if trace.stays]
    assert unread == (["word/embeddings/oleObject1.bin"] if told else [])


def test_another_document_within_is_told_as_unread() -> None:
    names = {"word/_rels/document.xml.rels": relation(f"{MICROSOFT}/office/2006/relationships/aFChunk", "a.htm")}
    [trace] = docx.leftovers(package(p(r(TEXT)), names)).traces
    assert trace.stays
    assert "没有读" in trace.where


def test_remarks_and_instructions_in_the_xml_and_on_the_archive_say_nothing_of_anybody() -> None:
    footer = f"<!-- {NAME} 改 --><?saved {NAME}?>" + word("ftr", p(f"<!-- {NAME} -->"))
    target = BytesIO(holding("word/footer9.xml", footer.encode()))
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = NAME.encode()
    done = docx.finish(target.getvalue(), EVERYTHING)
    assert NAME.encode() not in b"".join(parts(done).values()) + zipfile.ZipFile(BytesIO(done)).comment


def test_the_words_of_a_chart_stay() -> None:
    chart = f'<c:chart xmlns:c="urn:c"><c:v>{NAME}</c:v></c:chart>'
    data = holding("word/charts/chart1.xml", chart.encode())
    assert f"<c:v>{NAME}</c:v>".encode() in parts(docx.finish(data, EVERYTHING))["word/charts/chart1.xml"]
