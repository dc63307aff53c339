"""Roles on the shapes that real files have."""

from __future__ import annotations

from typing import Any

import pytest

from addin_server.core.model import Role
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure import lines, roles
from addin_server.core.structure.role_table import ParagraphReader
from tests.core.drafts import PROSE, centred, draft

Row = str | dict[str, Any]

SHAPES: dict[str, list[tuple[Row, str]]] = {
    "title in the first line": [
        ("石桥县把党员会开到赶集日", "title"),
        (PROSE, "lead"),
        ("一是定日子。每月逢五开会。", "body"),
        ("二是定内容。先讲政策，再议村务。", "body"),
        ("目前，已开会96次。", "ending"),
    ],
    "red masthead above, distribution below": [
        (centred("石桥组工信息"), "masthead"),
        (centred("2026年第3期（总第118期）"), "issue"),
        ("中共石桥县委组织部　　　　2026年3月29日", "issue"),
        (centred("石桥县把党员会"), "title"),
        (centred("开到赶集日"), "title"),
        (PROSE, "lead"),
        ("一、定日子", "heading1"),
        ("每月逢五开会，由支部书记主持。", "body"),
        ("报：市委组织部", "distribution"),
        ("（共印30份）", "note"),
    ],
    "items without numbers from the first line on": [
        ("石桥县“三本账”管住村级资金", "title"),
        ("一本收入账，钱从哪来写清楚。38个村的租金、分红按月登进去，支书会计各签一次字。", "body"),
        ("一本支出账，钱到哪去查得着。每笔超过500元的开支附会议记录。", "body"),
        ("一本公开账，账目给谁看说得明。每季度末贴在村口。", "body"),
    ],
    "a lead before items without numbers": [
        ("石桥县“三本账”管住村级资金", "title"),
        (PROSE, "lead"),
        ("记好收入账。38个村的租金、分红按月登进去，支书会计各签一次字。", "body"),
        ("记好支出账。每笔超过500元的开支附会议记录。", "body"),
        ("记好公开账。每季度末贴在村口。", "body"),
    ],
    "sentences that all begin with the unit of the title": [
        ("柳河镇把党员会开到山上", "title"),
        ("柳河镇山大人散。针对14个山村党员会开不齐，柳河镇今年起把会开到山上，到会人数由9人升到23人。", "lead"),
        ("柳河镇先摸底。镇里一户一户问清了谁在家。", "body"),
        ("柳河镇再定日子。每月逢五开会。", "body"),
    ],
    "short sentences that are no headings of one pattern": [
        ("石桥县把党员会开到赶集日", "title"),
        ("会老是开不齐。石桥县14个山村的党员散在各处，一年开不了四次会。", "lead"),
        ("赶集那天人最多。县委组织部因此把会放到集上。", "body"),
        ("会一开，事就定。到会人数由9人升到23人。", "body"),
    ],
    "title in a table cell": [
        ({"text": "石桥县把党员会开到赶集日", "container": "table", "align": "center"}, "title"),
        ({"text": PROSE, "container": "table"}, "lead"),
    ],
    "title by its style": [
        ("石桥县委组织部", "masthead"),
        ({"text": "石桥县把党员会开到赶集日", "style": "Title"}, "title"),
        (PROSE, "lead"),
    ],
    "title set as the only heading": [
        ({"text": "石桥县把党员会开到赶集日", "style": "heading 1", "outline": 1}, "title"),
        (PROSE, "lead"),
        ({"text": "定日子", "style": "heading 2", "outline": 2}, "heading2"),
        ("每月逢五开会。", "body"),
    ],
    "automatic numbering": [
        ("石桥县把党员会开到赶集日", "title"),
        (PROSE, "lead"),
        ({"text": "定日子", "label": "一、"}, "heading1"),
        ("每月逢五开会。", "body"),
        ({"text": "定内容。先讲政策，再议村务，缺席的当周补课。", "label": "（二）"}, "body"),
    ],
    "several briefs, each with its own title": [
        ("石桥县把党员会开到赶集日", "title"),
        (PROSE, "lead"),
        ("领导重视是前提。县委两次专题研究。", "body"),
        ("（石桥县委组织部）", "credits"),
        ("", "other"),
        ("云溪县给村支书配账房师傅", "title"),
        ("针对36个村账目不清，云溪县选派会计12名，帮助理清旧账。", "lead"),
        ("一是选人。从财政所选会计。", "body"),
    ],
    "no title": [(PROSE, "lead"), ("一是定日子。每月逢五开会。", "body")],
    "one-paragraph flash": [("近日，石桥县委组织部举办培训班一期，120名村干部参加。", "lead")],
    "lines cut by a web page": [
        ("石桥县把党员会开到赶集日", "title"),
        ("针对14个山村党员会一年开不齐一次的问题，石桥县今年起把党", "lead"),
        ("员会开到赶集日，到会人数由9人升到23人，党员意见当场答复。", "lead"),
        ("一是定日子。每月逢五赶集日上午九点开会，由村党支部书记主持", "body"),
        ("，全体党员参加，缺席的由支部委员上门补课，每季度通报一次结", "body"),
        ("果。", "body"),
    ],
    "where to reach the unit, below the text": [
        ("石桥县修缮党群服务中心招标公告", "title"),
        (PROSE, "lead"),
        ("联系人：赵女士", "credits"),
        ("联系电话：0000-66696855", "credits"),
        ("通讯地址：石桥县人民路66号", "note"),
        ("E-mail：a@b.cn", "note"),
        ("法定代表人：", "note"),
        ("联系人：钱先生", "credits"),
    ],
    "what has such a label and says something": [
        ("石桥县把办事点设到门口", "title"),
        ("地址：逐个小区选定，312名老人少走三里路，一个都没漏下。", "lead"),
        ("电话：进一步强化联系服务，切实提升群众满意度。", "body"),
    ],
    "a label that also names a part of the work": [
        ("石桥县由村民定人采购", "title"),
        (PROSE, "lead"),
        ("先定人", "heading2"),
        ("采购人：由村党支部提名，两委会定，公示三天。", "body"),
        ("再定户", "heading2"),
        ("36个村逐户登记要买什么，月底公布。", "body"),
    ],
    "numbered at once: no lead": [
        ("石桥县四项措施抓实培训", "title"),
        ("一是加强领导。县委成立领导小组。", "body"),
        ("二是健全制度。制定制度三项。", "body"),
    ],
    "headings without numbers": [
        ("石桥县“三动”激活党员会", "title"),
        ("制度推动", "heading2"),
        ("县委出台办法，每季度检查一次。", "body"),
        ("典型带动", "heading2"),
        ("评选示范村3个。", "body"),
    ],
    "subtitle and byline": [
        ("把会开到群众身边", "title"),
        ("——石桥县赶集日党员会的做法", "subtitle"),
        ("石桥县委组织部", "byline"),
        (PROSE, "lead"),
    ],
    "the name of a periodical as the only line": [
        ("石桥县整顿党员组织关系工作简报", "title"),
        ("3月以来，各乡镇先后逐户核对，已核清失联党员41名。", "lead"),
        ("下一步转入建档。", "body"),
    ],
    "the name of a periodical above its title": [
        ("石桥县组织工作简报", "masthead"),
        ("石桥县赶集日开党员会", "title"),
        ("针对在外务工党员开会难，石桥县把党员会放到赶集日。", "lead"),
        ("参会的比以前多了一半。", "body"),
    ],
    "stops typed in half width": [
        ("石桥县赶集日开党员会", "title"),
        ("针对在外务工党员开会难,石桥县把党员会放到赶集日.", "lead"),
        ("参会的比以前多了一半.", "body"),
    ],
    "a number before a stop in half width": [
        ("石桥县赶集日开党员会", "title"),
        ("针对在外务工党员开会难,石桥县把党员会放到赶集日,参会率由51%升到83%.", "lead"),
        ('老何说:"早该这样."', "body"),
        ("缺席的由每次41人降到9.", "body"),
    ],
    "a title that ends in a stop of half width": [
        ("石桥县赶集日开党员会.", "title"),
        ("针对在外务工党员开会难,石桥县把党员会放到赶集日.", "lead"),
        ("参会的比以前多了一半.", "body"),
    ],
    "a title that asks": [("石桥县：党员会为什么开不齐？", "title"), (PROSE, "lead")],
    "speech": [
        ("在全县组织工作会议上的讲话", "title"),
        ("张明", "byline"),
        ("（2026年3月1日）", "date"),
        ("同志们：", "salutation"),
        ("今天召开会议，主要任务是总结去年工作。", "lead"),
    ],
    "notice": [
        ("关于开展党员轮训的通知", "title"),
        ("各乡镇党委、县直各党（工）委：", "salutation"),
        ("为做好党员轮训，现将有关事项通知如下：", "lead"),
        ("一、时间", "heading1"),
        ("3月至5月。", "body"),
        ("中共石桥县委组织部", "signature"),
        ("2026年3月1日", "date"),
    ],
    "empty": [("", "other"), ("　　", "other")],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shape(shape: str, rules: Ruleset) -> None:
    paragraphs = draft(*(row for row, _ in SHAPES[shape])).paragraphs
    found = roles.infer(paragraphs, ParagraphReader(rules.roles), lines.broken(paragraphs))
    assert [r.role for r in found] == [role for _, role in SHAPES[shape]]
    assert all(r.because for r in found)


def test_the_user_decides(rules: Ruleset) -> None:
    paragraphs = draft("石桥县把党员会开到赶集日", {"text": PROSE, "pinned": Role.BACKGROUND}, PROSE).paragraphs
    found = roles.infer(paragraphs, ParagraphReader(rules.roles))
    assert [r.role for r in found] == ["title", "background", "lead"]
    assert found[1].because == "您指定的"


def test_a_pinned_title_begins_a_brief(rules: Ruleset) -> None:
    rows = ("石桥县把党员会开到赶集日", PROSE, {"text": "云溪县给村支书配账房师傅", "pinned": Role.TITLE}, PROSE)
    found = roles.infer(draft(*rows).paragraphs, ParagraphReader(rules.roles))
    assert [r.role for r in found] == ["title", "lead", "title", "lead"]
