"""Ours goes, anybody's word stays: names and openings alone say nothing of whose a mark is."""

from __future__ import annotations

import re

import pytest

from addin_server import docx, vocabulary
from tests.docx.build import p, package, r
from tests.docx.cases import comment, commented, entry, marked, parts, rebuilt, replaced, threaded
from tests.docx.corpus import same
from tests.docx.test_annotate import TEXT, annotate, part, remark, texts
from tests.docx.test_clean import SIGNS, correction, track

FINDING = "【主笔】建议改｜没有数\n为什么：空\n依据：某某办法"
DATED = 'w:date="2026-03-01T09:00:00Z"'


def last_paragraph(data: bytes) -> str:
    return str(re.findall(r'w14:paraId="(\w+)"', part(data, "word/comments.xml"))[-1])


def test_a_colleague_called_as_we_sign_keeps_an_insertion() -> None:
    data = package(p(r(TEXT), f'<w:ins w:id="9" w:author="贺知行（主笔）" {DATED}>{r("逐村过堂。")}</w:ins>'))
    cleaned = docx.clean(data, SIGNS)
    assert cleaned.data == data
    assert "1 处修订" in "".join(cleaned.notices)


def test_a_comment_that_merely_begins_with_our_sign_stays_and_is_told() -> None:
    data = commented(p(marked("0", r(TEXT))), comment("0", "【主笔】请把第二段的数字再核一遍。"))
    cleaned = docx.clean(data, SIGNS)
    assert cleaned.data == data
    assert "看不准" in "".join(cleaned.notices)
    assert docx.own_comments(data, SIGNS) == []


def test_the_checkers_own_words_are_known_without_a_record_as_panes_write_them() -> None:
    data = commented(p(marked("0", r(TEXT))), comment("0", "【主笔】建议改：没有数"))
    cleaned = docx.clean(data, SIGNS)
    assert (cleaned.comments, cleaned.notices) == (1, ())
    assert [c.text for c in docx.own_comments(data, SIGNS)] == ["【主笔】建议改：没有数"]


def test_an_answered_remark_stays_with_its_words_and_the_others_go() -> None:
    done = annotate(package(p(r(TEXT))), remark((0, 3), FINDING), remark((5, 12), FINDING + "二"), highlight=True).data
    paragraph = re.findall(r'w14:paraId="(\w+)"', part(done, "word/comments.xml"))[2]
    answer = comment("50", "已补，请再看。", paragraph="30000001")
    done = replaced(done, "word/comments.xml", "</w:comments>", f"{answer}</w:comments>")
    done = threaded(done, entry(paragraph), entry("30000001", paragraph))
    cleaned = docx.clean(done, SIGNS)
    assert (cleaned.comments, cleaned.highlights) == (1, 2)
    assert "1 条别人答复过" in "".join(cleaned.notices)
    assert {c.text: c.quote for c in docx.comments(cleaned.data)}[FINDING] == TEXT[:3]
    assert texts(cleaned.data) == [TEXT]


def test_a_resolved_remark_stays() -> None:
    done = annotate(package(p(r(TEXT))), remark((0, 3), FINDING)).data
    cleaned = docx.clean(threaded(done, entry(last_paragraph(done), done=True)), SIGNS)
    assert cleaned.comments == 0
    assert "解决" in "".join(cleaned.notices)
    assert [c.quote for c in docx.comments(cleaned.data)] == [TEXT[:3]]


def test_an_answer_that_begins_with_our_sign_is_somebodys_word() -> None:
    answer = comment("1", "【主笔】建议改：已补", paragraph="10000002")
    data = commented(p(marked("0", marked("1", r(TEXT)))), comment("0", "请补数字。"), answer)
    data = threaded(data, entry("10000001"), entry("10000002", "10000001"))
    assert docx.clean(data, SIGNS).data == data


def test_an_edited_remark_stays() -> None:
    done = annotate(package(p(r(TEXT))), remark((0, 3), FINDING)).data
    edited = replaced(done, "word/comments.xml", "没有数", "没有数，请老周补")
    cleaned = docx.clean(edited, SIGNS)
    assert cleaned.comments == 0
    assert "被人改过" in "".join(cleaned.notices)
    assert "请老周补" in part(cleaned.data, "word/comments.xml")


def test_an_edited_remark_stays_when_a_program_numbered_it_anew() -> None:
    done = annotate(package(p(r(TEXT))), remark((0, 3), FINDING)).data
    edited = replaced(done, "word/comments.xml", "没有数", "没有数，请老周补")
    for name in ("word/comments.xml", "word/document.xml"):
        renumbered = re.sub(rb'(<w:comment\w* w:id=)"0"', rb'\1"8"', parts(edited)[name])
        edited = rebuilt(edited, {name: renumbered})
    cleaned = docx.clean(edited, SIGNS)
    assert cleaned.comments == 0
    assert "请老周补" in part(cleaned.data, "word/comments.xml")


