"""From one place in a ranking to another: 由第11位上升到第5位，前移8个位次."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.arithmetic.clash import Clash, instead
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span

_UP = "上升|提升|前移|跃升|跃居|前进|升|进"
_DOWN = "下降|后退|后移|滑落|下滑|降|退"
_MOVED = regex.compile(
    r"[由从][^，。；]{0,12}第(?P<from>\d{1,3})[位名][^，。；\d]{0,6}?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:到|至|为)?[^，。；\d]{{0,4}}(?:\d{{4}}年的?)?[^，。；\d]{{0,6}}第(?P<to>\d{{1,3}})[位名]"
    rf"(?:[^。；，\d]{{0,4}}，(?:累计|共)?(?:{_UP}|{_DOWN}|进位|进步)了?(?P<places>\d{{1,3}})(?:个位次|个名次|位次|位|名)(?=[，。；]))?"
)
# 列第3位，较去年同期的第7位上升4位
_SINCE = regex.compile(
    r"第(?P<to>\d{1,3})[位名]，[比较](?:去年|上年)(?:同期)?的?第(?P<from>\d{1,3})[位名]"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?(?P<places>\d{{1,3}})(?:个位次|个名次|位次|位|名)"
)
_AMONG = regex.compile("全[国省市县区镇乡]")
"""What the ranking is of."""


def check(block: Block) -> Iterator[Clash]:
    if "第" not in block.text:
        return
    for moved in (*_MOVED.finditer(block.text), *_SINCE.finditer(block.text)):
        if len(set(_AMONG.findall(moved[0]))) > 1:
            continue  # 由全县第2名到全市第8名: of two rankings
        old, new = int(moved["from"]), int(moved["to"])
        way = f"由第{old}位到第{new}位"
        if old != new and (new < old) != bool(moved["up"]):
            verb = "up" if moved["up"] else "down"
            yield Clash("升降", Span(*moved.span(verb)), f"{way}，不是“{moved[verb]}”", Span(*moved.span("to")))
        elif moved["places"] and int(moved["places"]) != abs(new - old):
            at = Span(*moved.span("places"))
            because = f"{way}，差{abs(new - old)}位，写的是{moved['places']}位"
            yield Clash("差额", at, because, Span(*moved.span("to")), (instead(at, str(abs(new - old))),))
