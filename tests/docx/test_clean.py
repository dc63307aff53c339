"""Annotate, then clean: the same document again. What others wrote is never touched."""

from __future__ import annotations

import io
import itertools
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin_server import docx, vocabulary
from addin_server.annotation import remarks
from addin_server.core.model import Span
from addin_server.docx.opc.names import MC
from tests.docx.build import p, package, r
from tests.docx.cases import comment, commented, rebuilt
from tests.docx.corpus import same
from tests.docx.test_annotate import SHAPES, TEXT, WHEN, annotate, part, remark, texts

SIGNS = remarks.SIGNS


def parts(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def correction(span: tuple[int, int], text: str) -> docx.TextReplacement:
    return docx.TextReplacement("p1", Span(*span), TEXT[slice(*span)], text)


def track(data: bytes, *corrections: docx.TextReplacement) -> docx.Annotated:
    return docx.annotate(data, [remark((0, 17))], author="主笔", highlight=True, date=WHEN, corrections=corrections)


@pytest.mark.parametrize("shape", SHAPES)
def test_clean_is_the_inverse_of_annotate(shape: str) -> None:
    data = package(SHAPES[shape])
    remarks = (remark((3, 12)), remark((0, 17)), remark((5, 6)), remark((5, 12)))
    done = annotate(data, *remarks, highlight=True).data
    cleaned = docx.clean(done, SIGNS)
    assert cleaned.comments == 4
    assert not cleaned.notices
    assert same(cleaned.data, data)


@given(
    cuts=st.sets(st.integers(1, 16), max_size=6),
    spans=st.lists(st.tuples(st.integers(0, 16), st.integers(1, 17)).map(sorted), min_size=1, max_size=5),
)
@settings(max_examples=60, deadline=None)
def test_however_the_runs_are_cut(cuts: set[int], spans: list[list[int]]) -> None:
    edges = [0, *sorted(cuts), 17]
    data = package(p(*(r(TEXT[a:b]) for a, b in itertools.pairwise(edges))))
    done = annotate(data, *(remark((a, b)) for a, b in spans if a < b), highlight=True).data
    assert same(docx.clean(done, SIGNS).data, data)


@pytest.mark.parametrize(
    "declares",
    [
        'xmlns="http://schemas.microsoft.com/office/word/2010/wordml"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordml"',
    ],
)
def test_a_prefix_declared_behind_the_words_stays_declared(declares: str) -> None:
    """The document has another prefix for the same namespace; `Requires` speaks of the one that stands here."""
    needs = f'<mc:AlternateContent xmlns:mc="{MC}" {declares}><mc:Choice Requires="wps"/></mc:AlternateContent>'
    data = package(p(f"<w:r><w:t>{TEXT}</w:t>{needs}</w:r>"))
    done = track(data, correction((3, 5), "群众")).data
    assert part(done, "word/document.xml").count(declares) == 1
    assert same(docx.clean(done, SIGNS).data, data)


def test_annotated_twice_and_cleaned_once() -> None:
    data = package(SHAPES["many runs"])
    once = annotate(data, remark((3, 12)), highlight=True).data
    twice = annotate(once, remark((5, 14))).data
    assert same(docx.clean(twice, SIGNS).data, data)


def test_a_file_without_our_marks_is_the_same_bytes() -> None:
    data = package(SHAPES["an insertion"])
    assert docx.clean(data, SIGNS) == docx.Cleaned(data)


def test_after_another_program_only_our_comments_go() -> None:
    data = package(SHAPES["one run"])
    done = parts(annotate(data, remark((3, 12)), highlight=True).data)
    done["word/document.xml"] = done["word/document.xml"].replace("提升。".encode(), "提升了。".encode())
    edited = io.BytesIO()
    with zipfile.ZipFile(edited, "w") as archive:
        for name, content in done.items():
            archive.writestr(name, content)
    cleaned = docx.clean(edited.getvalue(), SIGNS)
    assert (cleaned.comments, cleaned.highlights, len(cleaned.notices)) == (1, 1, 1)
    assert texts(cleaned.data) == [TEXT.replace("提升。", "提升了。")]
    xml = part(cleaned.data, "word/document.xml")
    assert "comment" not in xml
    assert vocabulary.SIGN not in "".join(content.decode("utf-8", "ignore") for content in parts(cleaned.data).values())


def test_the_record_says_nothing_of_the_text() -> None:
    done = parts(annotate(package(SHAPES["one run"]), remark((3, 12)), highlight=True).data)
    record = next(content for name, content in done.items() if name.startswith("customXml/")).decode()
    assert not re.search("[\u4e00-\u9fff]", record)


@pytest.mark.parametrize("span", [(0, 3), (3, 5), (5, 12), (2, 16), (0, 17)])
@pytest.mark.parametrize("shape", ["one run", "many runs", "a block control", "a table", "bare text"])
def test_a_correction_is_a_tracked_change(shape: str, span: tuple[int, int]) -> None:
    data = package(SHAPES[shape])
    done = track(data, correction(span, "改好的话"))
    assert not done.refused
    assert texts(done.data) == [TEXT[: span[0]] + "改好的话" + TEXT[span[1] :]]
    assert same(docx.clean(done.data, SIGNS).data, data)


def test_insertions_and_several_corrections() -> None:
    data = package(SHAPES["many runs"])
    done = track(data, correction((3, 3), "全体"), correction((8, 12), ""), correction((13, 15), "提高"))
    assert not done.refused
    expected = TEXT[:3] + "全体" + TEXT[3:8] + TEXT[12:13] + "提高" + TEXT[15:]
    assert texts(done.data) == [expected]
    assert same(docx.clean(done.data, SIGNS).data, data)


@pytest.mark.parametrize("shape", ["a link", "an insertion", "a smart tag", "an inline control"])
def test_a_correction_that_cannot_be_placed_is_told(shape: str) -> None:
    data = package(SHAPES[shape])
    done = track(data, correction((1, 12), "改好的话"))
    assert len(done.refused) == 1
    assert texts(done.data) == [TEXT]


def test_words_that_changed_are_not_corrected() -> None:
    data = package(SHAPES["one run"])
    done = track(data, docx.TextReplacement("p1", Span(0, 3), "云溪县", "石桥县"))
    assert len(done.refused) == 1
    assert texts(done.data) == [TEXT]


@pytest.mark.parametrize("span", [(0, 3), (3, 5), (3, 17), (0, 17)])
def test_blanks_between_elements_stay(span: tuple[int, int]) -> None:
    pretty = f"<w:p>\n  <w:r>\n    <w:rPr>\n  <w:b/>\n </w:rPr>\n    <w:t>{TEXT}</w:t>\n  </w:r>\n</w:p>"
    data = package(pretty)
    assert same(docx.clean(annotate(data, remark(span), highlight=True).data, SIGNS).data, data)
    assert same(docx.clean(track(data, correction(span, "改")).data, SIGNS).data, data)


DRAWING = (
    "<w:r><w:pict><v:rect xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    f"{p(r('框里的字。'))}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
)


@pytest.mark.parametrize("between", [DRAWING, '<w:r><w:footnoteReference w:id="2"/></w:r>', "<w:r><w:drawing/></w:r>"])
def test_what_is_no_words_stays_where_words_around_it_are_corrected(between: str) -> None:
    data = package(p(r(TEXT[:7]), between, r(TEXT[7:])))
    before = texts(data)
    whole = next(number for number, text in enumerate(before, 1) if text == TEXT)
    wanted = docx.TextReplacement(f"p{whole}", Span(5, 9), TEXT[5:9], "素养")
    done = docx.annotate(data, (), author="主笔", highlight=False, date=WHEN, corrections=[wanted])
    assert not done.refused
    assert texts(done.data) == [TEXT[:5] + "素养" + TEXT[9:] if text == TEXT else text for text in before]
    assert same(docx.clean(done.data, SIGNS).data, data)


def test_a_run_of_words_and_a_drawing_is_not_deleted() -> None:
    mixed = "<w:r><w:t>综合</w:t><w:drawing/><w:t>素质</w:t></w:r>"
    data = package(p(r(TEXT[:5]), mixed, r(TEXT[9:])))
    wanted = docx.TextReplacement("p1", Span(5, 12), TEXT[5:12], "素养")
    done = docx.annotate(data, (), author="主笔", highlight=False, date=WHEN, corrections=[wanted])
    assert (done.data == data, len(done.refused)) == (True, 1)


def test_a_run_with_words_and_somebodys_reference_is_put_together_again() -> None:
    both = f'<w:r><w:t>{TEXT}</w:t><w:commentReference w:id="0"/></w:r>'
    data = commented(
        p('<w:commentRangeStart w:id="0"/>', both, '<w:commentRangeEnd w:id="0"/>'), comment("0", "请核。")
    )
    cleaned = docx.clean(annotate(data, remark((0, 3)), remark((5, 9)), highlight=True).data, SIGNS)
    assert same(cleaned.data, data)


def test_prefixes_stay_declared_in_an_encoding_of_two_bytes() -> None:
    needs = (
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordml">'
        '<mc:Choice Requires="wps"/></mc:AlternateContent>'
    )
    text = part(package(p(f"<w:r><w:t>{TEXT}</w:t>{needs}</w:r>")), "word/document.xml").replace("UTF-8", "UTF-16")
    data = rebuilt(package(p()), {"word/document.xml": text.encode("utf-16")})
    assert same(docx.clean(annotate(data, remark((3, 12)), highlight=True).data, SIGNS).data, data)