def test_what_somebody_typed_into_our_insertion_stays() -> None:
    done = track(package(p(r(TEXT))), correction((3, 5), "群众")).data
    edited = replaced(done, "word/document.xml", "群众", "党员群众和老干部")
    cleaned = docx.clean(edited, SIGNS)
    assert "老干部" in texts(cleaned.data)[0]
    assert "1 处修订" in "".join(cleaned.notices)


def test_a_remark_written_before_the_text_changed_is_known_after_a_second_annotate() -> None:
    data = package(p(r(TEXT)))
    once = replaced(annotate(data, remark((0, 3), "【主笔】几人？")).data, "word/document.xml", "提升。", "提高。")
    twice = annotate(once, remark((3, 5), "【主笔】哪些？", full=TEXT.replace("提升", "提高"))).data
    cleaned = docx.clean(twice, SIGNS)
    assert (cleaned.comments, len(cleaned.notices)) == (2, 1)
    assert docx.comments(cleaned.data) == ()


def test_files_of_the_first_version_are_cleaned_exactly() -> None:
    data = package(p(r(TEXT)))
    done = parts(annotate(data, remark((3, 5), FINDING)).data)
    name = next(name for name in done if name.startswith("customXml/item1"))
    old = re.sub(rb'"version":2', b'"version":1', done[name])
    old = re.sub(rb'"comments":.*\]\](,"is_whole":true)?', b'"comments":[0],"parts":["word/comments.xml"]', old)
    old = re.sub(rb',"is_whole":true', b"", old)
    cleaned = docx.clean(rebuilt(data, {**done, name: old}), SIGNS)
    assert (cleaned.comments, cleaned.notices) == (1, ())
    assert same(cleaned.data, data)


def test_what_the_panes_keep_goes_and_what_others_keep_stays() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    properties = (
        f'<Properties xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes">'
        '<property fmtid="{D}" pid="2" name="zb_memory_1"><vt:lpwstr>[]</vt:lpwstr></property>'
        '<property fmtid="{D}" pid="3" name="编号"><vt:lpwstr>7</vt:lpwstr></property></Properties>'
    )
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docVars>'
        '<w:docVar w:name="zb_memory" w:val="[]"/></w:docVars></w:settings>'
    )
    microsoft = "http://schemas.microsoft.com/office"
    extension = (
        f'<we:webextension xmlns:we="{microsoft}/webextensions/webextension/2010/11" id="{{A}}"><we:properties>'
        '<we:property name="zhubi.spared" value="[]"/></we:properties></we:webextension>'
    )
    panes = (
        f'<p:taskpanes xmlns:p="{microsoft}/webextensions/taskpanes/2010/11"><p:taskpane><p:webextensionref '
        f'xmlns:r="{office}/relationships" r:id="rId1"/></p:taskpane></p:taskpanes>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{microsoft}/2011/relationships/webextension" Target="webextension1.xml"/></Relationships>'
    )
    data = package(
        p(r(TEXT)),
        {
            "docProps/custom.xml": properties,
            "word/settings.xml": settings,
            "word/webextensions/webextension1.xml": extension,
            "word/webextensions/taskpanes.xml": panes,
            "word/webextensions/_rels/taskpanes.xml.rels": relations,
        },
    )
    cleaned = docx.clean(data, SIGNS).data
    assert not any(b"zb_memory" in content or b"zhubi." in content for content in parts(cleaned).values())
    assert "编号" in part(cleaned, "docProps/custom.xml")
    assert not any("webextension" in name for name in parts(cleaned))


def test_the_signs_are_those_that_remarks_are_written_with() -> None:
    assert all(opening.startswith(vocabulary.SIGN) for opening in SIGNS.openings)
    assert FINDING.startswith(tuple(SIGNS.openings))


def in_our_insertion(content: str) -> bytes:
    """A file in whose text somebody put `content` behind the words of an insertion of ours."""
    done = track(package(p(r(TEXT))), correction((3, 5), "党员群众")).data
    return replaced(done, "word/document.xml", "党员群众</w:t></w:r>", f"党员群众</w:t></w:r>{content}")


@pytest.mark.parametrize("content", ['<w:footnoteReference w:id="2"/>', "<w:drawing/>", "<w:tab/>", "<w:br/>"])
def test_what_somebody_put_into_our_insertion_stays_with_it(content: str) -> None:
    cleaned = docx.clean(in_our_insertion(f"<w:r>{content}</w:r>"), SIGNS)
    assert content in part(cleaned.data, "word/document.xml")
    assert "1 处修订" in "".join(cleaned.notices)


