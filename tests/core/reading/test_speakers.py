"""Who is quoted is told, not claimed."""

from __future__ import annotations

import pytest

from addin_server.core.model import Span
from addin_server.core.reading.speakers import names_speaker
from tests.core.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "clause", "names"),
    [
        ("“路灯修好了，晚上敢出门。”河湾村村民周桂兰高兴地说。", "”河湾村村民周桂兰高兴地说", True),
        ("“路灯修好了，晚上敢出门”，河湾村村民周桂兰说。", "河湾村村民周桂兰说", True),
        ("“下一步还要铺到山后。”镇党委书记表示，年内完工。", "”镇党委书记表示", True),
        ("村支书老秦感慨道：“账本摊开了，话就好说。”", "村支书老秦感慨道", True),
        ("办法得到群众一致好评，受到上级肯定。", "办法得到群众一致好评", False),
        ("“账本摊开了，话就好说。”老支书竖起大拇指。", "”老支书竖起大拇指", True),
        ("全面推行“一线工作法”，受到干部群众一致称赞。", "受到干部群众一致称赞", False),
        ("社区打造“红色管家”，居民纷纷点赞。", "居民纷纷点赞", False),
        ("“账本摊开了，话就好说。”受到大家称赞。", "”受到大家称赞", False),
        ("“三张清单”的做法广受欢迎。", "“三张清单”的做法广受欢迎", False),
        ("群众纷纷表示满意。", "群众纷纷表示满意", False),
    ],
)
def test_who_speaks_beside_a_quotation(text: str, clause: str, names: bool) -> None:
    start = text.index(clause)
    assert names_speaker(text, Span(start, start + len(clause))) == names


def test_a_speaker_is_no_empty_claim(read: Read) -> None:
    text = "“这回办事不用跑两趟，真是一心为了群众。”柳河镇党委负责同志激动地表示。"
    last = read(text).reads[-1]
    assert text[slice(*last.clause.span)].endswith("表示")
    assert last.empty == 0


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("如果支部能够切实发挥作用，党员队伍的精神面貌就会焕然一新。", False),
        ("只要群众有需要，党员就全力以赴、冲锋在前，展现先锋风采。", True),
    ],
)
def test_what_is_supposed_is_no_claim_and_what_is_promised_is(text: str, empty: bool, read: Read) -> None:
    assert any(one.empty > 0.5 for one in read(text).reads) == empty
