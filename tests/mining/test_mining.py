"""找信息 finds what was planted, puts in nothing that is not in the source, and tells one thing once."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin_server import assets, readers
from addin_server.core.language.text import sentences
from addin_server.core.model import Paragraph
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure.article import Passage
from addin_server.mining import Candidate, Mined, Miner, SourceDocument, filled
from addin_server.mining.rules import holes
from tests.mining.measure import FIRST, HERE, mine, tally

BLIND = sorted((HERE / "blind").rglob("*.txt"))
TEXTS = sorted({*HERE.rglob("*.txt")} - {*BLIND})
FOUND_BLIND, RIGHT_BLIND = 102, 0.945
SENTENCES = [
    line[s.start : s.end] for path in TEXTS for line in path.read_text("utf-8").splitlines() for s in sentences(line)
]


@pytest.fixture(scope="module")
def miner(rules: Ruleset) -> Miner:
    return Miner(rules, assets.rules() / "mining")


def document(*lines: str, name: str = "总结.txt") -> SourceDocument:
    return SourceDocument(name, tuple(Paragraph(id=f"p{i}", text=line) for i, line in enumerate(lines)))


def test_material_by_others_is_filled_as_well_as_it_was(miner: Miner) -> None:
    """Nobody who wrote it had seen the rules; its errors were read afterwards (README.md has the first looks)."""
    tallies = [tally(path, miner) for path in BLIND]
    right, wrong = sum(t.right for t in tallies), sum(len(t.wrong) for t in tallies)
    assert sum(t.found for t in tallies) >= FOUND_BLIND
    assert right / (right + wrong) >= RIGHT_BLIND


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_planted_topics_come_first_and_are_filled_rightly(path: Path, miner: Miner) -> None:
    result = tally(path, miner)
    assert result.first == min(FIRST, result.planted)
    assert result.found == result.types == result.planted
    assert result.wrong == []
    assert result.placed >= 0.5 * result.known


def drawn(text: str) -> bytes:
    """The text as a .docx, its lines with tabs or bars as the rows of tables."""
    made = python_docx.Document()
    for typed, lines in groupby(text.splitlines(), key=lambda line: bool(re.search(r"\t|\|", line))):
        rows = [[cell.strip() for cell in re.split(r"\t|\|", line.strip("| "))] for line in lines]
        if not typed:
            for (line,) in rows:
                made.add_paragraph(line)
            continue
        table = made.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


DRAWN = [
    *(HERE / "voices" / f"{name}.txt" for name in ("county_ledger", "water", "hospital_table", "park", "survey")),
    *sorted((HERE / "tables").glob("*.txt")),
]


@pytest.mark.parametrize("path", DRAWN, ids=lambda p: p.stem)
def test_a_drawn_table_reads_as_the_typed_one(path: Path, miner: Miner) -> None:
    source = re.sub(r"^\|[ |-]+\|$\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    read = readers.read_file("材料.docx", drawn(source))
    from_file = miner.mine([SourceDocument("材料.docx", read.paragraphs)])
    typed = mine(path, miner)
    assert from_file.candidates
    assert list(map(comparable, from_file.candidates)) == list(map(comparable, typed.candidates))


def comparable(candidate: Candidate) -> tuple[str, ...]:
    return (candidate.name, *map(filled, candidate.outline))


def test_a_table_that_only_frames_prose_is_read_as_prose(miner: Miner) -> None:
    prose = "针对党员到会难的问题，柳坪镇党委今年3月起推行“院坝党课”，到会率由52%提高到87%。"
    cells = ("标题", "柳坪镇办夜校", "正文", prose)
    framed = tuple(
        Paragraph(id=f"p{i}", text=text, container="table", cell=(0, i // 2, i % 2)) for i, text in enumerate(cells)
    )
    assert [c.name for c in miner.mine([SourceDocument("稿.docx", framed)]).candidates] == ["“院坝党课”"]


def table(*rows: tuple[str | tuple[str, ...], ...]) -> SourceDocument:
    """A drawn table; a cell of several paragraphs is a tuple."""
    cells = [(r, c, text) for r, row in enumerate(rows) for c, cell in enumerate(row) for text in _lines(cell)]
    paragraphs = (
        Paragraph(id=f"p{i}", text=text, container="table", cell=(0, r, c)) for i, (r, c, text) in enumerate(cells)
    )
    return SourceDocument("台账.docx", tuple(paragraphs))


def _lines(cell: str | tuple[str, ...]) -> tuple[str, ...]:
    return (cell,) if isinstance(cell, str) else cell


def known(candidate: Candidate) -> dict[str, str]:
    return {fill.kind: fill.place.quote for section in candidate.outline for fill in section.fills}


HEAD = ("单位", "难题", "做法", "成效")


NAMED = ("单位", "领办项目", "针对的问题", "主要措施", "目前进展")


SEVERAL_ROWS = (
    HEAD,
    ("石桥镇党委", "村账没人说得清", "会计逐村对账", "追回欠款64万元"),
    ("", "老党员到会难", "组织员骑车到户讲课", "到课率由41%升到88%"),
)


def written(*rows: tuple[str, ...], merged: bool) -> SourceDocument:
    """The .docx with the table, the first cells of its last rows merged or not."""
    made = python_docx.Document()
    drawn = made.add_table(len(rows), len(rows[0]))
    for row, cells in zip(drawn.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    if merged:
        drawn.cell(1, 0).merge(drawn.cell(len(rows) - 1, 0)).text = rows[1][0]
    data = io.BytesIO()
    made.save(data)
    return SourceDocument("台账.docx", readers.read_file("台账.docx", data.getvalue()).paragraphs)


def test_a_cell_over_several_rows_is_of_all_of_them(miner: Miner) -> None:
    mined = miner.mine([written(*SEVERAL_ROWS, merged=True)])
    assert [known(c)["unit"] for c in mined.candidates] == ["石桥镇党委"] * 2


def test_a_blank_unit_is_not_the_one_above(miner: Miner) -> None:
    for source in (written(*SEVERAL_ROWS, merged=False), table(*SEVERAL_ROWS)):
        units = {known(c)["action"]: known(c).get("unit") for c in miner.mine([source]).candidates}
        assert units == {"会计逐村对账": "石桥镇党委", "组织员骑车到户讲课": None}


@pytest.mark.parametrize(
    ("heading", "topics"),
    [
        ("一、2025年工作情况", 2),
        ("一、2025年工作成效", 2),
        ("一、重点工作安排落实情况", 2),
        ("一、计划完成情况", 2),
        ("一、2025年工作", 0),
        ("一、2026年工作安排", 0),
        ("一、下一步工作计划", 0),
    ],
)
def test_a_table_below_a_heading_of_what_is_to_come_tells_of_no_practice(
    miner: Miner, heading: str, topics: int
) -> None:
    rows = (
        HEAD,
        ("石桥镇党委", "村账没人说得清", "会计逐村对账", "追回欠款64万元"),
        ("柳河镇党委", "老党员到会难", "组织员骑车到户讲课", "到课率由41%升到88%"),
    )
    written = document("石桥县难题台账", heading, *("\t".join(row) for row in rows))
    assert len(miner.mine([written]).candidates) == topics


def test_rows_may_be_numbered_with_a_stop(miner: Miner) -> None:
    (candidate,) = miner.mine([
        table(("序号", *HEAD), ("1.", "石桥镇党委", "村账没人说得清", "会计逐村对账", "追回欠款64万元"))
    ]).candidates  # fmt: skip
    assert known(candidate)["action"] == "会计逐村对账"


def test_a_cell_tells_by_all_its_paragraphs(miner: Miner) -> None:
    how = ("1.加强组织领导", "2.会计逐村对账，每月10日公示一次")
    (candidate,) = miner.mine([table(HEAD, ("石桥镇党委", "村账没人说得清", how, "追回欠款64万元"))]).candidates
    assert (known(candidate)["action"], known(candidate)["standard"]) == ("会计逐村对账", "每月10日公示一次")


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, ("石桥镇党委", "村账没人说得清", "加强教育引导", "认识明显提高")],
        [HEAD, ("石桥镇党委", "村账没人说得清", "会计逐村对账", "正在推进")],
        [HEAD, ("石桥镇党委", "村账没人说得清", "下半年拟请会计对账", "力争追回欠款64万元")],
        [NAMED, ("石桥镇党委", "老年食堂", "独居老人吃饭难", "考察了邻镇的做法，该镇建成食堂31家", "拟于9月选址")],
        [NAMED, ("石桥镇党委", "夜间调解点", "纠纷没处说", "在6个小区门房设点坐班", "尚未形成一致意见")],
        [NAMED, ("石桥镇党委", "沿河示范带", "亮点不多", "计划投资120万元建5个点", "已完成设计，正在招标")],
        [("乡镇", "党员数", "支部数"), ("石桥镇", "1260", "41"), ("白沙镇", "980", "33")],
        [("存在问题", "原因", "建议"), ("村账没人说得清，36个村乱", "会计老", "请县里派会计")],
    ],
)
def test_rows_that_tell_of_no_practice(miner: Miner, rows: list[tuple[str, ...]]) -> None:
    assert miner.mine([table(*rows)]).candidates == ()


def test_what_is_wrong_after_all_is_done_is_still_wanting(miner: Miner) -> None:
    head = ("重点任务", "推进情况", "成效", "存在问题")
    row = ("红色物业", "19个小区试点派驻指导员，每半月查一次账", "收缴率由54%升到83%", "指导员照看不过来")
    (candidate,) = miner.mine([table(head, row)]).candidates
    assert candidate.type == "T8" and "problem" not in known(candidate)
    assert known(candidate)["weakness"] == "指导员照看不过来"


def assert_verbatim(mined: Mined, documents: list[SourceDocument]) -> None:
    for candidate in mined.candidates:
        fills = [fill for section in candidate.outline for fill in section.fills]
        for place in [*candidate.places, *candidate.numbers, *(fill.place for fill in fills)]:
            paragraph = documents[place.document].paragraphs[place.index]
            assert paragraph.id == place.paragraph
            assert place.quote and paragraph.text[slice(*place.span)] == place.quote
        for section in candidate.outline:
            assert len(holes(filled(section))) == len(holes(section.text)) - len(section.fills)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.lists(
            st.sampled_from(SENTENCES) | st.text("，。“”；：、()（）<0123456789年月一二是由到党𠮷 　", max_size=30),
            max_size=6,
        ).map("".join),
        max_size=8,
    )
)
def test_whatever_is_filled_in_stands_in_the_source(miner: Miner, lines: list[str]) -> None:
    documents = [document(*lines[::2]), document(*lines[1::2])]
    assert_verbatim(miner.mine(documents), documents)


def test_full_width_and_surrogates_do_not_shift_a_span(miner: Miner) -> None:
    source = document(
        "𠮷溪镇工作总结",
        "针对山区党员到会难的问题,𠮷溪镇党委今年３月起推行“院坝党课”,由组织员每月收集题目。到会率由５２％提高到８７％。",
    )
    mined = miner.mine([source])
    assert mined.candidates[0].name == "“院坝党课”"
    assert_verbatim(mined, [source])


def test_the_same_practice_in_two_documents_is_one_topic_and_the_figures_that_differ_are_told(miner: Miner) -> None:
    text = (
        "针对群众办证来回跑的问题，柳坪镇党委今年5月起设立“支书窗口”，由支书轮流坐班。"
        "已办结事项{n}件，跑腿次数由4次降到1次。"
    )
    documents = [
        document("柳坪镇工作总结", text.format(n=731), name="总结.docx"),
        document("柳坪镇情况汇报", text.format(n=713), name="汇报.docx"),
    ]
    mined = miner.mine(documents)
    assert len(mined.candidates) == 1
    assert [place.document for place in mined.candidates[0].places] == [0, 1]
    assert any("731" in each and "713" in each for each in mined.candidates[0].missing)


@pytest.mark.parametrize(
    ("told", "practice", "unit"),
    [
        (
            "（一）便民服务。针对山区群众办证要跑25公里的问题，在12个偏远村设立代办点，由村干部每周二、周五收件送件，"
            "半年代办事项1260件，群众平均少跑2.4趟。",
            "在12个偏远村设立代办点",
            "石桥县委组织部",
        ),
        (
            "（二）党员教育。外出务工党员多，支部会一年开不齐一次。6个乡镇把党员大会改到赶集日上午开，到会率由41%升到83%。",
            "",
            "石桥县委组织部",
        ),
    ],
)
def test_a_trouble_a_deed_and_what_changed_are_a_topic_without_a_name(
    miner: Miner, told: str, practice: str, unit: str
) -> None:
    mined = miner.mine([document("石桥县委组织部2026年上半年工作总结", "一、主要工作", told)])
    assert [(found.practice, found.unit) for found in mined.candidates] == [(practice, unit)]


@pytest.mark.parametrize(
    "told",
    [
        "（一）便民服务。针对群众办证难的问题，在12个偏远村设立代办点，群众十分满意。",
        "（一）便民服务。针对群众办证难的问题，下一步将在12个偏远村设立代办点，等候时间由2小时缩短到20分钟以内。",
        "（一）便民服务。在12个偏远村设立代办点，群众平均少跑2.4趟。",
    ],
)
def test_without_one_of_the_three_there_is_none(miner: Miner, told: str) -> None:
    assert not miner.mine([document("石桥县委组织部2026年上半年工作总结", "一、主要工作", told)]).candidates


def test_a_summary_without_a_concrete_thing_gives_none(miner: Miner) -> None:
    mined = miner.mine(
        [
            document(
                "柳坪镇工作总结",
                "一、加强领导。镇党委高度重视，多次召开会议专题研究，压紧压实责任，取得明显成效。",
                "二、加强学习。深入开展“三会一课”，扎实开展“我为群众办实事”活动，受到群众一致好评。",
                "三、下一步打算。明年推行“夜校”制度，由组织员每月授课，到会率由50%提高到90%。",
            )
        ]
    )
    assert mined.candidates == ()
    assert mined.passed_over == 3


def test_what_the_measure_says_is_what_the_command_reads(miner: Miner) -> None:
    """The tests and the command read a file alike."""
    path = TEXTS[0]
    assert mine(path, miner).documents == (path.name,)
    assert readers.read_file(path.name, path.read_bytes()).warnings == ()


def test_each_message_of_a_chat_is_told_for_its_sender(miner: Miner) -> None:
    chat = document(
        "柳坪社区 小唐 9:12",
        "我们6月开始办“楼道小课”，每周三晚上七点半讲，居民投诉从31件降到6件",
        "石桥社区 老丁 9:15",
        "我们4月开始办“院坝小课”，每周五晚上七点讲，居民投诉从28件降到5件",
    )
    mined = miner.mine([chat])
    assert {c.name: c.unit for c in mined.candidates} == {"“楼道小课”": "柳坪社区", "“院坝小课”": "石桥社区"}
    assert_verbatim(mined, [chat])


def test_what_stands_above_the_first_message_is_read_too(miner: Miner) -> None:
    chat = document(
        "针对党员到会难的问题，柳坪镇党委今年3月起推行“院坝党课”，到会率由52%提高到87%。",
        "柳坪社区 小唐 9:12",
        "我们6月开始办“楼道小课”，每周三晚上七点半讲，居民投诉从31件降到6件",
        "石桥社区 老丁 9:15",
        "收到",
    )
    assert {c.name for c in miner.mine([chat]).candidates} == {"“院坝党课”", "“楼道小课”"}


def test_a_timetable_in_a_document_leaves_its_headings(miner: Miner) -> None:
    summary = document(
        "柳坪镇工作总结",
        "一、抓学习",
        "针对党员到会难的问题，柳坪镇党委今年3月起推行“院坝党课”，由组织员每月收集题目，到会率由52%提高到87%。",
        "附：座谈会安排",
        "报到 8:30",
        "座谈 9:00",
    )
    assert [c.name for c in miner.mine([summary]).candidates] == ["“院坝党课”"]


@pytest.mark.parametrize("line", ["各支部按期开了会。", "“先锋岗”\t党员作用明显增强"])
def test_long_work_can_be_ended_at_each_line_and_row(miner: Miner, line: str) -> None:
    def ticks(lines: int) -> int:
        ticks: list[None] = []
        miner.mine([document("名称\t成效", *[line] * lines)], lambda: ticks.append(None))
        return len(ticks)

    assert ticks(30) - ticks(10) >= 20


def test_a_table_is_read_by_what_its_cells_say_where_its_heads_do_not_tell(miner: Miner) -> None:
    table = document(
        "柳坪县特色工作表",
        "承担者\t亮点叫法\t起因\t走法\t从何时起\t取得成效",
        "石桥镇党委\t“摩托夜校”\t村子散，没人来听课\t组织员骑车到户讲课，每月两趟\t2月\t到课率由41%升到88%",
        "南崖镇党委\t“对账日”\t村集体账目没人说得清\t会计逐村对账，对完当天公示\t3月\t追回欠款64万元",
    )
    known = [
        {fill.kind: fill.place.quote for section in c.outline for fill in section.fills}
        for c in miner.mine([table]).candidates
    ]
    assert [(k["practice"], k["unit"], k["problem"], k["since"]) for k in known] == [
        ("“摩托夜校”", "石桥镇党委", "村子散，没人来听课", "2月"),
        ("“对账日”", "南崖镇党委", "村集体账目没人说得清", "3月"),
    ]


def test_a_cell_is_analysed_once(miner: Miner, monkeypatch: pytest.MonkeyPatch) -> None:
    analysed: list[str] = []
    passages = Ruleset.passages

    def spy(self: Ruleset, paragraphs: Sequence[Paragraph]) -> Sequence[Passage]:
        analysed.extend(paragraph.text for paragraph in paragraphs)
        return passages(self, paragraphs)

    monkeypatch.setattr(Ruleset, "passages", spy)
    rows = (
        "“摩托夜校”\t村子散，没人来听课\t到户讲课\t到课率由41%升到88%",
        "“对账日”\t账目没人说得清\t逐村对账\t追回64万元",
    )
    assert miner.mine([document("亮点叫法\t起因\t做法\t成效", *rows)]).candidates
    assert len(analysed) == len(set(analysed))


def test_what_is_told_of_others_and_what_any_unit_could_write_are_no_topics(miner: Miner) -> None:
    others = "浙江某市今年3月推行“老乡支部”，每两月开一次会，参加率由41%升到88%。"
    trade = "同行业的长岭阀门公司推行“党员数字画像”，人才流失率由18%降到9%，给了我们很大启示。"
    visited = "今年4月我们到隔壁天井村取经，他们推行“积分超市”，参加活动的由每月40人增加到90人。"
    hollow = ("单位\t项目\t问题\t措施\t成效", "柳坪镇党委\t“先锋岗”\t服务意识有待增强\t加强教育引导\t党员作用明显增强")
    for told in (others, trade, visited):
        assert miner.mine([document("外地做法", told)]).candidates == ()
    assert miner.mine([document("台账", *hollow)]).candidates == ()


def test_who_is_advised_and_what_is_told_apart(miner: Miner) -> None:
    speech = document(
        "座谈会记录",
        "石桥镇 唐远：驻村书记没人接，14个村去年换了17人次，有两个村一年换了三任。原因是派出单位抽人回去干活。"
        "建议县委组织部任期不满两年不召回；由县财政局把补贴提高到每月600元。",
        "白沙镇 白露：我们正常推进。",
    )
    (candidate,) = miner.mine([speech]).candidates
    filled_in = [f.place.quote for s in candidate.outline for f in s.fills if f.kind.startswith("advise")]
    assert candidate.unit == "石桥镇"
    assert filled_in == ["县委组织部", "任期不满两年不召回", "县财政局", "把补贴提高到每月600元"]


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (
            ("中共滨城县委会议纪要", "会议时间：8月22日。", "一、会议听取了横塘乡党委的工作汇报。{told}"),
            "横塘乡党委",
        ),
        (
            (
                "组织工作一周要情",
                "滨城市委组织部办公室编",
                "【芦川县】",
                "●本周培训学员118人。",
                "【云门乡】",
                "●{told}",
            ),
            "云门乡",
        ),
        (("滨城市委组织部工作总结", "一、主要工作", "（一）便民服务。{told}"), "滨城市委组织部"),
        (("滨城市委组织部工作总结", "一、主要工作", "（一）便民服务。会上听取了工作汇报。{told}"), "滨城市委组织部"),
        (
            ("滨城市委组织部工作总结", "一、主要工作", "（一）服务。听取了各支部书记的述职报告。{told}"),
            "滨城市委组织部",
        ),
    ],
)
def test_whose_matter_it_is(miner: Miner, lines: tuple[str, ...], unit: str) -> None:
    """Minutes and collections are of one unit and tell of others."""
    told = "针对山上老人办事要走两个钟头的问题，去年11月起推行“背包组”，每周三上山，老人下山由每月150人次降到20人次。"
    (candidate,) = miner.mine([document(*(line.format(told=told) for line in lines))]).candidates
    assert candidate.unit == unit


@pytest.mark.parametrize(
    ("done", "action"),
    [
        ("乡里的党员下村顶班，叫“茶季替班”，顶到谷雨", ""),
        ("推行“书记上夜班”，手里一张“四看卡”", "推行“书记上夜班”"),
        ("推出“合同清底”，有的合同一签就是五十年", "推出“合同清底”"),
        ("推行“扫码下单”，头几次吵得凶", "推行“扫码下单”"),
        ("镇里的人先谈了两轮，后来从4月起改成“邻村互翻”，翻漏了跟着退", "改成“邻村互翻”"),
    ],
)
def test_what_was_done_is_no_name_and_no_state(miner: Miner, done: str, action: str) -> None:
    told = f"针对夜里没人管的问题，今年3月起{done}，夜里出的事由每月12起降到1起。"
    candidates = miner.mine(
        [document("石桥镇党委2026年上半年工作总结", "一、主要工作", f"（一）值守。{told}")]
    ).candidates
    filled = {f.place.quote for c in candidates for s in c.outline for f in s.fills if f.kind == "action"}
    assert filled == ({action} if action else set())


def filled_in(miner: Miner, told: str) -> dict[str, set[str]]:
    """What the candidates of a summary of 石桥镇党委 fill in, by kind."""
    found: dict[str, set[str]] = {}
    for candidate in miner.mine([document("石桥镇党委2026年上半年工作总结", "一、主要工作", told)]).candidates:
        for fill in (f for section in candidate.outline for f in section.fills):
            found.setdefault(fill.kind, set()).add(fill.place.quote)
    return found


@pytest.mark.parametrize(
    ("told", "kind", "quotes"),
    [
        (  # what those have to do who fall short is a rule, whatever verb it has
            "新人留不住，近三年走了23人。3月，镇党政办给每人配一名师傅，两人签一张带教单，半年划不满四件的，师徒两人到镇里说明。"
            "到11月底，报名考走的由23人降到5人。",
            "effect",
            {"报名考走的由23人降到5人"},
        ),
        (  # a bare amount is no trouble
            "密封件一直靠外购，一套1.8万元，交货要等四个月，去年误了7张合同。今年3月，镇党委推行“难题揭榜”，谁揭榜谁定路线，"
            "交货由四个月缩到18天。",
            "problem",
            {"交货要等四个月"},
        ),
        (  # what has to be done is none either
            "去年12个工程有8个超概算。今年2月，镇党委成立由三方党员组成的变更会审组，5万元以上的变更必须到工地开会。"
            "到6月底，会审53件，超概算的由8个降到1个。",
            "practice",
            set(),
        ),
        (
            "去年12个工程有8个超概算。今年2月，镇党委成立由三方党员组成的变更会审组，5万元以上的变更必须到工地开会。"
            "到6月底，会审53件，超概算的由8个降到1个。",
            "action",
            {"成立由三方党员组成的变更会审组"},
        ),
        (  # what was ended is not what was begun
            "去年因停水投诉138件。今年1月，镇党委停下“欠费三天就关阀”的做法，把抄表员编成6个组上门催缴。到6月底，投诉由138件降到6件。",
            "action",
            {"把抄表员编成6个组上门催缴"},
        ),
        (  # what was set up has not come of it
            "末班车收车晚，170名司机吃泡面。今年春节后，镇党委让5个食堂轮流留灯，一份只收5元。三个月来，主动离职的由12人减到2人。",
            "effect",
            {"主动离职的由12人减到2人"},
        ),
        (  # 当场 does nothing
            "山上老人办事难。去年11月起，镇党委推行“背包组”，每逢周三上山，当场能办的当场办，办不了的带下山。"
            "到7月底，下山办事的由每月150人降到20人。",
            "who",
            set(),
        ),
    ],
)
def test_what_is_no_fact_of_its_kind_is_not_filled_in(miner: Miner, told: str, kind: str, quotes: set[str]) -> None:
    assert filled_in(miner, told).get(kind, set()) == quotes


def test_a_story_with_its_beginning_and_what_came_of_it_since_is_a_topic(miner: Miner) -> None:
    told = "去年9月，镇党委把村里的账本搬到晒谷坪上念，每月15号念一回。一年下来，到会的由25人增加到56人。"
    assert filled_in(miner, told)["action"] == {"把村里的账本搬到晒谷坪上念"}
    planned = "去年9月，镇党委拟把村里的账本搬到晒谷坪上念。一年下来，到会的由25人增加到56人。"
    assert filled_in(miner, planned) == {}


def test_what_one_tells_in_several_messages_is_one_topic(miner: Miner) -> None:
    chat = document(
        "柳坪社区 小唐 9:12",
        "我们这边上班族多，去年被投诉了38次。元旦后我们把窗口改到晚上8点关。",
        "镇党建办 老丁 9:13",
        "有数吗",
        "柳坪社区 小唐 9:15",
        "两个半月吧，晚上办了1160件事，投诉只剩2次",
    )
    (candidate,) = miner.mine([chat]).candidates
    assert (candidate.unit, known(candidate)["effect"]) == ("柳坪社区", "投诉只剩2次")


def test_an_organ_is_named_by_the_title_or_the_brackets(miner: Miner) -> None:
    told = "针对山上老人办事难的问题，去年11月起推行“背包组”，每周三上山，老人下山由每月150人次降到20人次。"
    (titled,) = miner.mine([document("云溪县人力资源和社会保障局2025年工作总结", told)]).candidates
    assert titled.unit == "云溪县人力资源和社会保障局"
    (labelled,) = miner.mine([document("做法汇编", "【金瓦镇】举办故事会3场。", f"【三岔乡】{told}")]).candidates
    assert labelled.unit == "三岔乡"


@pytest.mark.parametrize(
    ("how", "effect"),
    [
        ("加强日常管理，完善请销假制度，随机抽查", "开展抽查5轮，通报2人"),
        ("压实责任，限期办结", "所涉11件全部办结"),
        ("积极对接财政，落实补贴资金", "资金缺口68万元，列入预算调剂，尚未拨付"),
    ],
)
def test_a_row_without_a_deed_or_a_result_is_no_topic(miner: Miner, how: str, effect: str) -> None:
    head = ("序号", "反馈问题", "整改措施", "责任单位", "进展情况")
    rows = (head, ("1", "教师补贴至今没有发", how, "石桥镇人才办", effect))
    assert miner.mine([table(*rows)]).candidates == ()


def test_half_a_quotation_is_not_filled_in(miner: Miner) -> None:
    told = (
        "乡镇医生说“你们来的时候热闹，走了我们还是不敢看”。今年5月起，镇党委推行“带徒弟”，上转病人由每月90人降到62人。"
    )
    found = filled_in(miner, told)
    assert found["effect"] == {"上转病人由每月90人降到62人"}
    assert not any("”" in quote and "“" not in quote for quotes in found.values() for quote in quotes)


def test_answers_that_a_question_goes_on_to_ask_for_are_one_topic(miner: Miner) -> None:
    talk = document(
        "访谈记录",
        "问：支部平时怎么活动？",
        "答：谈不上活动，就是一张桌子。工人讨赔偿不晓得找谁，2022年5月开始，我们每周三晚上在厂门口摆摊，当场办社保转移。",
        "问：都由谁来坐？",
        "答：两个党员一班。来的人填一张“来事单”，三天里回音。",
        "问：有没有统计过办了多少？",
        "答：到今年1月，接了416件，办结389件。",
        "问：还有什么困难？",
        "答：组织关系转不过来，38个人里转来的只有9个。",
    )
    first, *_ = miner.mine([talk]).candidates
    assert known(first)["total"] == "接了416件，办结389件"
    assert "谈不上活动" not in known(first).values()
    assert not any("38个人" in quote for quote in known(first).values())


def test_a_collection_tells_for_the_unit_each_paragraph_opens_with(miner: Miner) -> None:
    told = "针对轮椅没人管修的问题，3月15日起推行“轮椅修理点”，修车铺48小时内修好，坐不了的由86户降到9户。"
    collected = document(
        "南屏区区直单位党组织做法选登", "区教育局机关党委：8月20日举办培训班，160人参加。", f"区残联党支部：{told}"
    )
    (candidate,) = miner.mine([collected]).candidates
    assert candidate.unit == "区残联党支部"
    titled = document("滨河县组工快讯", "【柳溪镇：演练】办了2回，520人参加。", f"【白果镇：收割机排队】{told}")
    assert {c.unit for c in miner.mine([titled]).candidates} == {"白果镇"}


def test_each_trouble_of_a_report_has_its_own_causes(miner: Miner) -> None:
    report = document(
        "关于退休干部党支部建设情况的调研报告",
        "6月，我们抽查了48个支部。",
        "二、存在的问题",
        "（一）书记没人接。48个支部有17个书记年过七十五，9个换届推迟了两回。",
        "（二）活动室楼高路远。活动室在三楼以上的有21个，上不去的党员有312名。",
        "三、原因分析",
        "一是当书记责任大待遇低，补贴每月120元。",
        "二是活动室建得早，没有装电梯。",
    )
    causes = {
        c.name: {f.place.quote for s in c.outline for f in s.fills if f.kind == "cause"}
        for c in miner.mine([report]).candidates
    }
    assert causes == {
        "书记没人接": {"当书记责任大待遇低，补贴每月120元"},
        "活动室楼高路远": {"活动室建得早，没有装电梯"},
    }


def test_what_it_costs_has_not_come_of_it(miner: Miner) -> None:
    told = (
        "针对轮椅没人管修的问题，3月15日起推行“轮椅修理点”，小活每次10元，8元由残联出。到8月底，坐不了的由86户降到9户。"
    )
    assert filled_in(miner, told)["effect"] == {"坐不了的由86户降到9户"}


def test_a_time_is_no_number_and_what_is_settled_no_step(miner: Miner) -> None:
    told = (
        "针对违建没人管的问题，今年3月推行“日巡夜改”，三个月来，清除违建23起，投诉全部办结。"
        "到6月底，投诉由38件降到2件。"
    )
    found = filled_in(miner, told)
    assert found["effect"] == {"投诉由38件降到2件"}
    assert not {"三个月来", "投诉全部办结"} & set().union(*(found.get(kind, set()) for kind in ("number", "how")))


@pytest.mark.parametrize("cause", ["最后一公里没有打通", "主要领导不重视", "是否装电梯没有标准"])
def test_a_cause_keeps_its_first_words(miner: Miner, cause: str) -> None:
    report = document(
        "关于退休干部党支部建设情况的调研报告",
        "二、存在的问题",
        "（一）书记没人接。48个支部有17个书记年过七十五，9个换届推迟了两回。",
        "三、原因分析",
        f"{cause}。",
    )
    (found,) = miner.mine([report]).candidates
    assert {f.place.quote for s in found.outline for f in s.fills if f.kind == "cause"} == {cause}
