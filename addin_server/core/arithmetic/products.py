"""So many of each: 5个片区，每个片区设12个责任岗，共设65个; 42名干部编成6个组，每组8人."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from addin_server.core.arithmetic.clash import Clash, is_alike, plain, revalued
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
from addin_server.core.language.han import HAN

# 各 before what is done, not before a noun: 各选派, but not 各乡镇上报.
_EACH = regex.compile(
    rf"每[个名人户村镇乡家组支所期场][{HAN}]{{0,12}}$|各(?:自|选派|派|选|配备?|设|建|发放?|安排|组建)?$"
)
_TOTAL = regex.compile(rf"^[^，。；]{{0,10}}，(?:全[年月])?(?:共|合计|累计)[{HAN}]{{0,6}}$")

_GROUPED = regex.compile(r"(?:编成|分成|分为|组成|编为|组建)[^。；\d]{0,4}$")
_IN_EACH = regex.compile(rf"^[^。；]{{0,16}}，每[{HAN}]{{1,3}}$")


def check(block: Block) -> Iterator[Clash]:
    asked = "每" in block.text or "各" in block.text
    found = [figure for figure in figures(block) if _counts(figure)] if asked else []
    for count, each, total in zip(found, islice(found, 1, None), islice(found, 2, None), strict=False):
        yield from _grouped(block, count, each, total)
        if each.unit == total.unit:
            led = block.text[count.span.end : each.span.start]
            through = block.text[each.span.end : total.span.start]
            right = count.value * each.value
            if "。" not in led and _EACH.search(led) and _TOTAL.match(through) and right != total.value:
                because = f"{plain(count.value)}×{plain(each.value)}＝{plain(right)}，写的是{plain(total.value)}"
                yield Clash("合计", total.span, because, each.span, revalued(block, total, right))


def _grouped(block: Block, whole: Figure, groups: Figure, each: Figure) -> Iterator[Clash]:
    """A whole that is divided into groups of so many each."""
    led = block.text[whole.span.end : groups.span.start]
    through = block.text[groups.span.end : each.span.start]
    if not (is_alike(whole, each) and "。" not in led and _GROUPED.search(led) and _IN_EACH.match(through)):
        return
    if groups.value * each.value != whole.value:
        because = (
            f"{plain(groups.value)}×{plain(each.value)}＝{plain(groups.value * each.value)}，前面是{plain(whole.value)}"
        )
        right = whole.value / groups.value
        mended = revalued(block, each, right) if right == right.to_integral_value() else ()
        yield Clash("合计", each.span, because, whole.span, mended)


def _counts(figure: Figure) -> bool:
    return figure.exact and figure.unit not in ("", "%") and figure.value > 1
