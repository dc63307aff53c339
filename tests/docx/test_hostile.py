"""Files made to harm, or merely broken: one clear sentence, in bounded time and memory."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from addin_server import docx
from tests.docx.build import W, p, package, r
from tests.docx.corpus import anchors
from tests.docx.test_annotate import annotate, remark

BODY = p(r("柳河镇登记党员96名。"))


def rezip(change: Callable[[dict[str, bytes]], None], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The plain package with its parts changed."""
    source = zipfile.ZipFile(io.BytesIO(package(BODY)))
    parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def document(xml: str) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({"word/document.xml": xml.encode()})


def _without_text(parts: dict[str, bytes]) -> None:
    del parts["word/document.xml"]


def wrapped(body: str, prolog: str = "") -> str:
    return f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb of one part": (
        lambda: rezip(lambda x: x.update({"word/media/a.bin": b"\0" * (60 << 20)})),
        "too-big-inflated",
    ),
    "a bomb of xml": (lambda: rezip(document(wrapped("<!-- -->" + " " * (21 << 20)))), "too-big-inflated"),
    "entities that multiply": (
        lambda: rezip(document(wrapped(p(r("&l9;")), f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'))),
        "doctype",
    ),
    "an entity from a file": (
        lambda: rezip(document(wrapped(p(r("&x;")), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))),
        "doctype",
    ),
    "a doctype in a part nobody reads": (
        lambda: rezip(lambda x: x.update({"word/x.xml": b"<!DOCTYPE a><a/>"})),
        "doctype",
    ),
    "a path out of the package": (lambda: rezip(lambda x: x.update({"../../evil": b"x"})), "unsafe-path"),
    "an absolute path": (lambda: rezip(lambda x: x.update({"/etc/passwd": b"x"})), "unsafe-path"),
    "thousands of parts": (
        lambda: rezip(lambda x: x.update({f"word/media/{n}.png": b"" for n in range(2_001)}), zipfile.ZIP_STORED),
        "too-many-parts",
    ),
    "elements ten thousand deep": (lambda: rezip(document(wrapped("<w:p>" * 10_000 + "</w:p>" * 10_000))), "damaged"),
    "xml that stops": (lambda: rezip(document(wrapped(BODY)[:-20])), "damaged"),
    "a zip that stops": (lambda: package(BODY)[:-200], "damaged"),
    "no text part": (lambda: rezip(_without_text), "not-docx"),
    "a spreadsheet's text": (lambda: rezip(document('<worksheet xmlns="urn:x"/>')), "not-docx"),
    "another kind of zip": (lambda: _zip({"a.txt": b"x"}), "not-docx"),
    "an encrypted package": (
        lambda: bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "an encrypted entry": (lambda: _flagged(package(BODY)), "encrypted"),
    "nothing": (lambda: b"", "empty"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not-docx"),
    "too many characters": (
        lambda: rezip(document(wrapped(p(r("字" * 1_000_001)))), zipfile.ZIP_STORED),
        "too-many-characters",
    ),
    "too many paragraphs": (
        lambda: rezip(document(wrapped(p(r("字")) * 20_001)), zipfile.ZIP_STORED),
        "too-many-paragraphs",
    ),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def _flagged(data: bytes) -> bytes:
    """The package with the encryption flag of its first entry set in the central directory."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + struct.pack("<H", struct.unpack_from("<H", data, at)[0] | 1) + data[at + 2 :]


@pytest.mark.parametrize("case", CASES)
def test_refused_with_one_sentence(case: str) -> None:
    make, kind = CASES[case]
    with pytest.raises(docx.DocxError) as error:
        docx.read(make())
    assert error.value.kind == kind
    assert error.value.message.endswith("。")
    assert "\n" not in error.value.message


def test_a_part_that_is_a_change_as_a_whole_is_left() -> None:
    data = package(BODY, {"word/settings.xml": f'<w:moveTo xmlns:w="{W}"><w:docVars/></w:moveTo>'})
    assert docx.leftovers(docx.finish(data, ["changes"])).changes == 1


def test_a_field_that_ends_where_nothing_is_read() -> None:
    character = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    end = f"<w:subDoc>{character.format('end')}</w:subDoc>"
    words = [
        character.format("begin"),
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        character.format("separate"),
        r("七"),
    ]
    done = annotate(package(p(r("第"), *words, end)), remark((1, 2), full="第七"))
    assert anchors(done.data) == ["七"]


@pytest.mark.parametrize("size", [5 << 20, 26 << 20])
def test_a_blank_picture_of_a_letterhead_is_no_bomb(size: int) -> None:
    data = rezip(lambda parts: parts.update({"word/media/image1.bmp": b"BM" + b"\xff" * size}))
    assert len(docx.read(data).paragraphs) == 1


def test_many_small_parts_of_xml_are_a_bomb() -> None:
    more = {f"word/x{n}.xml": b"<a>" + b" " * (1 << 20) + b"</a>" for n in range(61)}
    with pytest.raises(docx.DocxError) as error:
        docx.read(rezip(lambda parts: parts.update(more)))
    assert error.value.kind == "too-big-inflated"


def test_fifty_megabytes_of_picture() -> None:
    data = rezip(lambda parts: parts.update({"word/media/a.png": b"\x89PNG" + bytes(50 << 20)}), zipfile.ZIP_STORED)
    with pytest.raises(docx.DocxError, match="30 MB"):
        docx.read(data)


def test_addresses_outside_are_told_and_never_followed() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="http://203.0.113.1/evil.dotm" TargetMode="External"/></Relationships>'
    )
    read = docx.read(package(BODY, {"word/_rels/document.xml.rels": relations}))
    assert any("外部地址" in notice for notice in read.notices)


def test_strict_documents_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"

    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(W.encode(), strict.encode())
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
        )

    assert [q.text for q in docx.read(rezip(change)).paragraphs] == ["柳河镇登记党员96名。"]
