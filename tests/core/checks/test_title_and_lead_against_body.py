"""What title and lead name and the body says otherwise: a slip is told, an image or a spoken word is none."""

from __future__ import annotations

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Severity
from tests.core.drafts import draft

LEAD = "针对14个山村外出党员联系不上，{unit}今年3月起逐户登记，已找回失联党员41名，到会人数由9人升到23人。"
BODY = (
    "一是摸底。{unit}用半个月走完14个村，逐人填联系卡，登记务工地、电话和回乡时间，漏登的由包村干部补齐，名册一月一核。",
    "二是包联。{unit}机关干部每人联系8名党员，每季打一次电话，问一问用工和就医，能当场答复的当场答复，答不了的五天内回话。",
    "三是送课。{unit}党校每季到务工人员多的三处工地各讲一课，讲政策、讲用工、讲家里的事，讲完留半个钟头答问，问的记下来。",
)


def _told(checker: Checker, rule: str, title: str, lead: str, *body: str) -> list[Severity]:
    report = checker.check(draft(title, lead, *body))
    return [finding.severity for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("title", "named", "told"),
    [
        ("石桥县“红黑榜”找回41名流动党员", "石桥县", [Severity.ADVICE]),
        ("石桥县搅活流动党员“一池春水”", "石桥县", []),
        ("石桥县“5331”找回41名流动党员", "石桥县", []),
        ("石桥县找回41名流动党员", "高桥区", [Severity.WARNING]),
        ("石桥县党员登记找回41名", "高桥区", [Severity.WARNING]),
        ("青海省石桥县找回41名流动党员", "石桥县", []),
        ("石桥县找回41名流动党员", "县委组织部和柳河镇", []),
        ("石桥县找回41名流动党员", "县委组织部和滨城县", [Severity.WARNING]),
        ("青海省找回41名流动党员", "省司法厅和高桥区", []),
        ("【“红船领航”在一线】石桥县找回41名流动党员", "石桥县", []),
        ("石桥县找回41名流动党员（书记项目在一线）", "石桥县", []),
        ("【书记项目】石桥县找回41名流动党员", "高桥区", [Severity.WARNING]),
        ("××县找回41名流动党员", "石桥县", []),
        ("石桥县整治支部“灯下黑”", "石桥县", []),
        ("石桥县“账本”字当头清理撂荒梯田改种油茶", "石桥县", [Severity.ADVICE]),
        ("党旗插在风口上——石桥县找回流动党员的实践", "石桥县", []),
        ("柳树村找回41名流动党员", "高桥区村干部和滨城县", [Severity.ADVICE]),
        ("滨州市找回41名流动党员", "高桥区市民和石桥县", [Severity.ADVICE]),
        ("滨州市找回41名流动党员", "石桥市", [Severity.WARNING]),
        ("青海省司法厅找回41名流动党员", "省直机关和司法厅党员、高桥区", []),
        ("滨城县柳河街道找回41名流动党员", "柳河街道和柳树村", []),
        ("柳河街道找回41名流动党员", "清江镇", [Severity.WARNING]),
        ("滨州自治区找回41名流动党员", "石桥县", [Severity.ADVICE]),
        ("滨州自治区找回41名流动党员", "全区各单位和石桥县", []),
        ("高桥区找回41名流动党员", "阳光小区", [Severity.ADVICE]),
    ],
)
def test_what_the_title_names(title: str, named: str, told: list[Severity], checker: Checker) -> None:
    body = [text.format(unit=named) for text in (LEAD, *BODY)]
    assert _told(checker, "title.body-mismatch", title, body[0], *body[1:]) == told


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("针对外出党员“摸底”“包联”“发证难”", [Severity.WARNING]),
        ("发挥党校“摸底”“熔炉”两个作用", []),
        ("“摸底了吗？”“好的，收到。”", []),
    ],
)
def test_what_the_lead_lists(listed: str, told: list[Severity], checker: Checker) -> None:
    lead = f"{listed}，石桥县今年3月起逐户登记，已找回失联党员41名。"
    body = [text.format(unit="石桥县") for text in BODY]
    assert _told(checker, "body.lead-disconnect", "石桥县找回41名流动党员", lead, *body) == told


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("为破解办事“来回跑”问题，石桥县给每个村配一名代办员，已代办231件。", False),
        ("石桥县采取“三定”办法，解决村干部“跑龙套”当“看客”问题，已有12个村换了书记。", False),
        ("石桥县针对驻村干部来源广、情况复杂的实际，给每人配一名老支书，已满一季。", False),
        ("为推动工作提质增效，石桥县着力破解发展难题，给每个村配一名代办员。", True),
        ("村里办事各管各的、各自为战，石桥县给每个村配一名代办员。", False),
        ("村里的材料缺乏专人代办，石桥县给每个村配一名代办员。", False),
        ("石桥县给每个村配一名代办员，有效杜绝“重收轻办”，材料当天转出。", False),
        ("石桥县改变“红色驿站”的位置，给每个村配一名代办员，推进工作提质增效。", True),
        ("石桥县给每个村配一名必不可缺少的代办员，推进工作提质增效。", True),
    ],
)
def test_a_problem_that_the_lead_names(lead: str, told: bool, checker: Checker) -> None:
    body = [text.format(unit="石桥县") for text in BODY]
    assert bool(_told(checker, "lead.no-problem", "石桥县给村里配代办员", lead, *body)) == told


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("针对报销难，石桥县给每个村配一名代办员。截至8月底，已代办231件，办结229件。", False),
        ("针对报销难，截至2024年9月，石桥县给每个村配一名代办员，扎实推进各项工作。", True),
    ],
)
def test_a_result_that_the_lead_counts_up(lead: str, told: bool, checker: Checker) -> None:
    body = [text.format(unit="石桥县") for text in BODY]
    assert bool(_told(checker, "lead.no-effect", "石桥县给村里配代办员", lead, *body)) == told
