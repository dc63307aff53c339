"""What changed in meaning is said in one sentence each; what only changed in characters is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from addin_server.comparison import Comparer, ComparisonRow
from addin_server.core.model import Paragraph
from addin_server.core.ruleset import Ruleset

RULES = Path(__file__).parent.parent.parent / "rules"


@pytest.fixture(scope="session")
def comparer(rules: Ruleset) -> Comparer:
    return Comparer(rules, RULES)


def rows(comparer: Comparer, before: str, after: str) -> list[ComparisonRow]:
    old, new = (
        tuple(Paragraph(id=f"p{i}", text=text) for i, text in enumerate(texts.split("\n"))) for texts in (before, after)
    )
    return comparer.compare(old, new)


def said(comparer: Comparer, before: str, after: str) -> list[str]:
    return [change.says for row in rows(comparer, before, after) for change in row.changes]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            "县委拟在15个村推行积分制。",
            "县委已在15个村推行积分制。",
            ["“拟”改成“已”：从打算做变成已经做了。"],
        ),
        (
            "常委会讨论了干部培训方案。",
            "常委会决定了干部培训方案。",
            ["“讨论”改成“决定”：从在商量变成定下来了。"],
        ),
        (
            "各村要结合实际制定细则。",
            "各村可以结合实际制定细则。",
            ["“要”改成“可以”：从要做变成可做可不做。"],
        ),
        ("部分村建起夜校。", "全部村建起夜校。", ["“部分”改成“全部”：范围从一部分变成全部。"]),
        ("问题尚未解决。", "问题得到解决。", ["删了“尚未”：原来说的是没有。"]),
        ("年底前建成5个驿站。", "计划年底前建成5个驿站。", ["添了“计划”：现在说的是打算做。"]),
        ("全镇15户困难党员得到帮扶。", "全镇18户困难党员得到帮扶。", ["“15户困难党员”改成“18户困难党员”。"]),
        ("做法覆盖38个村。", "做法覆盖近40个村。", ["“38个”改成“近40个”。"]),
        (
            "柳河镇党委5月12日组织培训。",
            "石桥镇党委5月13日组织培训。",
            ["“柳河镇党委”改成“石桥镇党委”。", "日期“5月12日”改成“5月13日”。"],
        ),
        (
            "县委组织部牵头建立台账，逐月销号。",
            "各镇党委牵头建立台账，逐月销号。",
            ["牵头的从“县委组织部”变成“各镇党委”。"],
        ),
        (
            "他说：“要把课堂开到群众家门口。”",
            "他说：“把课堂办到群众家门口。”",
            ["引语“要把课堂开到群众家门口。”改成“把课堂办到群众家门口。”。"],
        ),
        ("一是建章。二是督办。", "一是建章。", ["删了一句：“二是督办。”。"]),
    ],
)
def test_a_change_of_meaning_is_said(comparer: Comparer, before: str, after: str, says: list[str]) -> None:
    assert said(comparer, before, after) == says


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("3月5日（星期四）开班。", "3月6日（星期四）开班。", "日期“3月5日”改成“3月6日”，还写着“星期四”，请核。"),
        ("3月5日（星期四）开班。", "3月6日（星期六）开班。", "日期“3月5日”改成“3月6日”，写着“星期六”，请核。"),
        ("3月5日（周四）开班。", "3月6日（周五）开班。", "日期“3月5日（周四）”改成“3月6日（周五）”。"),
        ("3月5日（星期四）开班。", "3月12日（星期四）开班。", "日期“3月5日（星期四）”改成“3月12日（星期四）”。"),
        ("2月27日（周五）开班。", "3月1日（周一）开班。", "日期“2月27日（周五）”改成“3月1日（周一）”。"),
        (
            "12月31日（星期三）开班。",
            "1月1日（星期四）开班。",
            "日期“12月31日（星期三）”改成“1月1日（星期四）”。",
        ),
        (
            "1月5日（星期一）开班。",
            "12月29日（星期一）开班。",
            "日期“1月5日（星期一）”改成“12月29日（星期一）”。",
        ),
        ("3月5日（星期四）开班。", "3月5日（星期五）开班。", "“星期四”改成“星期五”，日期没有改，请核。"),
        (
            "2026年3月5日（星期四）开班。",
            "2026年3月6日（星期四）开班。",
            "日期“2026年3月5日”改成“2026年3月6日”，写着“星期四”，那天是星期五。",
        ),
        ("2026年3月6日（星期四）开班。", "2026年3月6日（星期五）开班。", "“星期四”改成“星期五”，和日期对上了。"),
        ("每周三上课。", "每周五上课。", "星期“周三”改成“周五”。"),
        ("培训上午9时开始。", "培训下午3时开始。", "时间“上午9时”改成“下午3时”。"),
        ("培训9:00开始。", "培训9:30开始。", "时间“9:00”改成“9:30”。"),
        ("培训晚上7点半开始。", "培训晚上8点开始。", "时间“晚上7点半”改成“晚上8点”。"),
        ("各镇6月底前报送。", "各镇5月底前报送。", "期限“6月底前”改成“5月底前”。"),
        ("各镇年底前报送。", "各镇三季度前报送。", "期限“年底前”改成“三季度前”。"),
        ("各镇3个工作日内报送。", "各镇5个工作日内报送。", "期限“3个工作日内”改成“5个工作日内”。"),
        ("各镇6月30日前报送。", "各镇6月30日后报送。", "期限“6月30日前”改成“6月30日后”。"),
        ("各镇三月底前报送。", "各镇四月底前报送。", "期限“三月底前”改成“四月底前”。"),
        ("第三季度前报送。", "第四季度前报送。", "期限“第三季度前”改成“第四季度前”。"),
        ("各镇5月底前报送台账。", "各镇报送台账。", "删了期限“5月底前”。"),
        ("每月对账一次。", "每季度对账一次。", "多久一次“每月”改成“每季度”。"),
        ("上半年办结36件。", "全年办结36件。", "时段“上半年”改成“全年”。"),
        ("满意度排名全市第三。", "满意度排名全市第一。", "名次“第三”改成“第一”。"),
        ("满意度由第8位升至第3位。", "满意度由第8位升至第2位。", "名次“第3位”改成“第2位”。"),
        ("荣获一等奖。", "荣获二等奖。", "名次“一等奖”改成“二等奖”。"),
        ("获评省级先进。", "获评市级先进。", "级别“省级”改成“市级”。"),
        ("会议传达省委精神。", "会议传达市委精神。", "级别“省委”改成“市委”。"),
        ("由组织部牵头。", "由宣传部牵头。", "牵头的从“组织部”变成“宣传部”。"),
        ("每周由组织部包联。", "每周由宣传部包联。", "包联的从“组织部”变成“宣传部”。"),
        ("干部每周包联。", "干部每月包联。", "多久一次“每周”改成“每月”。"),
        ("由李大海同志主持。", "由王建国同志主持。", "主持的从“李大海同志”变成“王建国同志”。"),
        ("各部门牵头对账。", "各镇党委牵头对账。", "牵头的从“各部门”变成“各镇党委”。"),
        ("负责人是王建国。", "负责人是李大海。", "负责人从“王建国”变成“李大海”。"),
        ("责任单位为县民政局。", "责任单位为县财政局。", "责任单位从“县民政局”变成“县财政局”。"),
        ("完成时限为6月底。", "完成时限为7月底。", "完成时限从“6月底”变成“7月底”。"),
        ("责任人：王建国。", "责任人：李大海。", "责任人从“王建国”变成“李大海”。"),
        ("由镇党委书记包联。", "由镇党委副书记包联。", "职务“书记”改成“副书记”。"),
        ("组织部部长王建国讲话。", "组织部副部长王建国讲话。", "职务“部长”改成“副部长”。"),
        ("主要领导亲自抓。", "分管领导亲自抓。", "职务“主要领导”改成“分管领导”。"),
    ],
)
def test_when_how_high_and_who_answers_for_it(comparer: Comparer, before: str, after: str, says: str) -> None:
    assert said(comparer, f"石桥县对账\n{before}", f"石桥县对账\n{after}") == [says]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            "由镇党委牵头、村党支部配合。",
            "由村党支部牵头、镇党委配合。",
            ["牵头的从“镇党委”变成“村党支部”。", "配合的从“村党支部”变成“镇党委”。"],
        ),
        (
            "王建国主持会议，李大海讲话。",
            "李大海主持会议，王建国讲话。",
            ["主持的从“王建国”变成“李大海”。", "讲话的从“李大海”变成“王建国”。"],
        ),
    ],
)
def test_who_changed_places(comparer: Comparer, before: str, after: str, says: list[str]) -> None:
    assert said(comparer, before, after) == says


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("各镇同时报送，一时难以报齐的说明。", "各镇一并报送，当时难以报齐的说明。"),
        ("第一书记到会，第一，摸清底数。", "第一书记参会，第一，把底数摸清。"),
        ("党员提了3点建议。", "党员提的3点建议。"),
        ("周围群众满意。", "周边群众满意。"),
        ("镇党委每月召开一次例会，研究解决难题。", "镇党委每月召开一次碰头会，研究解决难题。"),
        ("投入资金3.5万元修路。", "投入资金35000元修路。"),
        ("3月5日（星期四）开班。", "3月5日（周四）开班。"),
        ("每月对账一次。", "每个月对账一次。"),
        ("每季度对账一次。", "每季对账一次。"),
        ("每周对账一次。", "每星期对账一次。"),
        ("各镇3天内报送。", "各镇三天内报送。"),
        ("培训9:00开始。", "培训9：00开始。"),
        ("培训上午9点开始。", "培训上午九点开始。"),
        ("满意度排名第1名。", "满意度排名第一名。"),
        ("满意度居全市第1名。", "满意度居全市第一。"),
        ("一季度办结36件。", "第一季度办结36件。"),
        ("各镇3月底前报送。", "各镇三月底前报送。"),
        ("每周三上课。", "每星期三上课。"),
        ("每周日上课。", "每周天上课。"),
        ("培训下午3点开始。", "培训下午3时开始。"),
        ("培训9:30开始。", "培训九点半开始。"),
        ("一是建章。二是督办。", "二是督办。一是建章。"),
        ("王建国积极配合。", "王建国主动配合。"),
        ("各部门积极配合。", "各部门主动配合。"),
        ("支部学习讲话精神。", "支部领会讲话精神。"),
        ("干部工作认真负责。", "干部工作勤恳负责。"),
        ("主要负责人是关键。", "主要负责人很关键。"),
        ("柳河镇重要岗位实行轮岗。", "柳河镇主要岗位实行轮岗。"),
    ],
)
def test_other_words_for_the_same_are_not_said(comparer: Comparer, before: str, after: str) -> None:
    assert said(comparer, before, after) == []


@pytest.mark.parametrize(
    ("before", "after"), [("按1:10的比例配备。", "按1:12的比例配备。"), ("师生比为8:30。", "师生比为8:40。")]
)
def test_a_ratio_is_no_hour(comparer: Comparer, before: str, after: str) -> None:
    assert not any("时间" in says for says in said(comparer, before, after))


def test_every_sentence_of_both_is_there_once(comparer: Comparer) -> None:
    before = "甲村修路。乙村修桥。丙村修渠。\n丁村建校。"
    after = "丙村修渠。甲村修了路。\n丁村建校。戊村植树。"
    found = rows(comparer, before, after)
    assert sorted(r.before.text for r in found if r.before) == ["丁村建校。", "丙村修渠。", "乙村修桥。", "甲村修路。"]
    assert [r.after.text for r in found if r.after] == ["丙村修渠。", "甲村修了路。", "丁村建校。", "戊村植树。"]
    assert ("甲村修路。", "甲村修了路。") in [(r.before.text, r.after.text) for r in found if r.before and r.after]


def test_a_title_written_anew_is_still_the_title(comparer: Comparer) -> None:
    lead = "针对村干部不会写材料，柳河镇每周三晚上开课，到会人数由9人升到23人。"
    before, after = f"柳河镇办夜校\n{lead}", f"村干部每周三上课学写材料\n{lead}"
    title = rows(comparer, before, after)[0]
    assert title.before and title.after and not title.moved
    assert [change.says for change in title.changes] == ["删了“柳河镇”。"]


def test_a_draft_compared_with_itself_has_not_changed(comparer: Comparer) -> None:
    text = "柳河镇办夜校\n针对村干部不会写材料，柳河镇每周三晚上开课，到会人数由9人升到23人。"
    assert all(row.changes == () and row.before and row.after and not row.moved for row in rows(comparer, text, text))


def test_one_sentence_again_and_again_is_not_compared_each_with_each(comparer: Comparer) -> None:
    """Twenty thousand of a kind: compared each with each they would take minutes."""
    text = "\n".join(["办好。" * 1_000] * 20)
    began = time.process_time()
    found = rows(comparer, text, f"另有。{text}")
    assert time.process_time() - began < 20
    assert len(found) == 20_001 and sum(row.before is None for row in found) == 1


def test_a_sentence_without_end_is_not_compared_character_by_character(comparer: Comparer) -> None:
    """Lines that belong together are one sentence, however many they are."""
    text = "\n".join(["2026年3月29日，" * 9] * 50)
    began = time.process_time()
    assert len(said(comparer, text, text.replace("29日", "28日"))) == 450
    assert time.process_time() - began < 20
