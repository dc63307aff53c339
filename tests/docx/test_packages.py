"""Odd packages real programs write, one test a trap: relations, kinds of file, entries of the archive."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from addin_server import docx
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import content_type, declare, is_declared, relations, remove_part
from tests.docx.build import W, p, package, r, related
from tests.docx.corpus import anchors, same
from tests.docx.test_annotate import TEXT, annotate, part, remark, texts
from tests.docx.test_clean import SIGNS, parts

COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def rebuilt(data: bytes, changes: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name, content in {**parts(data), **changes}.items():
            out.writestr(name, content)
    return target.getvalue()


def commented(name: str, extra: str = "") -> bytes:
    """A file with one comment of somebody else's, in a part of any name."""
    theirs = f'<w:comments xmlns:w="{W}"><w:comment w:id="41" w:author="王">{p(r("原有批注"))}</w:comment></w:comments>'
    body = p('<w:commentRangeStart w:id="57"/>', r(TEXT), '<w:commentRangeEnd w:id="57"/>')
    relation = related(("rId8", "webSettings", "missing.xml"), ("rId9", "comments", name))
    types = f'<Override PartName="/word/{name}" ContentType="{COMMENTS}"/>{extra}'
    return package(body, {f"word/{name}": theirs, "word/_rels/document.xml.rels": relation}, types)


def test_comments_are_found_by_their_relation_and_numbered_above_all_others() -> None:
    done = annotate(commented("remarks7.xml"), remark((3, 5))).data
    assert re.findall(r'<w:comment w:id="(\d+)"', part(done, "word/remarks7.xml")) == ["41", "58"]
    assert "word/comments.xml" not in parts(done)


def test_a_relation_that_dangles_is_left_as_it_is() -> None:
    data = commented("comments.xml")
    done = annotate(data, remark((3, 5))).data
    assert "missing.xml" in part(done, "word/_rels/document.xml.rels")
    assert same(docx.clean(done, SIGNS).data, data)


def test_an_empty_list_of_relations_stays() -> None:
    data = package(p(r(TEXT)), {"word/_rels/document.xml.rels": related()})
    assert same(docx.clean(annotate(data, remark((3, 5))).data, SIGNS).data, data)


@pytest.mark.parametrize("kept", ["", "x"])
def test_a_comments_relation_that_dangles_is_taken_up_and_left_dangling_again(kept: str) -> None:
    others = [("rId3", "theme", "missing.xml")] if kept else []
    relations = related(("rId1", "comments", "comments.xml"), *others)
    data = package(p(r(TEXT)), {"word/_rels/document.xml.rels": relations})
    done = annotate(data, remark((3, 5))).data
    assert part(done, "word/_rels/document.xml.rels").count("relationships/comments") == 1
    assert same(docx.clean(done, SIGNS).data, data)


def test_a_declared_part_that_is_not_there_stays_declared() -> None:
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    data = package(p(r(TEXT)), None, f'<Override PartName="/customXml/itemProps1.xml" ContentType="{kind}"/>')
    done = annotate(data, remark((3, 5))).data
    assert same(docx.clean(done, SIGNS).data, data)


def test_strict_documents_are_annotated_in_their_own_names() -> None:
    plain = package(p(r(TEXT)))
    strict = {name: data.replace(W.encode(), STRICT.encode()) for name, data in parts(plain).items()}
    data = rebuilt(plain, strict)
    done = annotate(data, remark((3, 5)), highlight=True).data
    assert anchors(done) == [TEXT[3:5]]
    assert W not in part(done, "word/document.xml") + part(done, "word/comments.xml")
    assert "purl.oclc.org/ooxml/officeDocument/relationships/comments" in part(done, "word/_rels/document.xml.rels")
    assert same(docx.clean(done, SIGNS).data, data)


