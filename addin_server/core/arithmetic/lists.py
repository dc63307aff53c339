"""Names in a row against their number: 青山镇、白河镇、石桥乡、柳林乡5个乡镇."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin_server.core.arithmetic.clash import Clash, plain, revalued
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
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
_NAME = range(2, 5)
"""Characters of a person's name."""


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if "、" in block.text else []
    since = 0
    for figure in found:
        row = _ROW.search(block.text, max(since, figure.span.start - _LONGEST), figure.span.start)
        since = figure.span.end
        if row is None or not figure.exact or figure.value <= 1:
            continue
        at = Span(*row.span())
        names = _JOINT.split(row[0])
        if figure.value != len(names) and _are_counted(block, at, names, figure):
            because = f"列了{len(names)}个，写的是{plain(figure.value)}个"
            yield Clash("条数", figure.span, because, at, revalued(block, figure, Decimal(len(names))))


def _are_counted(block: Block, row: Span, names: list[str], figure: Figure) -> bool:
    """Whether all of a row are names of what is counted; the first of them may have words of the sentence before it."""
    if names[-1].endswith("等"):
        return False
    if figure.unit in _PEOPLE:
        people = [token for token in block.tokens_in(*row) if token.tag.startswith("nr")]
        return len(people) == len(names) > 2 and all(len(name) in _NAME for name in names[1:])
    counted = figure.span.end - len(figure.unit)
    endings = next((endings for noun, endings in _COUNTED if noun.match(block.text, counted)), None)
    return endings is not None and all(name.endswith(endings) for name in names)
