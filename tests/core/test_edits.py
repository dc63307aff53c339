"""An edit costs what it changed, and a draft edited is read as one opened anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from types import CodeType
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
from tests.work import calls

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


def work_of_edits(rules: Ruleset, paragraphs: int) -> int:
    """Calls of what reads, for one letter more in each of eight paragraphs of one long brief, one after the other."""
    texts = [TITLE, *(PROSE.format(number + 3, number * 7 + 11) for number in range(paragraphs))]
    checker = Checker(rules, most_open=500)  # of either draft most paragraphs are closed
    checker.check(draft(texts))
    made = 0
    for place in range(1, paragraphs, paragraphs // 8):
        texts[place] += "好"
        made += calls(lambda: checker.check(draft(texts)), READ)
    return made


def test_the_work_of_an_edit_does_not_grow_with_the_draft(rules: Ruleset) -> None:
    work_of_edits(rules, 8)  # what is built on first use
    assert work_of_edits(rules, 192) <= 2 * work_of_edits(rules, 24)


def calls_of_edits(rules: Ruleset, texts: list[str], date: dt.date | None = None) -> int:
    """All calls for a letter more inside each of three paragraphs of one long brief, one after the other."""
    checker = Checker(rules, most_open=500)
    checker.check(msgspec.structs.replace(draft(texts), date=date))
    prose = [place for place, text in enumerate(texts) if text.startswith(PROSE[:4])]
    made = 0
    for number in (len(prose) // 4, len(prose) // 2, -3):
        texts[prose[number]] = "好" + texts[prose[number]]
        edited = msgspec.structs.replace(draft(texts), date=date)
        made += calls(partial(checker.check, edited))
    return made


def long_brief(paragraphs: int, title: str = TITLE) -> list[str]:
    return [title, *(PROSE.format(number + 3, number * 7 + 11) for number in range(paragraphs))]


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
    calls_of_edits(rules, long_brief(8, title), date)  # what is built on first use
    long, short = (calls_of_edits(rules, long_brief(paragraphs, title), date) for paragraphs in (600, 150))
    assert long <= most * short


def _of_its_own(number: int) -> str:
    """Two characters that no other number has."""
    return chr(0x4E00 + number) + chr(0x6E00 + number)


RICH: dict[str, Callable[[int], str]] = {
    "headings": lambda number: f"\n{'一二三四五六七八九十'[number // 3 % 10]}、抓好第{number}件事" * (number % 3 == 0),
    "units": lambda number: f"{_of_its_own(number)}村派人对账。",
    "quoted names": lambda number: f"推行“夜校{_of_its_own(number)}”。",
    "books": lambda number: f"印发《关于做好第{number}项工作的若干措施意见》。",
    "books about others": lambda number: f"印发《关于做好{_of_its_own(number)}工作的若干措施意见》。",
    "counted twice": lambda number: (
        f"给12名{_of_its_own(number // 2)}支书配导师。"
        if number % 2 == 0
        else f"这13名{_of_its_own(number // 2)}支书全部到岗。"
    ),
}
"""What each paragraph has beside its prose, by its number."""


def rich_brief(paragraphs: int, *kinds: str) -> list[str]:
    title, *prose = long_brief(paragraphs)
    rich = (text + "".join(RICH[kind](number) for kind in kinds) for number, text in enumerate(prose))
    return [title, *(part for text in rich for part in text.split("\n"))]


@pytest.mark.parametrize(
    ("kinds", "most"),
    [
        (["headings"], 1.25),
        (["units"], 1.75),
        (["quoted names"], 1.75),
        (["books"], 1.75),
        (["books about others"], 1.75),
        (["units", "quoted names", "books", "headings"], 1.75),
        (["counted twice"], 2),  # each is a slip until it is looked up
    ],
    ids=str,
)
def test_what_a_draft_is_made_of_makes_an_edit_little_dearer(rules: Ruleset, kinds: Sequence[str], most: float) -> None:
    """Names are joined region by region; the shorter draft is no more than half of one."""
    calls_of_edits(rules, rich_brief(8, *kinds))  # what is built on first use
    long, short = (calls_of_edits(rules, rich_brief(paragraphs, *kinds)) for paragraphs in (600, 150))
    assert long <= most * short


def test_an_edit_reads_its_own_paragraph_and_no_other(rules: Ruleset) -> None:
    texts = [TITLE, *(PROSE.format(number + 3, number * 7 + 11) for number in range(24))]
    checker = Checker(rules, most_open=1_000)
    checker.check(draft(texts))
    for number in range(8):  # the lead was closed by what came after it: the first edit opens it again, and it stays
        texts[20] += "好"
        read = calls(lambda: checker.check(draft(texts)), frozenset({clauses.__code__}))
        assert read <= (1 if number else 2)


def test_a_paragraph_longer_than_may_be_open_is_read_once(rules: Ruleset) -> None:
    texts = [TITLE, PROSE.format(8, 47) * 8]
    checker = Checker(rules, most_open=200)
    checker.check(draft(texts))
    texts[1] += "好"
    assert calls(lambda: checker.check(draft(texts)), frozenset({clauses.__code__})) == 1


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