def test_macros_keep_their_bytes_and_the_file_its_kind() -> None:
    plain = package(p(r(TEXT)))
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    types = re.sub(rb"application/vnd\.openxml[\w.-]*document\.main\+xml", kind, parts(plain)["[Content_Types].xml"])
    data = rebuilt(plain, {"[Content_Types].xml": types, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0macro"})
    done = annotate(data, remark((3, 5))).data
    assert parts(done)["word/vbaProject.bin"] == b"\xd0\xcf\x11\xe0macro"
    assert docx.suffix_of(done) == ".docm"
    assert any("宏" in notice for notice in docx.read(data).notices)


def test_odd_packages_keep_their_order_and_folders() -> None:
    plain = parts(package(p(r(TEXT))))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        out.writestr("word/", b"")
        for name in ("word/document.xml", "_rels/.rels", "[Content_Types].xml"):
            head = b"\xef\xbb\xbf" if name == "word/document.xml" else b""
            out.writestr(name, head + plain[name], zipfile.ZIP_STORED)
    data = target.getvalue() + b"\n"
    assert texts(data) == [TEXT]
    done = annotate(data, remark((3, 5))).data
    assert zipfile.ZipFile(io.BytesIO(done)).namelist()[:4] == zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert zipfile.ZipFile(io.BytesIO(done)).testzip() is None


def test_entries_written_without_their_size_are_read() -> None:
    class Pipe(io.RawIOBase):
        """A stream that cannot be rewound: zipfile then writes data descriptors."""

        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, more: object) -> int:
            self.data += bytes(more)  # type: ignore[call-overload]
            return len(bytes(more))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts(package(p(r(TEXT)))).items():
            out.writestr(name, content)
    assert zipfile.ZipFile(io.BytesIO(pipe.data)).infolist()[0].flag_bits & 8
    done = annotate(pipe.data, remark((3, 5))).data
    assert anchors(done) == [TEXT[3:5]]
    assert zipfile.ZipFile(io.BytesIO(done)).testzip() is None


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    target = io.BytesIO(package(p(r(TEXT))))
    with zipfile.ZipFile(target, "a") as out:
        out.writestr("word/document.xml", b"<a/>")
    with pytest.raises(docx.DocxError, match="损坏"):
        docx.read(target.getvalue())


def test_bookmark_ids_count_through_all_parts() -> None:
    mark = '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
    theirs = f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="王">{p(mark, r("批"))}</w:comment></w:comments>'
    more = {"word/comments.xml": theirs, "word/_rels/document.xml.rels": related(("rId9", "comments", "comments.xml"))}
    types = f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS}"/>'
    done = annotate(package(p(r(TEXT)), more, types), remark((3, 5)), highlight=True).data
    assert '<w:bookmarkStart w:id="8" w:name="_zb_h1_none"/>' in part(done, "word/document.xml")


def test_a_part_whose_name_is_written_in_two_ways_is_one() -> None:
    changed = {name.replace("document", "正文"): content for name, content in parts(package(p(r(TEXT)))).items()}
    changed["_rels/.rels"] = changed["_rels/.rels"].replace(b"document.xml", b"%E6%AD%A3%E6%96%87.xml")
    types = changed["[Content_Types].xml"].replace(b"/word/document.xml", "/word/正文.xml".encode())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name, content in {**changed, "[Content_Types].xml": types}.items():
            out.writestr(name, content)
    data = target.getvalue()
    assert texts(data) == [TEXT]
    assert same(docx.clean(annotate(data, remark((3, 12))).data, SIGNS).data, data)


DRAWN = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


@pytest.mark.parametrize("written", ["/word/%E5%9B%BE.xml", "/WORD/图.xml", "/word/图.xml"])
def test_a_declaration_is_of_the_part_however_its_name_is_written(written: str) -> None:
    types = f'<Override PartName="{written}" ContentType="{DRAWN}"/>'
    relation = {"word/_rels/document.xml.rels": related(("rId1", "chart", "%E5%9B%BE.xml"))}
    opened = Package(package(p(r(TEXT)), {"word/图.xml": "<c/>", **relation}, types))
    assert content_type(opened, "word/图.xml") == DRAWN
    assert is_declared(opened, "word/图.xml")
    assert not declare(opened, "word/图.xml", DRAWN)
    remove_part(opened, "word/图.xml")
    assert DRAWN.encode() not in opened.read("[Content_Types].xml")
    assert relations(opened, "word/document.xml") == []


def test_two_pictures_whose_names_differ_by_how_a_sign_is_written_are_two() -> None:
    names = ("word/a b.png", "word/a%20b.png")
    types = "".join(f'<Override PartName="/{name}" ContentType="image/{n}"/>' for n, name in enumerate(names))
    leading = related(("rId1", "image", "a b.png"), ("rId2", "image", "a%20b.png"))
    data = package(p(r(TEXT)), {**dict.fromkeys(names, "<a/>"), "word/_rels/document.xml.rels": leading}, types)
    assert texts(data) == [TEXT]
    opened = Package(data)
    assert [opened.find(name) for name in names] == list(names)
    assert opened.find("WORD/A%20B.png") == names[1]
    assert [content_type(opened, name) for name in names] == ["image/0", "image/1"]
    remove_part(opened, names[0])
    assert [relation.target for relation in relations(opened, "word/document.xml")] == [names[1]]
    assert content_type(opened, names[1]) == "image/1"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_whose_names_differ_in_case_are_refused() -> None:
    with pytest.raises(docx.DocxError, match="损坏"):
        docx.read(package(p(r(TEXT)), {"word/A.png": "", "word/a.png": ""}))


def test_remarks_on_an_archive_stay_until_they_are_dropped() -> None:
    target = io.BytesIO(package(p(r(TEXT))))
    with zipfile.ZipFile(target, "a") as out:
        out.comment = b"x"
    kept = Package(target.getvalue())
    assert kept.archive_remarks == b"x"
    assert kept.save(stamp="word/document.xml") == target.getvalue()
    kept.drop_archive_remarks()
    assert kept.archive_remarks == b""
    assert zipfile.ZipFile(io.BytesIO(kept.save(stamp="word/document.xml"))).comment == b""
