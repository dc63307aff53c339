"""The score of a brief; what is no brief has none, in whatever form it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin_server.batch.outcome import FileOutcome
from addin_server.batch.summary import summarise
from addin_server.core.engine import Checker
from addin_server.core.findings.score import total
from addin_server.core.model import Part
from tests.command import zhubi
from tests.core.drafts import PROSE, draft

BODY = (
    "一是摸清底数。镇里用半个月走完14个村，登记党员126名，逐人填联系卡。",
    "二是分片包联。每名干部联系8名党员，每季打一次电话，记入台账。",
)
BRIEF = ("石桥县把党员会开到赶集日", PROSE, *BODY)
MEETING = (
    "清河县召开基层党建工作推进会",
    "3月18日上午，清河县召开基层党建工作推进会，县委副书记周平出席并讲话，县委常委、组织部部长吴敏主持会议。",
    "会议指出，抓好基层党建意义重大。会议强调，要提高政治站位，要压实工作责任，要加强督促检查。",
    "会上，4个乡镇作了交流发言。各乡镇党委书记、县直有关部门负责同志参加会议。",
)
RULES = (
    "清河镇便民中心值班规定",
    "第一条 值班人员应当提前十分钟到岗，不得迟到早退，不得擅自离岗。",
    "第二条 值班人员负责接听电话、登记来访，重大事项须在半小时内报告。",
    "第三条 交接班应当清点物品，双方签字。",
    "第四条 本规定自印发之日起施行，由镇党政办负责解释。",
)
SLOGANS = (
    "近年来，清河街道党工委坚持把楼宇党建作为重中之重，不断完善工作机制，推动楼宇党建提质增效。",
    "清河镇坚持以党建为引领，凝聚起乡村振兴的磅礴力量，谱写了高质量发展的崭新篇章。",
    "为深入贯彻落实上级部署，清河乡提高站位、压实责任，全力推动基层治理再上新台阶。",
)


def test_a_brief_is_scored(checker: Checker) -> None:
    report = checker.check(draft(*BRIEF))
    assert len(report.parts) == 5
    assert (total(report.parts) or 0) > 80


@pytest.mark.parametrize("text", [MEETING, RULES], ids=["a meeting", "rules"])
def test_what_is_no_brief_is_not(text: tuple[str, ...], checker: Checker) -> None:
    report = checker.check(draft(*text))
    assert total(report.parts) is None


def test_a_named_type_means_a_brief(checker: Checker) -> None:
    assert checker.check(draft(*RULES, type="T1")).parts


@pytest.mark.parametrize("lead", SLOGANS)
def test_slogans_earn_no_more_than_half_of_the_lead(lead: str, checker: Checker) -> None:
    report = checker.check(draft("石桥县把党员会开到赶集日", lead, *BODY))
    (part,) = [part for part in report.parts if part.part == "导语"]
    assert part.points <= part.weight / 2


def test_the_command_line_says_so(tmp_path: Path) -> None:
    path = tmp_path / "守则.txt"
    path.write_text("\n".join(RULES), "utf-8")
    assert "不计分：不像信息" in zhubi("check", path).output
    assert "不计分：不像信息" in zhubi("check", "--format", "html", path).output
    scores = json.loads(zhubi("check", "--format", "json", path).output)["scores"]
    assert scores == {"total": None, "parts": []}


def test_a_batch_averages_what_is_scored() -> None:
    part = Part("标题", "yes", "", 20, 25)
    outcomes = [
        FileOutcome(name="a", unit="甲镇", genre="信息", parts=(part,)),
        FileOutcome(name="b", unit="甲镇", genre="新闻", folded=True),
        FileOutcome(name="c", unit="乙镇", genre="其他"),
    ]
    summary = summarise(outcomes, [])
    assert (summary.all.drafts, summary.all.scored, summary.all.score) == (3, 1, 20)
    assert summary.all.parts["标题"] == 80
    assert [(unit.unit, unit.score) for unit in summary.units] == [("甲镇", 20), ("乙镇", None)]
    assert [(place, unit.unit) for place, unit in summary.ranked] == [(1, "甲镇")]
    assert sum(number for _, number in summary.bands) == 1
    assert [row.verdict.because for row in summary.rows] == ["得分不到 60", "体裁像新闻", "不像信息"]


def test_units_with_one_score_share_a_place_and_nobody_is_none() -> None:
    def sent(unit: str, points: int) -> FileOutcome:
        return FileOutcome(name=unit, unit=unit, genre="信息", parts=(Part("标题", "yes", "", points, 25),))

    summary = summarise([sent("甲镇", 20), sent("乙镇", 25), sent("丙镇", 20), sent("", 25), sent("丁镇", 5)], [])
    places = [(place, unit.unit) for place, unit in summary.ranked]
    assert places == [(1, "乙镇"), (2, "甲镇"), (2, "丙镇"), (4, "丁镇")]


def test_a_brief_of_one_paragraph_lacks_no_body(checker: Checker) -> None:
    report = checker.check(draft("石桥县把党员会开到赶集日", PROSE + "".join(BODY) + "".join(BODY) + "".join(BODY)))
    (body,) = [part for part in report.parts if part.part == "主体"]
    assert body.state == "none"