@pytest.mark.parametrize(
    "content",
    [
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>',
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>',
        '<w:fldSimple w:instr="PAGE"/>',
    ],
)
def test_a_formula_or_a_field_in_our_insertion_stays_with_it(content: str) -> None:
    data = in_our_insertion(content)
    cleaned = docx.clean(data, SIGNS)
    assert content in part(cleaned.data, "word/document.xml")
    assert "1 处修订" in "".join(cleaned.notices)


def test_marks_of_a_spelling_checker_in_our_insertion_are_nobodys() -> None:
    cleaned = docx.clean(in_our_insertion('<w:proofErr w:type="spellStart"/>'), SIGNS)
    assert texts(cleaned.data) == [TEXT]
    assert "处修订" not in "".join(cleaned.notices)


def test_marks_of_others_in_our_insertion_stay_where_it_was() -> None:
    theirs = '<w:bookmarkStart w:id="90" w:name="b"/><w:bookmarkEnd w:id="90"/>' + marked("77", "")
    data = replaced(
        in_our_insertion(theirs), "word/comments.xml", "</w:comments>", comment("77", "对吗？") + "</w:comments>"
    )
    cleaned = docx.clean(data, SIGNS)
    assert texts(cleaned.data) == [TEXT]
    xml = part(cleaned.data, "word/document.xml")
    assert xml.index(TEXT[:3]) < xml.index('w:name="b"') < xml.index('<w:r><w:commentReference w:id="77"') < len(xml)
    assert [c.text for c in docx.comments(cleaned.data)] == ["对吗？"]


@pytest.mark.parametrize("order", [1, -1])
def test_two_comments_with_one_id_stay_both(order: int) -> None:
    two = [comment("0", FINDING, "主笔", "10000002"), comment("0", "请补数字。")][::order]
    data = commented(p(marked("0", r(TEXT))), *two)
    cleaned = docx.clean(data, SIGNS)
    assert cleaned.data == data
    assert "看不准" in "".join(cleaned.notices)


@pytest.mark.parametrize("own", [entry("5a42000a", done=True), entry("5A42000A") + entry("30000001", "5a42000a")])
def test_threads_are_known_in_small_letters_too(own: str) -> None:
    data = commented(
        p(marked("0", r(TEXT))), comment("0", FINDING, "主笔", "5A42000A"), comment("1", "好", "甲", "30000001")
    )
    assert docx.clean(threaded(data, own), SIGNS).comments == 0


def test_an_answer_to_one_of_two_comments_with_one_paragraph_id_is_an_answer_to_both() -> None:
    two = comment("0", FINDING, "主笔"), comment("1", "请补数字。")
    data = commented(p(marked("0", marked("1", r(TEXT)))), *two, comment("2", "已补", paragraph="10000003"))
    assert docx.clean(threaded(data, entry("10000001"), entry("10000003", "10000001")), SIGNS).comments == 0


def test_nothing_speaks_of_a_comment_that_is_gone() -> None:
    data = commented(
        p(marked("0", marked("1", r(TEXT)))), comment("0", FINDING, "主笔"), comment("1", "请核。", "甲", "30000001")
    )
    ids = "".join(f'<x:commentId x:paraId="{n}" x:durableId="{d}"/>' for n, d in (("10000001", "7"), ("30000001", "8")))
    more = "".join(f'<x:commentExtensible x:durableId="0000000{d}"/>' for d in "78")
    data = rebuilt(
        threaded(data, entry("10000001"), entry("30000001")),
        {
            "word/commentsIds.xml": f'<x:commentsIds xmlns:x="urn:x">{ids}</x:commentsIds>'.encode(),
            "word/commentsExtensible.xml": f'<x:commentsEx xmlns:x="urn:x">{more}</x:commentsEx>'.encode(),
        },
    )
    cleaned = docx.clean(data, SIGNS)
    assert cleaned.comments == 1
    said = [part(cleaned.data, f"word/comments{name}.xml") for name in ("Extended", "Ids", "Extensible")]
    assert [(words.count("Id="), "10000001" in words, "00007" in words) for words in said] == [
        (1, False, False),
        (2, False, False),
        (1, False, False),
    ]


def test_what_somebody_says_without_an_id_is_not_said_of_ours() -> None:
    data = commented(p(marked("0", r(TEXT))), comment("0", FINDING, "主笔"))
    theirs = '<x:commentExtensible x:dateUtc="2026-03-01T09:00:00Z"/>'
    more = {
        "word/commentsExtensible.xml": f'<x:commentsEx xmlns:x="urn:x">{theirs}</x:commentsEx>'.encode(),
    }
    cleaned = docx.clean(rebuilt(threaded(data, entry("10000001")), more), SIGNS)
    assert cleaned.comments == 1
    assert theirs in part(cleaned.data, "word/commentsExtensible.xml")
