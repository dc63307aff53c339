"""Ids of ours are free in every part, whoever wrote them and however, and within their range."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from addin_server import docx
from tests.docx.build import W, p, package, r
from tests.docx.cases import comment, commented, entry, marked, parts, rebuilt, threaded
from tests.docx.corpus import same
from tests.docx.test_annotate import TEXT, annotate, part, remark
from tests.docx.test_clean import SIGNS


def ids(data: bytes, tag: str) -> list[str]:
    everything = b"".join(parts(data).values()).decode()
    return [str(found) for found in re.findall(rf'<\w+:{tag}\b[^>]*?\bw:id=["\']([^"\']*)', everything)]


@pytest.mark.parametrize("number", ["1000000000", "2147483647", "4294967295", "-5", "①", "第一"])
def test_ids_at_the_edge_of_their_range_and_beyond(number: str) -> None:
    data = commented(p(marked(number, r(TEXT))), comment(number, "请补数字。"))
    done = annotate(data, remark((0, 3)), remark((5, 9)), highlight=True).data
    found = [value for value in ids(done, "comment") if value != number]
    assert len(set(found)) == 2
    assert all(0 <= int(value) < 2**31 - 1 for value in found)
    assert all(int(value, 16) < 0x80000000 for value in re.findall(r'paraId="(\w+)"', part(done, "word/comments.xml")))
    assert same(docx.clean(done, SIGNS).data, data)


@pytest.mark.parametrize(
    "mark",
    [
        "<w:bookmarkStart w:name='kept' w:id='1'/>{}<w:bookmarkEnd w:id='1'/>",
        '<z:bookmarkStart xmlns:z="{W}" z:id="1" z:name="kept"/>{}<z:bookmarkEnd xmlns:z="{W}" z:id="1"/>',
    ],
)
def test_a_bookmark_of_the_authors_is_seen_in_any_spelling(mark: str) -> None:
    data = package(p(mark.replace("{W}", W).format(r(TEXT))))
    done = annotate(data, remark((0, 3)), highlight=True).data
    assert same(docx.clean(done, SIGNS).data, data)
    assert b"kept" in parts(docx.clean(done, SIGNS).data)["word/document.xml"]
    assert '"1" w:name="_zb_' not in part(done, "word/document.xml")


def test_a_bookmark_that_shares_its_id_with_ours_stays_whole() -> None:
    ours = '<w:bookmarkStart w:id="1" w:name="_zb_h1_none"/>{}<w:bookmarkEnd w:id="1"/>'
    theirs = '<w:bookmarkStart w:id="1" w:name="kept"/>{}<w:bookmarkEnd w:id="1"/>'
    body = p(theirs.format(r("柳河镇") + ours.format(r("党员", '<w:highlight w:val="red"/>')) + r("多。")))
    cleaned = part(docx.clean(package(body), SIGNS).data, "word/document.xml")
    assert (cleaned.count("bookmarkStart"), cleaned.count("bookmarkEnd"), cleaned.count("highlight")) == (1, 1, 0)
    assert "kept" in cleaned


def test_ids_are_taken_from_headers_too() -> None:
    mark = "<w:bookmarkStart w:id='41' w:name='x'/>"
    header = f'<w:hdr xmlns:w="{W}">{p(mark)}</w:hdr>'
    done = annotate(package(p(r(TEXT)), {"word/header1.xml": header}), remark((0, 3)), highlight=True).data
    assert '<w:bookmarkStart w:id="42" w:name="_zb_h1_none"/>' in part(done, "word/document.xml")


def test_a_second_annotate_adds_only_what_is_new_and_revives_no_thread() -> None:
    once = annotate(package(p(r(TEXT))), remark((0, 3)), remark((5, 9))).data
    paragraphs = re.findall(r'w14:paraId="(\w+)"', part(once, "word/comments.xml"))
    resolved = threaded(once, entry(paragraphs[0], done=True), entry(paragraphs[1]))
    again = annotate(resolved, remark((0, 3)), remark((5, 9)), remark((9, 12)))
    assert [found.span for found in again.stand] == [(0, 3), (5, 9)]
    written = re.findall(r'w14:paraId="(\w+)"', part(again.data, "word/comments.xml"))
    assert len(written) == 3
    assert max(Counter(written).values()) == 1
    assert annotate(again.data, remark((0, 3)), remark((9, 12))).data == again.data


def test_paragraph_ids_named_only_by_a_thread_are_taken() -> None:
    once = annotate(package(p(r(TEXT))), remark((0, 3))).data
    (free,) = re.findall(r'w14:paraId="(\w+)"', part(once, "word/comments.xml"))
    data = threaded(commented(p(r(TEXT)), comment("0", "请核。")), entry(free, done=True))
    done = annotate(data, remark((0, 3)))
    assert free not in part(done.data, "word/comments.xml")


def test_a_damaged_part_nobody_reads_has_no_ids() -> None:
    data = rebuilt(package(p(r(TEXT))), {"word/theme/theme1.xml": b"<a>"})
    assert not annotate(data, remark((0, 3))).unplaced


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(TEXT)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SEALED = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r(TEXT[:8])}{r(TEXT[8:])}</w:sdtContent></w:sdt>"
BOX = (
    "<w:r><w:pict><v:rect xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    f"{p(r(TEXT))}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
)


@pytest.mark.parametrize("whole", [FIELD, SEALED, BOX])
def test_remarks_of_the_same_words_on_what_cannot_be_cut_are_one(whole: str) -> None:
    data = package(p(whole) + p(r("后一段。")))
    remarks = [remark((0, 3)), remark((5, 9)), remark((12, 17))]
    once = annotate(data, *remarks)
    assert (len(docx.comments(once.data)), len(once.stand)) == (1, 2)
    again = annotate(once.data, *remarks)
    assert (again.data == once.data, len(again.stand)) == (True, 3)
    assert same(docx.clean(once.data, SIGNS).data, data)


@pytest.mark.parametrize("written", ["+0", "007", " 3 ", "00000000000"])
def test_every_way_to_write_a_number_takes_it(written: str) -> None:
    data = commented(p(marked(written, r(TEXT))), comment(written, "请核。"))
    done = annotate(data, remark((5, 12))).data
    assert int(re.findall('<w:comment w:id="([^"]*)"', part(done, "word/comments.xml"))[-1]) == int(written) + 1
    assert same(docx.clean(done, SIGNS).data, data)
