"""An average against its whole and its number: 36名支书办结720件，人均24件."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin_server.core.arithmetic.clash import Clash, plain, revalued
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import figures

_DIVISORS = {"人": {"名", "人", "位"}, "户": {"户"}, "村": {"村", "个"}}
# What grew, or what comes every year, is not the whole shared out.
_AVERAGE = regex.compile(
    r"(?:(?P<of>[人户村])均|平均每(?P<each>[人户村名]))(?![^，。；\d]{0,4}(?:增|减|收入|年|月|日|天|周))[^，。；\d]{0,4}$"
)
_SLACK = Decimal("0.02")


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if "均" in block.text else []
    for number, average in enumerate(found):
        start = block.sentence_at(average.span.start).start
        match = _AVERAGE.search(block.text, start, average.span.start)
        if match is None or not average.unit or not average.exact:
            continue
        units = _DIVISORS[(match["of"] or match["each"]).replace("名", "人")]
        before = [f for f in found[:number] if f.span.start >= start]
        counts = [f for f in before if f.unit in units]
        wholes = [f for f in before if f.unit == average.unit]
        if len(counts) != 1 or len(wholes) != 1 or counts[0] is wholes[0]:
            continue
        count, whole = counts[0], wholes[0]
        if not (count.exact and whole.exact and count.value):
            continue
        right = whole.value / count.value
        if abs(right - average.value) > max(right * _SLACK, Decimal("0.51") * Decimal(10) ** -average.decimals):
            because = (
                f"{plain(whole.value)}÷{plain(count.value)}＝{plain(round(right, 1))}，写的是{plain(average.value)}"
            )
            mended = revalued(block, average, round(right, max(average.decimals, int(right != int(right)))))
            yield Clash("平均", average.span, because, whole.span, mended)
