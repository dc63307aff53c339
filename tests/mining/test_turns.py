"""A conversation is told by who sent what and when, and nothing else is taken for one."""

from __future__ import annotations

import time

import pytest

from addin_server.core.model import Paragraph
from addin_server.mining.turns import Turn, answers, messages


def paragraphs(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(id=f"p{i}", text=line) for i, line in enumerate(lines))


def test_a_line_of_spaces_takes_no_time() -> None:
    began = time.thread_time()
    messages(paragraphs(f"甲甲{' ' * 100_000}甲", *["甲甲 10:12", "好"] * 2))
    assert time.thread_time() - began < 0.5


@pytest.mark.parametrize(
    "lines",
    [
        ("关于举办培训班的通知", "报到 8:30", "开班式 9:00", "请各单位按时派人参加。"),
        ("附表 1-1", "柳坪镇做法", "附表 1-2", "石桥镇做法", *["各镇做法见附表。"] * 5),
    ],
)
def test_two_lines_with_an_hour_or_a_day_are_no_conversation(lines: tuple[str, ...]) -> None:
    assert messages(paragraphs(*lines)) == []


def test_what_stands_in_a_table_is_nobodys_message() -> None:
    chat = paragraphs("小吴 10:12", "见下表", "单位", "件数", "老秦 10:20", "好")
    assert [[word.paragraph for word in turn.words] for turn in messages(chat, {2, 3})] == [[1], [5]]


@pytest.mark.parametrize(
    ("who", "when"),
    [
        ("小吴-平山街道", "10:12"),
        ("紫荆社区老秦", "10:20:31"),
        ("城西所 老耿", "9/12"),
        ("城西所 老耿", "9月12日 10:12"),
        ("城西所 老耿", "2025年9月12日10:12"),
        ("城西所　老耿", "2025-9-12　10：12"),
    ],
)
def test_who_sent_a_message_is_told_from_when(who: str, when: str) -> None:
    head = f"▲ {who} {when}"
    first, _ = messages(paragraphs(head, "好", "金水湾 小邓 10:40", "收到"))
    assert head[slice(*first.who.span)] == who


def told(turns: list[Turn]) -> list[list[int]]:
    return [[word.paragraph for word in turn.words] for turn in turns]


def test_one_goes_on_after_short_remarks_of_others() -> None:
    chat = paragraphs("小吴 10:12", "我说一个", "老秦 10:13", "好，有数吗", "小吴 10:14", "有，投诉由38次降到2次")
    assert told(messages(chat)) == [[1, 5], [3]]


def test_one_does_not_go_on_after_what_another_tells() -> None:
    other = "我们4月开始办“院坝小课”，每周五晚上七点讲，居民投诉从28件降到5件，群里的人都来听过，讲的人是退休老师。" * 2
    chat = paragraphs("小吴 10:12", "我说一个", "老秦 10:13", other, "小吴 10:14", "明天开会")
    assert told(messages(chat)) == [[1], [3], [5]]


def test_a_message_may_stand_behind_its_head() -> None:
    chat = paragraphs(
        "3月18日 10:22 白桦镇-许琳：去年退了14份", "3月18日 10:26 白桦镇-许琳：后来改成互翻", "09:20 小温：收到"
    )
    turns = messages(chat)
    assert told(turns) == [[0, 1], [2]]
    assert [chat[word.paragraph].text[slice(*word.span)] for word in turns[0].words] == ["去年退了14份", "后来改成互翻"]


@pytest.mark.parametrize(
    "lines",
    [
        ("9:00 签到：镇政府一楼大厅", "9:30 参观：清河村账务公开墙", "10:30 座谈：二楼会议室", "二、下一步打算"),
        ("08:30 接清河村电话：桥面积水", "09:10 接石桥村电话：停电", "10:00 接柳坪村电话：来人上访"),
    ],
)
def test_an_agenda_and_a_log_of_calls_are_no_conversation(lines: tuple[str, ...]) -> None:
    assert messages(paragraphs(*lines)) == []


def test_remarks_are_counted_since_one_last_spoke() -> None:
    lines = [
        line for n in range(9) for line in ("小吴 10:12", f"账目第{n}步公开了", "老秦 10:13", "好，这个有数吗，再说说")
    ]
    assert [len(turn) for turn in told(messages(paragraphs(*lines)))] == [9, 9]


def test_an_answer_may_have_several_paragraphs() -> None:
    talk = paragraphs(
        "问：支部怎么活动？",
        "答：摆了张桌子。",
        "每周三晚上来。",
        "问：有没有统计过？",
        "答：有。",
        "问：怎么管停车的？",
        "答：画线。",
    )
    assert {row: matter for row, (matter, _) in answers(talk).items()} == {1: 0, 2: 0, 4: 0, 6: 1}
