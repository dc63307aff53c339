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

_ITEM = rf"(?:(?![和及])[{HAN}“”]){{2,12}}"
_ROW = regex.compile(rf"{_ITEM}(?:[、和及]{_ITEM}){{1,20}}$")
_LONGEST = 260
_PLACES = regex.compile(r"^个?(?:乡镇|镇街|街道|乡|镇|村|社区|县|区|市)")
_ORGANS = regex.compile(r"^(?:个|家)?(?:部门|单位|局)")
_PEOPLE = ("名", "位")
_PLACE = (*"乡镇村县区市", "社区", "街道")
_ORGAN = ("部", "委", "局", "办", "中心", "院", "会", "室")
_NAME = range(2, 5)
"""Characters of a person's name."""


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if "、" in block.text else []
    since = 0
    for figure in found:
        row = _ROW.search(block.text, max(since, figure.span.start - _LONGEST), figure.span.start)
        since = figure.span.end
        if row is None or not figure.exact:
            continue
        names = regex.compile("[、和及]").split(row[0])
        if figure.value != len(names) and figure.value > 1 and _are_all(block, names, figure, row.start()):
            because = f"列了{len(names)}个，写的是{plain(figure.value)}个"
            at = Span(row.start(), row.end())
            yield Clash("条数", figure.span, because, at, revalued(block, figure, Decimal(len(names))))


def _are_all(block: Block, names: list[str], figure: Figure, start: int) -> bool:
    """Whether what stands in a row are names of what is counted, the first of them behind some word of the sentence."""
    behind = block.text[figure.span.start : figure.span.end + 4].lstrip("0123456789一二两三四五六七八九十 ")
    rest = names[1:]
    if _PLACES.match(behind):
        return all(name.endswith(_PLACE) for name in names)
    if _ORGANS.match(behind):
        return all(name.endswith(_ORGAN) for name in names)
    if figure.unit in _PEOPLE:
        people = {(t.start, t.end) for t in block.tokens if t.tag.startswith("nr")}
        return (
            len(rest) > 1
            and not rest[-1].endswith("等")
            and all(len(name) in _NAME for name in rest)
            and len(people) > len(rest) - 1
        )
    return False
