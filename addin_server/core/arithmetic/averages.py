"""An average against its whole and its number: 36名支书办结720件，人均24件."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from addin_server.core.arithmetic.clash import Clash, is_alike, is_slip, plain, revalued
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
from addin_server.core.language.han import HAN

_DIVISORS = {"人": {"名", "人", "位"}, "户": {"户"}, "村": {"村", "个"}}
_AVERAGE = regex.compile(
    rf"(?:(?P<of>[人户村])均|平均每(?P<each>[人户村名])|平均每个?(?P<noun>[组格班队片支站园期场]|(?<=个)[{HAN}]{{2,4}}?))"
    r"(?P<what>[^，。；\d]{0,4})$"
)
# What grew, or what comes every year, is not the whole shared out, unless the whole is said to be the same.
_OTHER = regex.compile("增|减|收入|年|月|日|天|周")
_MONTHLY = regex.compile(r"月均[^，。；\d]{0,4}$")
_MONTHS = {"上半年": 6, "下半年": 6, "全年": 12, "一季度": 3, "二季度": 3, "三季度": 3, "四季度": 3}
# 三季度以来, 截至10月底: of more months than the quarter has.
_SINCE = regex.compile("以来|截[至止]")
_SLACK = Decimal("0.02")
_REACH = 20
"""Characters before an average that say of what it is."""


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if "均" in block.text else []
    for number, average in enumerate(found):
        start = block.sentence_at(average.span.start).start
        if not average.unit or not average.exact:
            continue
        before = found[bisect_left(found, start, hi=number, key=_begins) : number]
        wholes = [f for f in before if is_alike(f, average) and f.exact]
        others = [f for f in before if f not in wholes]
        divisor = _divisor(block, start, average, others) if len(wholes) == 1 else None
        if divisor is None or not _same_thing(block, wholes[0], average):
            continue
        whole, count = wholes[0], divisor
        right = whole.value / count
        if is_slip(average.value, round(right, 1)) and abs(right - average.value) > max(
            right * _SLACK, Decimal("0.51") * Decimal(10) ** -average.decimals
        ):
            because = f"{plain(whole.value)}÷{plain(count)}＝{plain(round(right, 1))}，写的是{plain(average.value)}"
            mended = revalued(block, average, round(right, max(average.decimals, int(right != int(right)))))
            yield Clash("平均", average.span, because, whole.span, mended)


def _begins(figure: Figure) -> int:
    return figure.span.start


def _divisor(block: Block, start: int, average: Figure, before: list[Figure]) -> Decimal | None:
    """Among how many the whole is shared out, where the sentence gives one number of them."""
    if _MONTHLY.search(block.text, start, average.span.start):
        if _SINCE.search(block.text, start, average.span.start):
            return None
        months = [months for words, months in _MONTHS.items() if block.text.find(words, start, average.span.start) >= 0]
        return Decimal(months[0]) if len(months) == 1 else None
    match = _AVERAGE.search(block.text, start, average.span.start)
    if match is None:
        return None
    if match["noun"]:
        counts = [f for f in before if f.unit == match["noun"] or (f.unit == "个" and _names(block, f, match["noun"]))]
    else:
        units = _DIVISORS[(match["of"] or match["each"]).replace("名", "人")]
        counts = [f for f in before if f.unit in units and f.unit != average.unit]
    return counts[0].value if len(counts) == 1 and counts[0].exact and counts[0].value else None


def _names(block: Block, figure: Figure, noun: str) -> bool:
    """Whether a word that ends with a noun stands right behind a figure or right before it: 8个小组, 组."""
    behind = block.token_at(figure.span.end)
    return (behind is not None and behind.text.endswith(noun)) or any(
        (block.text.startswith(noun, figure.span.end), block.text.endswith(noun, 0, figure.span.start))
    )


def _same_thing(block: Block, whole: Figure, average: Figure) -> bool:
    """Whether the average is of what the whole is: 增收152万元 and 户均增收, but not 补贴7.2万元 and 户均增收."""
    match = _AVERAGE.search(block.text, max(average.span.start - _REACH, 0), average.span.start)
    if match is None or not _OTHER.search(match["what"]):
        return True
    return bool(match["what"]) and block.text.endswith(match["what"], 0, whole.span.start)
