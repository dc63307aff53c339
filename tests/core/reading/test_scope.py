"""What is demanded stays a demand through every sentence that goes on demanding; nothing is passed over for speed."""

from __future__ import annotations

import pytest

from addin_server.core.reading.scope import GUARDED, scopes
from addin_server.core.reading.statement import Governor
from tests.core.drafts import written_drafts
from tests.core.reading.conftest import Read

DONE = "镇里给12个村配齐了网格员。"


@pytest.mark.parametrize(
    ("text", "demanded"),
    [
        ("会议要求，各村把名单核准。" + DONE, [True, False]),
        (
            "他指出，一是要住下来。每一个工作队都要住满20天。二是要把账算清，不能走过场。" + DONE,
            [True, True, True, False],
        ),
        ("镇党委强调，要把好入口。要严格审核。同时，要建好台账。" + DONE, [True, True, True, False]),
        ("会议强调，各支部必须按时开会。党员都要到场。", [True, True]),
        (DONE + "每个网格都要有一本台账。", [False, False]),
        ("党员应该走在前面。" + DONE, [True, False]),
        ("供应该村物资36件。" + DONE, [False, False]),
        ("反应该村账目不清。" + DONE, [False, False]),
        ("镇里就换届提出三点要求：一要公道。" + DONE, [True, False]),
        ("公司已要求其他两个厂参照执行。" + DONE, [True, False]),
        ("根据市委通知，县委要求各村把账算清。" + DONE, [True, False]),
    ],
)
def test_demands_go_on(text: str, demanded: list[bool], read: Read) -> None:
    block = read(text).block
    spans = [scope.span for scope in scopes(block) if scope.by is Governor.DEMAND]
    assert [any(span.start < end and start < span.end for span in spans) for start, end in block.sentences] == demanded


@pytest.mark.parametrize(
    ("text", "governor"),
    [
        ("柳河镇紧扣新时代党的建设总要求，班子的战斗力明显提升。", Governor.DEMAND),
        ("按照上级部署要求，全镇党建水平迈上新台阶。", Governor.DEMAND),
        ("围绕“服务群众、促进和谐”的总体要求，活动取得明显成效。", Governor.DEMAND),
        ("各支部坚持高标准、严要求，学习成效显著。", Governor.DEMAND),
        ("把党建要求写入章程，党员作用充分发挥。", Governor.DEMAND),
        ("公司任务重、要求高，干部作风明显转变。", Governor.DEMAND),
        ("支部的凝聚力、号召力空前提高。", Governor.DEMAND),
        ("镇里积极响应县委号召，村容村貌焕然一新。", Governor.DEMAND),
        ("组织部当场指出问题14条，作风明显好转。", Governor.DEMAND),
        ("党员提出建议30条，全部办结。", Governor.DEMAND),
        ("村里的田野充满希望，群众干劲十足。", Governor.DEMAND),
        ("安全的事来不得半点马虎，职工安全意识明显增强。", Governor.DEMAND),
        ("进展较慢的主要是两个村，其余全部完成。", Governor.HYPOTHESIS),
        ("支部只要求一句话讲完，会风明显好转。", Governor.HYPOTHESIS),
        ("党员在平凡岗位上默默付出，群众交口称赞。", Governor.HYPOTHESIS),
        ("县里以求贤若渴的诚意引才，人才环境持续优化。", Governor.HYPOTHESIS),
        ("两年完成年度计划的83%，进度全市第一。", Governor.PLAN),
        ("工期比原计划提前九天，群众十分满意。", Governor.PLAN),
        ("镇里主动争取支持，村集体经济不断壮大。", Governor.PLAN),
        ("党员随时准备上坝，防汛工作扎实有力。", Governor.PLAN),
        ("现将三季度进展报告如下。", Governor.PLAN),
        ("区里不再要求一律每月打电话，选完写在卡片上。", Governor.DEMAND),
        ("“要我建”变成了“我要建”，企业热情高涨。", Governor.DEMAND),
        ("确保了审核工作的质量。", Governor.PURPOSE),
        ("为推动县域发展注入了强劲动力。", Governor.PURPOSE),
        ("凡外出培训的，一周内在科里讲一次。", Governor.HYPOTHESIS),
        ("对队伍建设提出明确要求，县委也把整治走读列入清单。", Governor.DEMAND),
        ("群众提出合理要求37条，全部办结，满意度明显提升。", Governor.DEMAND),
        ("党员提出希望办夜校，镇里当月就办了。", Governor.DEMAND),
        ("提出的要求逐条办结，群众满意。", Governor.DEMAND),
        ("对队伍建设提出了明确要求，县委也把整治走读列入清单。", Governor.DEMAND),
        ("这些要求看起来琐碎。", Governor.DEMAND),
        ("按照“一编三定”要求，把姓名亮出来。", Governor.DEMAND),
        ("不得不清退的问题突出。", Governor.DEMAND),
        ("对村民李秀英来说，全镇服务水平得到显著提升。", Governor.QUOTATION),
        ("王建国爱写小说，党员精神面貌焕然一新。", Governor.QUOTATION),
        ("经王建国、李秀英介绍，他光荣入党。", Governor.QUOTATION),
        ("对高新区来说，营商环境持续优化。", Governor.QUOTATION),
        ("考察团听取了情况介绍，观看了专题片。", Governor.QUOTATION),
        ("发展计划年年用不完。", Governor.PLAN),
        ("县里制定三年计划，逐项落实。", Governor.PLAN),
    ],
)
def test_a_noun_or_a_part_of_another_word_governs_nothing(text: str, governor: Governor, read: Read) -> None:
    assert governor not in {scope.by for scope in scopes(read(text).block)}


