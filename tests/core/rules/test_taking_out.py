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
        ("办班6期，[[氛围更加浓厚]]。已办完。", "办班6期。已办完。"),
        ("办班6期，[[效果很好]]，300人结业。", "办班6期，300人结业。"),
        ("社区党委把小板凳搬到楼院里，[[党群关系更加融洽]]。", "社区党委把小板凳搬到楼院里。"),
        # When and how alone do not: they go, too.
        ("今年办班6期。通过轮训，[[队伍素质明显提升]]。下一步再办3期。", "今年办班6期。下一步再办3期。"),
        ("已办6期。目前，[[工作取得阶段性成效]]。", "已办6期。"),
        ("车位错时开放后，[[邻里关系更加和谐]]。投诉少了6起。", "投诉少了6起。"),
        # A clause that is circled in part goes whole.
        ("推动老干部工作[[再谱新篇]]。今年办6期。", "今年办6期。"),
        ("白石县[[地处大江北岸，面积980平方公里，下辖14个]]乡镇。今年起配师傅。", "今年起配师傅。"),
        # What the rest of it tells would be lost; what is left is not sure to stand; nothing, or no lead, is left.
        ("社区开了12个驿站[[点亮万家灯火]]。已用半年。", None),
        ("夜校的开办，[[营造了浓厚氛围]]。已办6期。", None),
        ("三本账，[[让帮扶更加精准]]。已办6期。", None),
        ("[[队伍素质明显提升]]。", None),
    ],
)
def test_whole_sentences_stay(text: str, left: str | None, rules: Ruleset) -> None:
    plain = text.replace("[[", "").replace("]]", "")
    circled = Span(text.index("[["), text.index("]]") - 2)
    gone = taken_out(Block(plain, Role.BODY, "", rules.automaton), circled)
    assert (gone and plain[: gone.start] + plain[gone.end :]) == left


def test_a_lead_is_mended_by_saying_more(rules: Ruleset) -> None:
    block = Block("办班6期，氛围更加浓厚。已办完。", Role.LEAD, "", rules.automaton)
    assert taken_out(block, Span(5, 11)) is None
