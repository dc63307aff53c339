"""An edit costs what it changed, and a draft edited is read as one opened anew."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from types import CodeType, FrameType
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin_server.core import engine
from addin_server.core.engine import Checker
from addin_server.core.language.block import Block
from addin_server.core.model import Draft, Paragraph, RoleReading
from addin_server.core.reading.clause_features import clauses
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure import roles

TITLE = "清河县整治“小微权力”办事难"
PROSE = (
    "针对代办点报销难，清河县组织部派出{0}名干部驻村，逐户核对单据，三个月办结报销{1}笔，平均用时由19天缩短到4天。"
    "镇里把做法写成明白纸，第{0}组负责张贴。"
)
LONG = (
    PROSE.format(8, 47),
    "会议强调，要进一步加强组织领导，切实提高政治站位，" * 3 + "推动各项工作落地见效。",
    "近年来，清河县基层党建工作面临不少困难，村级代办点少、报销慢、来回跑，群众意见大，干部也为难，" * 2 + "亟待解决。",
    "下一步，清河县将持续发力，把代办点办成群众家门口的服务站，让数据多跑路、群众少跑腿，" * 2 + "不断提升满意度。",
)
"""Long enough to be prose whatever stands around them."""
POOL = (
    *LONG,
    TITLE,
    "一、抓好落实",
    "（二）持续发力",
    "为进一步加强基层党建工作，清河县切实提高政治站位，取得明显成效。",
    "给12名新支书配导师，这13名新支书三个月内全部到岗。",
    "全县共有党员1200名，其中女党员400名。",
    "全县共有党员1300名。县委组织部部长王建国到场。",
    "县委组织部部长王建军说，下一步将在〔哪里〕推开“三亮三比”。",
    "做法有三条措施：一是建台账；二是勤走访。",
    "（清河县委组织部）",
    "",
)
READ: frozenset[CodeType] = frozenset(
    {clauses.__code__, engine._issues.__code__, Block.answer.__code__, Block.find.__code__}
)
"""Clauses read, rules asked, paragraphs asked for anything."""


def draft(texts: Sequence[str]) -> Draft:
    return Draft(paragraphs=tuple(Paragraph(id=f"p{number}", text=text) for number, text in enumerate(texts)))


def calls_of(functions: frozenset[CodeType] | None, run: Callable[[], object]) -> int:
    """Calls of these functions; None: of all."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call" and (functions is None or frame.f_code in functions)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls


