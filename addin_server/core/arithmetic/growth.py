"""Three figures in a row, one of them what another grew by or how many times it is.

386.4万元，比上年增加16.8万元，增长6.5%; 比去年的47个增加12个，达到61个; 74.8%，比上届的61.3%提高12.5个百分点;
360名，是2020年120名的4倍.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from addin_server.core.arithmetic.change import DOWN, POINTS, UP, direction, multiple, told_by, told_change
from addin_server.core.arithmetic.clash import Clash, is_slip, plain, revalued, slack
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, led_by
from addin_server.core.model import Span

_VERBS = "|".join((*UP, *DOWN))
_GREW = regex.compile(rf"(?:(?<!相)比|较|同比)[^，。；]{{0,10}}?(?P<verb>{_VERBS})了?$")
_BY_A_SHARE = regex.compile(
    r"^[^，。；\d]{0,4}，(?:同比)?(?P<verb>增长|增幅|上升|提高|下降|减少|降低|降幅)了?(?:达|为)?$"
)
BASE = regex.compile(r"[比较][^，。；]{0,12}$")
"""What stands before a figure that something is compared with."""
_MORE = regex.compile(rf"^[^，。；\d]{{0,4}}?(?P<verb>{_VERBS})了?$")
_REACHED = regex.compile(r"^[^，。；\d]{0,4}，?(?:达到|达|增至|减至|升至|降至)了?$")
_THAN = regex.compile(r"^[^，。；\d]{0,4}，[比较][^，。；\d]{1,8}的$")
_IS = regex.compile(
    r"^[^，。；\d]{0,6}，(?:整整)?(?:是|为|相当于)(?:(?:\d{4}|[去上前]|头一)年(?:同期)?[^，。；\d]{0,4})?$"
)
_REACH = 20
"""Characters before a figure that say what it is."""


class _Row(NamedTuple):
    """Three figures in a row, the words before them and those between them."""

    first: Figure
    second: Figure
    third: Figure
    before: str
    between: str
    behind: str


def grew(before: str) -> bool:
    """Whether a figure behind these words is what something grew by, not what it has become."""
    return bool(_GREW.search(before))


def check(block: Block) -> Iterator[Clash]:
    found = figures(block)
    text = block.text
    for first, second, third in zip(found, found[1:], found[2:], strict=False):
        if first.unit and first.unit == second.unit and first.exact and second.exact and third.exact:
            between, behind = text[first.span.end : second.span.start], text[second.span.end : third.span.start]
            row = _Row(first, second, third, led_by(block, first, _REACH), between, behind)
            for one in _WAYS:
                yield from one(block, row)


def _share(block: Block, row: _Row) -> Iterator[Clash]:
    """386.4万元，比上年增加16.8万元，增长4.5%: of what it was before."""
    by, share = _GREW.search(row.between), _BY_A_SHARE.match(row.behind)
    if row.first.unit == "%" or row.third.unit != "%" or not (by and share) or "。" in row.between:
        return
    old = row.first._replace(value=row.first.value - direction(by["verb"]) * row.second.value)
    if old.value > 0 and direction(by["verb"]) == (-1 if share["verb"] in (*DOWN, "降幅") else 1):
        yield from told_by(block, old, row.first, row.third)


def _reached(block: Block, row: _Row) -> Iterator[Clash]:
    """比去年的47个增加12个，达到59个."""
    more = _MORE.match(row.between)
    if not (
        more and row.first.unit == row.third.unit != "%" and BASE.search(row.before) and _REACHED.match(row.behind)
    ):
        return
    right = row.first.value + direction(more["verb"]) * row.second.value
    if abs(right - row.third.value) > slack(row.third, row.first, row.second) and is_slip(row.third.value, right):
        sign = "＋" if direction(more["verb"]) > 0 else "－"
        sum_of = f"{plain(row.first.value)}{sign}{plain(row.second.value)}＝{plain(right)}"
        because = f"{sum_of}，写的是{plain(row.third.value)}"
        yield Clash("差额", row.third.span, because, row.second.span, revalued(block, row.third, right))


def _points(block: Block, row: _Row) -> Iterator[Clash]:
    """74.8%，比上届的61.3%提高13.5个百分点."""
    more = _MORE.match(row.behind)
    if more and row.first.unit == "%" and row.third.unit in POINTS and _THAN.search(row.between):
        at = row.second.span.end
        verb = Span(at + more.start("verb"), at + more.end("verb"))
        yield from told_change(block, row.second, row.first, row.third, verb)


def _times(block: Block, row: _Row) -> Iterator[Clash]:
    """360名，是2020年120名的3倍."""
    if row.third.unit == "倍" and row.first.unit != "%" and row.behind == "的" and _IS.match(row.between):
        yield from multiple(block, row.second, row.first, row.third)


_WAYS: tuple[Callable[[Block, _Row], Iterator[Clash]], ...] = (_share, _reached, _points, _times)
