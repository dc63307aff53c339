"""So many of each: 5个片区，每个片区设12个责任岗，共设65个; 42名干部编成6个组，每组8人."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.arithmetic.clash import Clash, is_alike, is_slip, plain, revalued
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, is_bare
from addin_server.core.language.han import HAN

# 各 before what is done, not before a noun: 各选派, but not 各乡镇上报.
_EACH = regex.compile(
    rf"每[个名人户村镇乡家组支所期场][{HAN}]{{0,12}}$|各(?:自|选派|派|选|配备?|设|建|发放?|安排|组建)?$"
)
_FEW = 6
"""Figures before among which the number is that each has something of."""
_NOUN = 3
_TOTAL = regex.compile(rf"^[^，。；]{{0,10}}，(?:全[年月])?(?:共|合计|累计)[{HAN}]{{0,6}}$")

# What falls into more than what each has: 共选派38名，其中县直单位8名.
_OTHERS = regex.compile("[^。；]{0,8}，(?:其中|另|其余|还)")
_WHAT = regex.compile(rf"每个?(?P<what>[{HAN}])[{HAN}]{{0,12}}$")
_GROUPED = regex.compile(r"(?:编成|分成|分为|组成|编为|组建)[^。；\d]{0,4}$")
_IN_EACH = regex.compile(rf"^[^。；]{{0,16}}，每个?[组队班片][{HAN}]?$")


def check(block: Block) -> Iterator[Clash]:
    asked = "每" in block.text or "各" in block.text
    found = [figure for figure in figures(block) if _counts(figure)] if asked else []
    for number, each in enumerate(found):
        if number > 1:
            yield from _grouped(block, found[number - 2], found[number - 1], each)
        if 0 < number < len(found) - 1 and each.unit == found[number + 1].unit:
            yield from _multiplied(block, found[max(number - _FEW, 0) : number], each, found[number + 1])


def _multiplied(block: Block, before: list[Figure], each: Figure, total: Figure) -> Iterator[Clash]:
    """The last figure before that is of what each has something of, times it."""
    through = block.text[each.span.end : total.span.start]
    if not _TOTAL.match(through) or _OTHERS.match(block.text, total.span.end):
        return
    start = block.sentence_at(each.span.start).start
    those = [
        f for f in before if f.span.start >= start and _of_these(block, f, block.text[f.span.end : each.span.start])
    ]
    count = those[-1] if those else None
    if count is None or count.value * each.value == total.value or not is_slip(total.value, count.value * each.value):
        return
    right = count.value * each.value
    because = f"{plain(count.value)}×{plain(each.value)}＝{plain(right)}，写的是{plain(total.value)}"
    yield Clash("合计", total.span, because, each.span, revalued(block, total, right))


def _of_these(block: Block, count: Figure, led: str) -> bool:
    """Whether what each is said of is what was counted: 5个片区，每个片区; but not 8个社区、36个小区，每个社区."""
    what = _WHAT.search(led)
    if what is None:
        return bool(_EACH.search(led)) and not any(mark in led for mark in "、，")
    if what["what"] in "人名位":
        return is_alike(count, count._replace(unit="人"))
    return what["what"] in block.text[count.span.start : count.span.end + _NOUN]


def _grouped(block: Block, whole: Figure, groups: Figure, each: Figure) -> Iterator[Clash]:
    """A whole that is divided into groups of so many each."""
    led = block.text[whole.span.end : groups.span.start]
    through = block.text[groups.span.end : each.span.start]
    if not (is_alike(whole, each) and "。" not in led and _GROUPED.search(led) and _IN_EACH.match(through)):
        return
    right = whole.value / groups.value
    if is_bare(block, each) and right != each.value and is_slip(each.value, round(right, 1)):
        because = (
            f"{plain(groups.value)}×{plain(each.value)}＝{plain(groups.value * each.value)}，前面是{plain(whole.value)}"
        )
        mended = revalued(block, each, right) if right == right.to_integral_value() else ()
        yield Clash("合计", each.span, because, whole.span, mended)


def _counts(figure: Figure) -> bool:
    return figure.exact and figure.unit not in ("", "%") and figure.value > 1
