"""What goes with a claim that is taken out: nothing is left that is no sentence, and nothing told goes with it."""

from __future__ import annotations

import pytest

from addin_server.core.language.block import Block
from addin_server.core.model import Role, Span
from addin_server.core.rules.taking_out import taken_out
from addin_server.core.ruleset import Ruleset


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # What is left of its sentence stands.
        ("镇里办班6期，[[氛围更加浓厚]]。已办完。", "镇里办班6期。已办完。"),
        ("镇里办班6期， [[氛围更加浓厚]]。 已办完。", "镇里办班6期。 已办完。"),
        ("镇里办班6期，[[效果很好]]，300人结业。", "镇里办班6期，300人结业。"),
        ("社区党委把小板凳搬到楼院里，[[党群关系更加融洽]]。", "社区党委把小板凳搬到楼院里。"),
        ("办结时限压缩到3天以内，[[满意度不断提升]]。今年办完。", "办结时限压缩到3天以内。今年办完。"),
        ("社区开了12个驿站。[[灯火点亮了万家]]。已用半年。", "社区开了12个驿站。已用半年。"),
        # When and how alone do not: they go, too.
        ("今年办班6期。通过轮训，[[队伍素质明显提升]]。下一步再办3期。", "今年办班6期。下一步再办3期。"),
        ("已办6期。目前，[[工作取得阶段性成效]]。", "已办6期。"),
        ("组织党员上门调解，通过集中轮训，[[队伍素质明显提升]]。已办完。", "组织党员上门调解。已办完。"),
        # A clause that is circled in part goes whole.
        ("推动老干部工作[[再谱新篇]]。今年办6期。", "今年办6期。"),
        # What it tells would be lost with it.
        ("社区开了12个驿站[[点亮万家灯火]]。已用半年。", None),
        ("村支书王建国[[始终牢记使命担当]]。今年办6期。", None),
        ("通过选派36名科技特派员，[[为乡村振兴注入强劲动能]]。村里还修了路灯。", None),
        ("[[引进各类急需紧缺人才86名，人才活力不断迸发]]。今年办6期。", None),
        # What is left is not sure to stand: before it,
        ("夜校的开办，[[营造了浓厚氛围]]。已办6期。", None),
        ("三本账，[[让帮扶更加精准]]。已办6期。", None),
        ("针对老人吃饭难，[[镇党委高度重视，精心部署]]。村里修了路灯。", None),
        ("不仅办班6期，[[而且营造了浓厚氛围]]。下一步再办。", None),
        ("截至9月底，[[受到群众一致好评]]。村里修了路灯。", None),
        ("2024年3月，[[受到群众一致好评]]。村里修了路灯。", None),
        ("会议指出，[[队伍素质明显提升]]。村里修了路灯。", None),
        ("许多骑手由衷感叹：[[城市有温度，奔跑有力量]]。村里修了路灯。", None),
        # behind it,
        ("[[党群干群关系更加密切]]，从而让产业兴旺起来。今年办6期。", None),
        ("村里办班6期，[[干群关系更加密切]]，让老人有了去处。今年办6期。", None),
        # or of a list.
        ("村里修了路灯；[[党群干群关系更加密切]]。今年办6期。", None),
        ("一是抓培训；[[二是党员队伍整体素质稳步提升]]。下一步再办夜校。", None),
        ("四、[[聚焦“留”字厚植沃土]]。建成公寓460套。", None),
        # Nothing is left.
        ("[[队伍素质明显提升]]。", None),
    ],
)
def test_whole_sentences_stay(text: str, left: str | None, rules: Ruleset) -> None:
    plain = text.replace("[[", "").replace("]]", "")
    circled = Span(text.index("[["), text.index("]]") - 2)
    gone = taken_out(Block(plain, Role.BODY, "", rules.automaton), circled)
    assert (gone and plain[: gone.start] + plain[gone.end :]) == left


def test_a_lead_is_mended_by_saying_more(rules: Ruleset) -> None:
    block = Block("镇里办班6期，氛围更加浓厚。已办完。", Role.LEAD, "", rules.automaton)
    assert taken_out(block, Span(7, 13)) is None
