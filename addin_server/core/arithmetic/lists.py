"""Names in a row against their number: 青山镇、白河镇、石桥乡、柳林乡5个乡镇."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from re import Match

from addin_server.core.arithmetic.clash import Clash, plain, revalued
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, chinese, figures
from addin_server.core.language.han import HAN
from addin_server.core.model import Span

# 和 joins, and stands in names (住房和城乡建设局): then a piece ends as no name does, and nothing is said.
_ITEM = rf"(?:(?![和及])[{HAN}“”]){{2,12}}"
_ROW = regex.compile(rf"{_ITEM}(?:[、和及]{_ITEM}){{1,20}}$")
_JOINT = regex.compile("[、和及]")
_LONGEST = 260
_COUNTED = (
    (regex.compile(r"个?乡镇"), ("乡", "镇")),
    (regex.compile(r"个?镇街"), ("镇", "街道")),
    (regex.compile(r"个?街道"), ("街道",)),
    (regex.compile(r"个?社区"), ("社区",)),
    (regex.compile(r"个?[县区市]"), ("县", "区", "市")),
    (regex.compile(r"个?镇"), ("镇",)),
    (regex.compile(r"个?乡"), ("乡",)),
    (regex.compile(r"个?村(?![民干支组级])"), ("村",)),
    (regex.compile(r"[个家]?(?:部门|单位)"), ("部", "委", "局", "办", "中心", "院", "会", "室")),
)
"""What is counted, right behind the number, and how its names end."""
_PEOPLE = ("名", "位")
# Before a row that does not hold all: of a name too long, or with something in brackets.
_CUT = regex.compile(rf"[、）)][{HAN}]{{0,20}}$")
_BEFORE = 21
_BARE = 2
"""Characters of a place that is named without what it is: 青阳、永宁、海川3个县."""
_NAME = range(2, 5)
"""Characters of a person's name."""


# “四项机制”，即……机制、……机制、……机制
_CALLED = regex.compile(
    rf"“(?P<n>[两二三四五六七八九十])[个项大]?(?P<what>[{HAN}]{{2}})”[^。；：，]{{0,8}}(?:，即|：|，就是|，分别[是为])(?P<row>[^，。；：]*)(?=[，。；])"
)
_LAST_JOINT = regex.compile("以及|[和及与]")
_ANNOUNCED = regex.compile(
    rf"[^。；]{{0,24}}(?:他们|她们|名单)(?:是|为|如下)[：:]?(?P<row>[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})+)(?=[。；])"
)
"""People who are named behind their number."""


def check(block: Block) -> Iterator[Clash]:
    for called in _CALLED.finditer(block.text) if "、" in block.text else ():
        yield from _called(called)
    found = figures(block) if "、" in block.text else []
    since = 0
    for figure in found:
        yield from _announced(block, figure)
        row = _ROW.search(block.text, max(since, figure.span.start - _LONGEST), figure.span.start)
        since = figure.span.end
        if (
            row is None
            or not figure.exact
            or figure.value <= 1
            or _CUT.search(block.text, max(row.start() - _BEFORE, 0), row.start())
        ):
            continue
        at = Span(*row.span())
        names = _JOINT.split(row[0])
        if figure.value != len(names) and _are_counted(block, at, names, figure):
            because = f"列了{len(names)}个，写的是{plain(figure.value)}个"
            yield Clash("条数", figure.span, because, at, revalued(block, figure, Decimal(len(names))))


def _called(called: Match[str]) -> Iterator[Clash]:
    """A number that is part of a name, against the items that all have the rest of the name in them."""
    *items, last = called["row"].split("、")
    halves = _LAST_JOINT.split(last, maxsplit=1)
    items += halves if all(called["what"] in half for half in halves) else [last]
    if len(items) < 2 or not all(called["what"] in item for item in items):
        return
    if len(items) != chinese(called["n"]):
        at = Span(*called.span("n"))
        yield Clash("条数", at, f"列了{len(items)}个，写的是{called['n']}个", Span(*called.span("row")))


def _announced(block: Block, figure: Figure) -> Iterator[Clash]:
    announced = _ANNOUNCED.match(block.text, figure.span.end) if figure.unit in _PEOPLE and figure.exact else None
    names = _JOINT.split(announced["row"]) if announced else []
    if announced and len(names) != figure.value and not names[-1].endswith("等"):
        at = Span(*announced.span("row"))
        because = f"列了{len(names)}个，写的是{plain(figure.value)}个"
        yield Clash("条数", figure.span, because, at, revalued(block, figure, Decimal(len(names))))


def _are_counted(block: Block, row: Span, names: list[str], figure: Figure) -> bool:
    """Whether all of a row are names of what is counted; the first of them may have words of the sentence before it."""
    if names[-1].endswith("等"):
        return False
    if figure.unit in _PEOPLE:
        people = [token for token in block.tokens_in(*row) if token.tag.startswith("nr")]
        return 2 * len(people) >= len(names) > 2 and all(len(name) in _NAME for name in names[1:])
    counted = figure.span.end - len(figure.unit)
    endings = next((endings for noun, endings in _COUNTED if noun.match(block.text, counted)), None)
    if endings is None:
        return False
    bare = len(names) > 2 and abs(figure.value - len(names)) == 1 and all(len(name) == _BARE for name in names[1:])
    return bare or all(name.endswith(endings) for name in names)