def work_of_edits(rules: Ruleset, paragraphs: int) -> int:
    """Calls of what reads, for one letter more in each of eight paragraphs of one long brief, one after the other."""
    texts = [TITLE, *(PROSE.format(number + 3, number * 7 + 11) for number in range(paragraphs))]
    checker = Checker(rules, most_open=500)  # of either draft most paragraphs are closed
    checker.check(draft(texts))
    calls = 0
    for place in range(1, paragraphs, paragraphs // 8):
        texts[place] += "好"
        calls += calls_of(READ, lambda: checker.check(draft(texts)))
    return calls


def test_the_work_of_an_edit_does_not_grow_with_the_draft(rules: Ruleset) -> None:
    work_of_edits(rules, 8)  # what is built on first use
    assert work_of_edits(rules, 192) <= 2 * work_of_edits(rules, 24)


def calls_of_edits(rules: Ruleset, paragraphs: int, title: str, date: dt.date | None) -> int:
    """All calls for a letter more inside each of three paragraphs of one long brief, one after the other."""
    texts = [title, *(PROSE.format(number + 3, number * 7 + 11) for number in range(paragraphs))]
    checker = Checker(rules, most_open=500)
    checker.check(msgspec.structs.replace(draft(texts), date=date))
    calls = 0
    for place in (paragraphs // 4, paragraphs // 2, paragraphs - 3):
        texts[place] = "好" + texts[place]
        calls += calls_of(None, lambda: checker.check(msgspec.structs.replace(draft(texts), date=date)))
    return calls


@pytest.mark.parametrize(
    ("title", "date", "most"),
    [
        (TITLE, None, 1.25),
        (TITLE, dt.date(2026, 3, 29), 1.25),
        ("凝心聚力谱新篇", None, 2),  # a title that is put together may take its parts from anywhere
    ],
    ids=["plain", "dated", "weak title"],
)
def test_a_draft_four_times_as_long_takes_an_edit_little_more(
    rules: Ruleset, title: str, date: dt.date | None, most: float
) -> None:
    calls_of_edits(rules, 8, title, date)  # what is built on first use
    assert calls_of_edits(rules, 600, title, date) <= most * calls_of_edits(rules, 150, title, date)


def test_an_edit_reads_its_own_paragraph_and_no_other(rules: Ruleset) -> None:
    texts = [TITLE, *(PROSE.format(number + 3, number * 7 + 11) for number in range(24))]
    checker = Checker(rules, most_open=1_000)
    checker.check(draft(texts))
    for number in range(8):  # the lead was closed by what came after it: the first edit opens it again, and it stays
        texts[20] += "好"
        read = calls_of(frozenset({clauses.__code__}), lambda: checker.check(draft(texts)))
        assert read <= (1 if number else 2)


def test_a_paragraph_longer_than_may_be_open_is_read_once(rules: Ruleset) -> None:
    texts = [TITLE, PROSE.format(8, 47) * 8]
    checker = Checker(rules, most_open=200)
    checker.check(draft(texts))
    texts[1] += "好"
    assert calls_of(frozenset({clauses.__code__}), lambda: checker.check(draft(texts))) == 1


@pytest.mark.parametrize(
    "prose", [LONG, ("镇里把做法写成明白纸，第4组负责张贴。", "村民不懂就问，18户人家都领到了。", *LONG)]
)
def test_words_edited_in_prose_infer_no_parts_anew(
    prose: Sequence[str], rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    checker, texts = Checker(rules), [TITLE, *prose, "（清河县委组织部）"]
    checker.check(draft(texts))
    inferred: list[int] = []
    infer = roles.infer

    def counted(paragraphs: Sequence[Paragraph], *given: Any) -> list[RoleReading]:
        inferred.append(len(paragraphs))
        return infer(paragraphs, *given)

    monkeypatch.setattr(roles, "infer", counted)
    texts[1] = "好" + texts[1]
    assert checker.check(draft(texts)) == Checker(rules).check(draft(texts))
    assert len(inferred) == 1  # by the checker that knew nothing
    texts[1] = "一、抓好落实"
    checker.check(draft(texts))
    assert len(inferred) == 2


def test_a_heading_edited_within_a_paragraph_may_make_a_list_of_the_draft(rules: Ruleset) -> None:
    said = "，镇里逐村走访，把党员一个个找回来，登记造册，月月见面，缺席的上门补课，学了什么当场记下，谁都能查。"
    texts = [
        TITLE,
        *(
            f"{opening}。{number}月起{said}{said}"
            for number, opening in enumerate(("覆盖到位", "保障到位", "作用显现"), 3)
        ),
    ]
    checker = Checker(rules)
    before = checker.check(draft(texts))
    texts[3] = texts[3].replace("作用显现", "作用到位")
    after = checker.check(draft(texts))
    assert after == Checker(rules).check(draft(texts))
    assert [reading.role for reading in before.roles] != [reading.role for reading in after.roles]


@pytest.fixture(scope="module")
def checker(rules: Ruleset) -> Checker:
    """One that remembers what all the drafts of a run have left with it."""
    return Checker(rules, memory=600)


EDITS = st.lists(
    st.tuples(st.sampled_from(["put", "drop", "move", "add", "become"]), st.integers(0, 99), st.sampled_from(POOL))
)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.sampled_from(POOL), min_size=1, max_size=30), edits=EDITS)
def test_an_edited_draft_reads_as_one_opened_anew(
    rules: Ruleset, checker: Checker, texts: list[str], edits: list[tuple[str, int, str]]
) -> None:
    for what, at, text in edits:
        place = at % len(texts)
        if what == "put":
            texts.insert(place, text)
        elif what == "drop" and len(texts) > 1:
            del texts[place]
        elif what == "move":
            texts.insert(0, texts.pop(place))
        elif what == "become":
            texts[place] = text
        else:
            texts[place] += text
        checker.check(draft(texts))
    assert checker.check(draft(texts)) == Checker(rules).check(draft(texts))
