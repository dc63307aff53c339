from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin_server.core.language import text

MIXED = st.text(
    st.one_of(st.characters(), st.sampled_from('，。；：！？、,.;:!?"“”()（）《》％１２３ＡＢ　 \t\n一二三𠮷'))
)


@given(MIXED)
def test_normalising_keeps_every_offset(source: str) -> None:
    assert len(text.normalise(source)) == len(source)


@given(MIXED)
def test_normalising_twice_changes_nothing_more(source: str) -> None:
    once = text.normalise(source)
    assert text.normalise(once) == once


def test_widths_become_uniform_but_numbers_stay_numbers() -> None:
    assert text.normalise("全县１２个村,开会1,200次(含网上);占3.5％.") == "全县12个村，开会1,200次（含网上）；占3.5%。"
    assert text.normalise('组织"村官"培训') == "组织“村官”培训"


def test_a_point_ends_a_sentence_where_its_writer_types_no_other_stop() -> None:
    assert (
        text.normalise("学生纷纷表示,要听党话.下一步,学校将深化改革.")
        == "学生纷纷表示，要听党话。下一步，学校将深化改革。"
    )
    assert text.normalise("一.抓学习,党员占54%.其中35岁以下3.6万名.二.抓服务.") == (
        "一.抓学习，党员占54%。其中35岁以下3.6万名。二.抓服务。"
    )


@pytest.mark.parametrize(
    ("half", "wide"),
    [
        ('学生表示,"听党话".下一步,学校将改革.', "学生表示，“听党话”。下一步，学校将改革。"),
        ("党员占54%. 其中女9名.", "党员占54%。 其中女9名。"),
        ("第一.抓学习,第二.抓服务.", "第一.抓学习，第二.抓服务。"),
        ("重点抓:一.学习.二.服务.", "重点抓：一.学习。二.服务。"),
        ("建成体系.(一)抓学习.", "建成体系。（一）抓学习。"),
    ],
)
def test_what_a_point_ends(half: str, wide: str) -> None:
    assert text.normalise(half) == wide


def test_a_point_in_a_name_stays_one() -> None:
    assert text.normalise("阿依古丽.买买提,女,中共党员") == "阿依古丽.买买提，女，中共党员"
    assert text.normalise("党员艾力.买买提上了山。") == "党员艾力.买买提上了山。"
    assert text.normalise("优秀党员艾力.买买提") == "优秀党员艾力.买买提"


@given(MIXED)
def test_sentences_and_clauses_cover_the_words(source: str) -> None:
    clean = text.normalise(source)
    spans = list(text.sentences(clean))
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = "".join(clean[s.start : s.end] for s in spans)
    assert covered.replace(" ", "") == clean.replace(" ", "")


def test_sentences_keep_their_closing_marks() -> None:
    source = "他说：“好。”随后散会；再议。"
    assert [source[s.start : s.end] for s in text.sentences(source)] == ["他说：“好。”", "随后散会；", "再议。"]


def test_counting_as_an_editor_does() -> None:
    assert text.count("云溪县“季回访”管住412名流动党员") == 14
    assert text.count("，。 ") == 0
