"""Near-identical names: a slip is marked with both ways out, two places are left alone."""

from __future__ import annotations

import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Draft, Finding
from tests.core.drafts import draft
from tests.core.fixing import fixed

LEAD = "针对村账记不清，石桥县给36个村配“账房师傅”，已改正差错214处。"
VARIANTS = (
    "policy.unit-variants",
    "policy.brand-variants",
    "policy.person-variants",
    "policy.name-variants",
)


def brief(*rows: str, title: str = "石桥县给村支书配“账房师傅”") -> Draft:
    return draft(title, LEAD, *rows)


def variants(checker: Checker, written: Draft) -> list[Finding]:
    return [f for f in checker.check(written, unfold=True).findings if f.rule in VARIANTS]


@pytest.mark.parametrize(
    ("rows", "slip", "meant"),
    [
        (["清河村党支部每月对账。", "清和村党支部书记到会。"], "清和村", "清河村"),
        (["永安社区党委派人对账。", "永岸社区的差错当月改完。"], "永岸社区", "永安社区"),
        (["鑫园合作社请人对账。", "鑫源合作社入账。", "鑫源合作社分红。"], "鑫园合作社", "鑫源合作社"),
        (["（一）清河村先行", "清和村的差错当月改完。", "清河村对账12次。"], "清和村", "清河村"),
        (["柳河镇石塘村每月对账。", "柳河镇石堂村的差错当月改完。"], "石堂村", "石塘村"),
        (["柳河镇每月对账。", "刘河镇当月改完。"], "刘河镇", "柳河镇"),
        (["柳河县每月对账。", "刘河县当月改完。"], "刘河县", "柳河县"),
        (
            ["组织部部长王建军对账。", "组织部部长王建国到会。", "组织部部长王建国讲课。", "组织部部长王建国改账。"],
            "王建军",
            "王建国",
        ),
        (
            ["王建军先到会。", "王建国后讲课。", "组织部部长王建军对账。", "组织部部长王建国改账，王建国签字。"],
            "王建军",
            "王建国",
        ),
        (["推行“民情日记”。", "“民情日计”里的事逐件办。"], "民情日计", "民情日记"),
    ],
)
def test_a_slip_is_marked(checker: Checker, rows: list[str], slip: str, meant: str) -> None:
    (finding,) = variants(checker, brief(*rows))
    assert (finding.quote, finding.params["against"]) == (slip, meant)


def test_a_slip_in_the_title_is_marked(checker: Checker) -> None:
    written = brief("一是清河村每月对账。", "二是清河村当月改完差错。", title="清和村给村账配“账房师傅”")
    (finding,) = variants(checker, written)
    assert (finding.paragraph, finding.quote) == ("p1", "清和村")


@pytest.mark.parametrize(
    "rows",
    [
        ["河湾村一组先对账。", "河湾村二组后对账。"],
        ["东岭村每月对账。", "西岭村当月改完。"],
        ["上河村每月对账。", "尚河村当月改完。"],
        ["大石村每月对账。", "小石村当月改完。"],
        ["新桥村每月对账。", "星桥村当月改完。"],
        ["清河村第一党支部对账。", "清河村第二党支部改账。"],
        ["王庄社区对账。", "王家庄社区改账。"],
        ["于家村对账。", "余家村改账。"],
        ["柳营村对账。", "刘营村改账。"],
        ["小汪庄村对账。", "小王庄村改账。"],
        ["石塘村对账。", "石堂村改账。", "石塘村、石堂村都来听课。"],
        ["石塘村对账。", "石堂村改账。", "石塘、石堂两村每月对账。"],
        ["石塘村对账。", "石堂村改账。", "石堂、于家和石塘3个村每月对账。"],
        ["柳河镇石塘村对账。", "王集镇石堂村改账。"],
        ["（一）石塘村", "每月对账。", "（二）石堂村", "当月改完。"],
        [*["石塘村每月对账。", "石堂村当月改完。"] * 3],
        ["推行“一站到底”。", "“二站到底”管住宿。"],
        ["老王说“这事办得好”。", "老李说“这是办得好”。"],
        ["有人问“该不该管”。", "他答：“该不该关”。"],
        ["老王的话“这事办得好”在村里传开。", "会上又有人提起“这是办得好”。"],
        ["推行“事事有人管，件件有着落”。", "“事事有人管，件件有着洛”在村里传开。"],
    ],
)
def test_two_of_their_own_names_are_left_alone(checker: Checker, rows: list[str]) -> None:
    assert variants(checker, brief(*rows)) == []


def test_a_slip_is_told_once_against_what_is_told_most(checker: Checker) -> None:
    rows = ("清河村每月对账。", "清河村入账。", "清河村开会。", "青河村改账。", "轻河村分红。")
    found = variants(checker, brief(*rows))
    assert [(f.quote, f.params["against"]) for f in found] == [("青河村", "清河村"), ("轻河村", "清河村")]


def test_a_name_may_have_blanks(checker: Checker) -> None:
    written = brief("推行“民 情 日记”。", "“民 情 日计”里的事逐件办。")
    assert [f.quote for f in variants(checker, written)] == ["民 情 日计"]


def test_two_places_of_the_register_are_left_alone(checker: Checker) -> None:
    assert variants(checker, brief("富宁县每月对账。", "阜宁县当月改完。")) == []
    assert variants(checker, brief("富宁县每月对账。", "府宁县当月改完。")) != []


@pytest.mark.parametrize(
    "rows",
    [
        ["清河村对账。", "清和村改账。", "清河村入账。", "清和村分红。", "清河村开会。"],
        ["组织部部长王建国对账。", "组织部部长王建军改账。", "王建军到会。", "王建国讲课。"],
        [
            "按照《村级小微权力清单管理办法》建册。",
            "《村级小微权力清单管理办发》印发。",
            "落实《村级小微权力清单管理办法》。",
        ],
    ],
)
def test_either_way_out_settles_it_everywhere(checker: Checker, rows: list[str]) -> None:
    written = brief(*rows)
    (finding,) = variants(checker, written)
    assert len(finding.fixes) == 2
    for fix, gone in zip(finding.fixes, (finding.params["match"], finding.params["against"]), strict=True):
        result = fixed(written, fix)
        assert variants(checker, result) == []
        assert not any(str(gone) in paragraph.text for paragraph in result.paragraphs)


@pytest.mark.parametrize(
    ("known", "slip"),
    [
        ("积分", "积份"),
        ("管理", "管里"),
        ("组织", "祖织"),
        ("新任", "心任"),
        ("队伍", "对伍"),
        ("长期", "常期"),
    ],
)
def test_a_slip_in_the_name_of_a_document_is_marked(checker: Checker, known: str, slip: str) -> None:
    rows = [f"按照《石桥县村干部{word}考评办法》建册。" for word in (known, slip, known)]
    (finding,) = variants(checker, brief(*rows))
    assert finding.quote == f"《石桥县村干部{slip}考评办法》"


@pytest.mark.parametrize(
    ("one", "other"), [("2024年要点", "2025年要点"), ("上半年要点", "下半年要点"), ("第一批清单", "第二批清单")]
)
def test_two_documents_of_one_series_are_left_alone(checker: Checker, one: str, other: str) -> None:
    assert variants(checker, brief(*(f"按照《石桥县便民代办服务{name}》建册。" for name in (one, other)))) == []