@pytest.mark.parametrize(
    ("text", "governor"),
    [
        ("街道计划用两年时间改造9处市场。", Governor.PLAN),
        ("镇里准备秋收后修路。", Governor.PLAN),
        ("村里争取年内签约。", Governor.PLAN),
        ("要是没人拉一把，学生就退学了。", Governor.HYPOTHESIS),
        ("只要有一户人家，就得有人送信。", Governor.HYPOTHESIS),
        ("希望大家学有所成。", Governor.DEMAND),
        ("工会号召全体职工献策。", Governor.DEMAND),
        ("他指出，发展集体经济要立足实际。", Governor.DEMAND),
        ("会议要求严格落实“三会一课”制度。", Governor.DEMAND),
        ("县委要求高标准推进阵地建设。", Governor.DEMAND),
        ("市委要求实打实解决群众难题。", Governor.DEMAND),
        ("会议要求高质量推进各项工作。", Governor.DEMAND),
        ("乡党委今年起要求低保评议全程录像。", Governor.DEMAND),
        ("县里有关部门要求各村3月底前报齐名册。", Governor.DEMAND),
        ("离退休干部党支部要求党员每月交一次思想汇报。", Governor.DEMAND),
        ("供应科要求各班组写清台账。", Governor.DEMAND),
        ("镇党委按月调度要求各村报进度。", Governor.DEMAND),
        ("参与单位要求各自包户。", Governor.DEMAND),
        ("执行董事要求各车间整改。", Governor.DEMAND),
        ("县委根据换届进度要求各乡镇3月底前完成。", Governor.DEMAND),
        ("全县所有党组织书记要求每季度上一次党课。", Governor.DEMAND),
        ("有的部门要求法定代表人到场签承诺书。", Governor.DEMAND),
        ("会议强调指出要抓好落实。", Governor.DEMAND),
        ("会议指出要把党建抓细抓实。", Governor.DEMAND),
        ("会议指出各支部要严格落实制度。", Governor.DEMAND),
        ("他希望，广大党员带头干。", Governor.DEMAND),
        ("镇里就换届提出五点具体要求，一要公道。", Governor.DEMAND),
        ("提出四点建议：一要建制度。", Governor.DEMAND),
        ("县委要求按照清单整改。", Governor.DEMAND),
        ("会议要求，各村把名单核准。", Governor.DEMAND),
        ("行业党委拟请街道代管。", Governor.PLAN),
        ("场地正协商，拟先开放11所学校。", Governor.PLAN),
        ("村里拟建冷库一座。", Governor.PLAN),
        ("拟用两年时间新增端口1.2万个。", Governor.PLAN),
        ("我部拟对周平同志经历进行核实。", Governor.PLAN),
        ("从明年起，财务每月公示。", Governor.PLAN),
        ("到明年底，建成一批示范支部。", Governor.PLAN),
        ("平原县计划用两年时间改造9处市场。", Governor.PLAN),
        ("太原市计划新建12个驿站。", Governor.PLAN),
        ("原粮站计划改建成党员教育基地。", Governor.PLAN),
        ("完成摸底后计划逐户上门。", Governor.PLAN),
        ("镇里计划安排资金500万元修水渠。", Governor.PLAN),
        ("镇里计划表彰20名优秀党员。", Governor.PLAN),
        ("村里计划中秋前通水。", Governor.PLAN),
        ("社区计划外聘3名讲师。", Governor.PLAN),
        ("镇里争取上半年全部完工。", Governor.PLAN),
        ("村里积极争取年内通车。", Governor.PLAN),
        ("全力争取10月底前通车。", Governor.PLAN),
        ("修好路准备通车。", Governor.PLAN),
        ("村里的活动室准备年底翻修。", Governor.PLAN),
        ("镇里为老党员准备建一间活动室。", Governor.PLAN),
        ("现将于3月起执行新办法。", Governor.PLAN),
        ("若遇大雨，党员上堤。", Governor.HYPOTHESIS),
        ("村民张建国表示，办事方便了。", Governor.QUOTATION),
        ("路修好了！村民张建国说，办事方便了。", Governor.QUOTATION),
        ("张建国高兴地说，办事方便了。", Governor.QUOTATION),
    ],
)
def test_the_same_word_said_as_a_verb_governs(text: str, governor: Governor, read: Read) -> None:
    assert governor in {scope.by for scope in scopes(read(text).block)}


