"""One meaning of “accepted” and of “rejected”: what is read of a file with changes is what is left of it then."""

from __future__ import annotations

import pytest
from lxml import etree

from addin_server import docx
from addin_server.docx.opc.names import both
from tests.docx import office
from tests.docx.build import W, p, package, r
from tests.docx.cases import comment, commented
from tests.docx.test_annotate import BY, part, texts


def mark(change: str = "del") -> str:
    return f'<w:pPr><w:rPr><w:{change} w:id="6" {BY}/></w:rPr></w:pPr>'


def gone(text: str) -> str:
    return f'<w:del w:id="7" {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def cell(text: str, change: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{change}</w:tcPr>{p(r(text))}</w:tc>'


def row(*cells: str, change: str = "") -> str:
    return f"<w:tr><w:trPr>{change}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"


DOCUMENT = "word/document.xml"
ROW_GONE, CELL_GONE = f'<w:del w:id="8" {BY}/>', f'<w:cellDel w:id="9" {BY}/>'
MOVED = (
    p(f'<w:moveFrom w:id="3" {BY}>{r("搬走的")}</w:moveFrom>', r("留下。"))
    + p(f'<w:moveTo w:id="4" {BY}>{r("搬来的")}</w:moveTo>', r("末尾。")),
    ["留下。", "搬来的末尾。"],
)
BETWEEN = (
    '<w:bookmarkEnd w:id="1"/>',
    '<w:commentRangeEnd w:id="1"/>',
    '<w:permEnd w:id="1"/>',
    '<w:proofErr w:type="gramEnd"/>',
    "<!-- 注 -->",
    table(row(cell("旧表"), change=ROW_GONE)),
)
FORMER_TABLE = table(row(cell("一"))).replace(
    "<w:tblPr/>", f'<w:tblPr><w:tblPrChange w:id="2" {BY}><w:tblPr/></w:tblPrChange></w:tblPr>'
)
CASES: dict[str, tuple[str, list[str]]] = {
    **{f"a mark before {what}": (p(mark(), r("前，")) + what + p(r("后。")), ["前，后。"]) for what in BETWEEN},
    "three in one": (p(mark(), r("一")) + p(mark("moveFrom"), r("二")) + p(r("三")), ["一二三"]),
    "a mark before a control": (
        p(mark(), r("前。")) + f"<w:sdt><w:sdtContent>{p(r('内。'))}</w:sdtContent></w:sdt>",
        ["前。", "内。"],
    ),
    "a run that is called deleted has no mark": (
        p(f'<w:r><w:rPr><w:del w:id="2" {BY}/></w:rPr><w:t>一</w:t></w:r>') + p(r("二")),
        ["一", "二"],
    ),
    "a cell": (table(row(cell("留"), cell("去", CELL_GONE))) + p(), ["留"]),
    "all cells of a row": (table(row(cell("去", CELL_GONE), cell("去", CELL_GONE)), row(cell("留"))) + p(), ["留"]),
    "all rows of a table": (p(r("前。")) + table(row(cell("去"), change=ROW_GONE)) + p(r("后。")), ["前。", "后。"]),
    "a row in a control": (
        table(f"<w:sdt><w:sdtContent>{row(cell('去'), change=ROW_GONE)}</w:sdtContent></w:sdt>", row(cell("留"))) + p(),
        ["留"],
    ),
    "an added and a merged cell": (
        table(
            row(cell("一", f'<w:cellIns w:id="2" {BY}/>'), cell("二")),
            row(cell("三"), cell("四", f'<w:cellMerge w:id="5" w:vMerge="rest" {BY}/>')),
        )
        + p(),
        ["一", "二", "三", "四"],
    ),
    "custom markup taken off": (
        '<w:customXmlDelRangeStart w:id="1"/><w:sdt><w:sdtPr/><w:sdtContent><w:customXmlDelRangeEnd w:id="1"/>'
        f'{p(r("内。"))}<w:customXmlDelRangeStart w:id="2"/></w:sdtContent></w:sdt><w:customXmlDelRangeEnd w:id="2"/>',
        ["内。"],
    ),
    "custom markup put on": (
        '<w:customXmlInsRangeStart w:id="1"/><w:sdt><w:sdtPr/><w:sdtContent><w:customXmlInsRangeEnd w:id="1"/>'
        f'{p(r("内。"))}<w:customXmlInsRangeStart w:id="2"/></w:sdtContent></w:sdt><w:customXmlInsRangeEnd w:id="2"/>',
        ["内。"],
    ),
    "a list reference": (p(f'<w:pPr><w:numPr><w:ins w:id="2" {BY}/></w:numPr></w:pPr>', r("一")), ["一"]),
    "a former table": (FORMER_TABLE + p(), ["一"]),
    "moved words": MOVED,
    "a deleted field": (
        p(gone("旧"), f'<w:del w:id="3" {BY}><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:del>', r("新")),
        ["新"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_read_and_finished_alike(case: str) -> None:
    body, expected = CASES[case]
    data = package(body + p(r("全文完。")))
    assert texts(data) == [*expected, "全文完。"]
    done = docx.finish(data, ["changes"])
    assert texts(done) == [*expected, "全文完。"]
    assert docx.leftovers(done).changes == 0
    assert "Range" not in part(done, DOCUMENT).replace("commentRange", "")


def added(text: str) -> str:
    return f'<w:ins w:id="2" {BY}>{r(text)}</w:ins>'


REJECTED: dict[str, tuple[str, list[str]]] = {
    "words": (p(r("一"), added("二"), gone("三"), r("四")), ["一三四"]),
    "a deletion in another's insertion": (p(r("一"), f'<w:ins w:id="2" {BY}>{r("二")}{gone("三")}</w:ins>'), ["一"]),
    "moved words": (MOVED[0], ["搬走的留下。", "末尾。"]),
    "an added mark": (p(mark("ins"), r("前，")) + BETWEEN[0] + p(r("后。")), ["前，后。"]),
    "an added paragraph": (p(r("前。")) + p(mark("ins"), added("新。")) + p(r("后。")), ["前。", "后。"]),
    "a deleted mark stays": (p(mark(), r("前。")) + p(r("后。")), ["前。", "后。"]),
    # LibreOffice takes this mark for added too, for all around it is.
    "a mark between additions stays": (
        p(mark("ins"), r("前。")) + p(added("新。")) + p(added("添"), r("后。")),
        ["前。", "后。"],
    ),
    "an added row": (
        table(row(cell("新"), change=f'<w:ins w:id="8" {BY}/>'), row(cell("旧"), change=ROW_GONE)) + p(),
        ["旧"],
    ),
    "an added table": (p(r("前。")) + table(row(cell("新"), change=f'<w:ins w:id="8" {BY}/>')), ["前。"]),
    "an added and a deleted cell": (
        table(row(cell("新", f'<w:cellIns w:id="2" {BY}/>'), cell("旧", CELL_GONE))) + p(),
        ["旧"],
    ),
    "a moved-away row in a control": (
        table(f"<w:sdt><w:sdtContent>{row(cell('旧'), change=ROW_GONE)}</w:sdtContent></w:sdt>") + p(),
        ["旧"],
    ),
    "a deleted field": (
        p(
            f'<w:del w:id="3" {BY}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText> PAGE '
            '</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>7</w:delText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
        ),
        ["7"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REJECTED)
def test_rejected(case: str) -> None:
    body, expected = REJECTED[case]
    done = docx.finish(package(body + p(r("全文完。"))), ["changes"], changes="rejected")
    assert texts(done) == [*expected, "全文完。"]
    assert docx.leftovers(done).changes == 0
    assert "del" not in part(done, DOCUMENT).lower()


def test_a_rejected_look_is_the_former_one() -> None:
    run = r("一", f'<w:b/><w:sz w:val="32"/><w:rPrChange w:id="3" {BY}><w:rPr><w:i/></w:rPr></w:rPrChange>')
    former = f'<w:pPrChange w:id="4" {BY}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
    section = (
        '<w:sectPr><w:headerReference w:id="rId9" w:type="default"/><w:pgSz w:w="9"/>'
        f'<w:sectPrChange w:id="5" {BY}><w:sectPr><w:pgSz w:w="8"/><w:cols/></w:sectPr></w:sectPrChange></w:sectPr>'
    )
    listed = f'<w:pPr><w:numPr><w:numId w:val="1"/><w:ins w:id="6" {BY}/></w:numPr></w:pPr>'
    body = p(f'<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr>{former}</w:pPr>', run) + p(listed, r("二")) + section
    xml = part(docx.finish(package(body), ["changes"], changes="rejected"), DOCUMENT)
    assert '<w:pPr><w:jc w:val="right"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:i/></w:rPr>' in xml
    assert '<w:headerReference w:id="rId9" w:type="default"/><w:pgSz w:w="8"/><w:cols/></w:sectPr>' in xml
    assert "numPr" not in xml


def test_a_rejected_merge_and_rejected_markup() -> None:
    merged = f'<w:cellMerge w:id="5" w:vMerge="rest" w:vMergeOrig="cont" {BY}/>'
    xml = part(docx.finish(package(table(row(cell("一", merged))) + p()), ["changes"], changes="rejected"), DOCUMENT)
    assert '<w:vMerge w:val="continue"/>' in xml
    sides = [
        "w:sdt" in part(docx.finish(package(CASES[case][0]), ["changes"], changes="rejected"), DOCUMENT)
        for case in ("custom markup taken off", "custom markup put on")
    ]
    assert sides == [True, False]


_REFERENCE = '<w:r><w:commentReference w:id="0"/></w:r>'
_START, _END = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
GONE_WITH_A_COMMENT = {
    "words": p(r("前，"),
               gone("旧").replace("<w:r>", f"{_START}<w:r>").replace("</w:del>", f"{_END}{_REFERENCE}</w:del>"),
               r("后。")),
    "its reference": p(_START, r("前，"), _END, f'<w:del w:id="7" {BY}>{_REFERENCE}</w:del>', r("后。")),
    "a table": p(r("前，")) + table(row(cell("旧").replace("<w:r>", f"{_START}<w:r>").replace("</w:p>",
               f"{_END}{_REFERENCE}</w:p>"), change=ROW_GONE)) + p(r("后。")),
    "a table at the end": p(r("前，")) + p(r("后。"))
               + table(row(cell("旧").replace("</w:p>", f"{_START}{_END}{_REFERENCE}</w:p>"), change=ROW_GONE)),
    "its start": p(r("前，")) + table(row(cell("旧").replace("<w:r>", f"{_START}<w:r>"), change=ROW_GONE))
               + p(r("后。"), _END, _REFERENCE),
}  # fmt: skip


@pytest.mark.parametrize("case", GONE_WITH_A_COMMENT)
def test_a_comment_on_what_is_gone_stays_in_its_place(case: str) -> None:
    """It is a person's word: without its marks no program shows it, though it is in the file."""
    done = docx.finish(commented(GONE_WITH_A_COMMENT[case], comment("0", "请核。")), ["changes"])
    assert "".join(texts(done)) == "前，后。"
    body = etree.fromstring(part(done, DOCUMENT).encode())
    marks = list(body.iter(*both("commentRangeStart", "commentRangeEnd", "commentReference")))
    assert [str(node.tag).rpartition("}")[2] for node in marks] == [
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
    ]
    assert all(any(ancestor.tag in both("p") for ancestor in mark.iterancestors()) for mark in marks)
    assert docx.comments(done)[0].paragraph


def test_a_note_whose_reference_is_gone_is_gone() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p(r("甲"), f'<w:del w:id="7" {BY}>{reference.format(2)}</w:del>', reference.format(3))
    notes = "".join(f'<w:footnote w:id="{n}">{p(r(f"注{n}"))}</w:footnote>' for n in (-1, 0, 2, 3, 4))
    data = package(body, {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'})
    left = part(docx.finish(data, ["changes"]), "word/footnotes.xml")
    assert [n for n in (-1, 0, 2, 3, 4) if f"注{n}" in left] == [-1, 0, 3, 4]


@pytest.mark.parametrize(
    "case", ["words", "moved words", "an added mark", "an added paragraph", "a deleted mark stays"]
)
def test_libreoffice_rejects_alike(case: str) -> None:
    data = package(REJECTED[case][0] + p(r("全文完。")))
    rejected = office.seen(docx.finish(data, ["changes"], changes="rejected")).accepted
    assert rejected == office.resolved(data, "RejectAllTrackedChanges") == [*REJECTED[case][1], "全文完。"]


def test_what_is_between_stays_between() -> None:
    body = p(mark(), '<w:bookmarkStart w:id="1" w:name="b"/>', r("前，")) + '<w:bookmarkEnd w:id="1"/>' + p(r("后。"))
    xml = part(docx.finish(package(body), ["changes"]), DOCUMENT)
    assert xml.index("bookmarkStart") < xml.index("前，") < xml.index("bookmarkEnd") < xml.index("后。")


def test_a_table_without_rows_is_gone_and_a_taken_off_control_too() -> None:
    assert "w:tbl" not in part(docx.finish(package(CASES["all rows of a table"][0]), ["changes"]), DOCUMENT)
    taken_off = part(docx.finish(package(CASES["custom markup taken off"][0]), ["changes"]), DOCUMENT)
    put_on = part(docx.finish(package(CASES["custom markup put on"][0]), ["changes"]), DOCUMENT)
    assert ("w:sdt" in taken_off, "w:sdt" in put_on) == (False, True)


def test_a_row_that_lost_cells_says_how_many_columns_it_is_short_of() -> None:
    wide = CELL_GONE + '<w:gridSpan w:val="2"/>'
    body = table(row(cell("一"), cell("二"), cell("三")), row(cell("留"), cell("去", wide))) + p()
    xml = part(docx.finish(package(body), ["changes"]), DOCUMENT)
    assert [row.partition("</w:tr>")[0].count("gridAfter") for row in xml.split("<w:tr>")[1:]] == [0, 1]
    assert '<w:trPr><w:gridAfter w:val="2"/></w:trPr>' in xml


def test_the_last_paragraph_of_a_cell_stays() -> None:
    body = table(row(f"<w:tc><w:tcPr/>{p(r('一'))}{p(mark())}<w:bookmarkEnd w:id='1'/></w:tc>")) + p()
    assert part(docx.finish(package(body), ["changes"]), DOCUMENT).count("<w:p>") == 2


def test_nothing_is_inserted_where_it_would_run_on() -> None:
    data = package(p(r("一")) + p(mark(), r("二")) + table(row(cell("三"))) + p(r("四")))
    with pytest.raises(ValueError, match="换个位置"):
        docx.insert(data, [docx.InsertedParagraph("新", "")], after="p2")


def test_a_new_paragraph_looks_like_the_accepted_one() -> None:
    moved = f'<w:moveFrom w:id="3" {BY}>{r("搬走", "<w:b/>")}</w:moveFrom>'
    data = package(p(mark(), moved) + p('<w:pPr><w:jc w:val="right"/></w:pPr>', r("留", "<w:i/>")))
    xml = part(docx.insert(data, [docx.InsertedParagraph("新", "p1")], after=""), DOCUMENT)
    made = xml[xml.rindex("<w:p>") :]
    assert ("right" in made, "<w:i/>" in made, "<w:b/>" in made) == (True, True, False)


# LibreOffice 7.4 knows neither deleted cells nor joins of paragraphs across a deleted table.
@pytest.mark.parametrize("case", ["three in one", "moved words", "a deleted field", f"a mark before {BETWEEN[0]}"])
def test_libreoffice_accepts_alike(case: str) -> None:
    data = package(CASES[case][0] + p(r("全文完。")))
    assert office.seen(docx.finish(data, ["changes"])).accepted == texts(data)