@pytest.mark.parametrize(
    ("text", "intended"),
    [
        ("下一步，杨柳镇将坚定信心，奋力书写新篇章。", [True, True, True]),
        ("杨柳镇党委将坚定信心，奋力书写新篇章。", [True, True]),
        ("公司计划再装90只，资金已列入更新改造项目。", [True, False]),
        ("下一步，镇里将健全机制，在已有基础上不断深化，打造品牌。", [True] * 4),
        ("下一步，各村将完成摸底，此后每月更新台账。", [True, True, True]),
        ("下一步，镇里将优化环境，让已经签约的企业放心。", [True, True, True]),
    ],
)
def test_a_plan_holds_from_its_clause_to_what_is_done(text: str, intended: list[bool], read: Read) -> None:
    assert [any(s.by is Governor.PLAN for s in one.clause.scopes) for one in read(text).reads] == intended


@pytest.mark.parametrize("says", ["村民张建国说", "村民周桂兰说", "张建国高兴地说", "村民张建国告诉记者"])
def test_what_a_person_who_is_named_says_is_his(says: str, read: Read) -> None:
    named, crowd = read(f"{says}，办事方便了，干部和气了。"), read("大家都说，办事方便了，干部和气了。")
    assert [bool(one.clause.scopes) for one in named.reads] == [False, True, True]
    assert not any(one.clause.scopes for one in crowd.reads)


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("在柳河镇看来，阵地是给党员用的，用起来才有凝聚力。", True),
        ("镇党委书记刘长河认为，抓好党建就能整合各方力量。", True),
        ("一位企业负责人认为，平台可以整合各种力量。", True),
        ("大家一致认为，培训提升了能力。", False),
        ("会议认为，工作取得了明显成效。", False),
        ("看来，凝聚力确实提升了。", False),
        ("与会代表一致认为，工作成效明显。", False),
        ("书记办公会认为，工作成效明显。", False),
        ("县纪委委员会认为，工作成效明显。", False),
        ("主席团认为，工作成效明显。", False),
    ],
)
def test_what_somebody_thinks_is_his(text: str, theirs: bool, read: Read) -> None:
    last = read(text).reads[-1]
    assert any(scope.by is Governor.QUOTATION for scope in last.clause.scopes) == theirs


def test_no_sentence_is_passed_over_that_is_governed() -> None:
    """Of the sentences of all written drafts, those with none of a few words are not looked through for a governor."""
    sentences = {s for _, one in written_drafts() for p in one.paragraphs for s in p.text.split("。")}
    for guarded in GUARDED:
        governed = [s for s in sentences if guarded.expression.search(s)]
        assert len(governed) > 10 and all(guarded.word.search(s) for s in governed)


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("下一步，将继续完善机制。", True),
        ("县里将推广到12个村。", True),
        ("镇里将重点抓好三件事。", True),
        ("该市将投入200万元用于改造。", True),
        ("该项工作将纳入年度考核。", True),
        ("我们将再接再厉。", True),
        ("镇里将投入200万元建成3个驿站。", True),
        ("县里将选派12名干部送到村里。", True),
        ("镇里将探索把积分制纳入考核。", True),
        ("县里将采取措施把问题整改到位。", True),
        ("该县将三年内建成120个驿站。", True),
        ("村民将整体搬迁到新社区。", True),
        ("资金将主要投入到村集体。", True),
        ("县里将全部纳入年度考核。", True),
        ("全县村干部将统一纳入考核。", True),
        ("镇里将每月走访到户。", True),
        ("支部将专题研究纳入议程。", True),
        ("管理局将树牢服务观念。", True),
        ("工作站将充分利用好闲置场地。", True),
        ("中心将面向企业职工开展20场宣讲。", True),
        ("项目8月底将基本建成。", True),
        ("园区将深化延伸服务内容。", True),
        ("为将骑手有效凝聚起来，社区推出“红色合伙人”。", False),
        ("该镇将村务公开与信用管理全面接轨。", False),
        ("街道将党员力量凝聚到网格。", False),
        ("社区将居民诉求进行汇总分析。", False),
        ("县里将其列为重点。", False),
        ("今年3月起，社区将党员编入网格。", False),
        ("按照年底前全覆盖的目标，社区将党员力量纳入网格。", False),
        ("年底前，县里将参学率提高到95%。", True),
        ("年内，镇里将集体收入提高到30万元。", True),
        ("镇里将书面答复来访群众。", True),
        ("社区将电话回访每一户。", True),
        ("镇里将专人负责台账登记。", True),
        ("县里将组织部牵头考核。", True),
        ("县里将资金支持10个薄弱村。", True),
        ("镇里将电表整体搬到一楼。", False),
        ("镇党委将工作任务细分到各站所。", False),
        ("社区将村里的学校作为服务站。", False),
        ("支部将红黑榜纳入考核。", False),
        ("县委将人才工作摆在突出位置。", False),
        ("镇里将闲置校舍租给茶企。", False),
        ("镇里将加强作风建设作为突破口。", False),
    ],
)
def test_a_word_that_takes_an_object_plans_nothing(text: str, planned: bool, read: Read) -> None:
    assert any(scope.by is Governor.PLAN for scope in scopes(read(text).block)) == planned
