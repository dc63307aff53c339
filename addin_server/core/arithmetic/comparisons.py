"""This year against the last: 今年选派318名，去年285名，多派43名."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from addin_server.core.arithmetic.change import FROM, SHARED, TIMES, multiple, told_change
from addin_server.core.arithmetic.clash import Clash
from addin_server.core.arithmetic.growth import BASE, grew
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, is_bare, led_by
from addin_server.core.model import Span

_PLAN = regex.compile("计划|目标|任务|确定|下达|拟")
"""What was meant is no figure of the time before."""
_BEFORE = regex.compile(r"去年|上年|上届|上季度|前年|头一年|同期|(?<!从)原[来先定]|此前|年初")
_YEAR = regex.compile(r"(?<!\d)(?P<year>20\d\d)年")
_BY = regex.compile(
    r"^[^。；，]{0,8}，?(?:今年|本届|本季度|同比)?(?:比|较)?(?:去年|上年|上届|上季度|同期)?(?:同期)?"
    r"(?P<verb>多|少|增加|增长|增|提高|上升|提升|减少|下降|降低|减|降)(?!到|至|为|成)[了派选办收]?$"
)

_REACH = 20
_BACK = 4
"""Figures before a change among which the two are that it is of."""


class _Told(NamedTuple):
    """A figure and when it was so."""

    figure: Figure
    year: int
    earlier: bool
    """It is said to be of the time before."""
    base: bool
    """Something is compared with it."""


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if _BEFORE.search(block.text) or _YEAR.search(block.text) else []
    since = 0
    told: list[_Told] = []
    for figure in found:
        before = block.text[max(since, block.sentence_at(figure.span.start).start) : figure.span.start]
        years = [int(match["year"]) for match in _YEAR.finditer(before)]
        of_before = bool(_BEFORE.search(before)) and not _PLAN.search(before)
        base = bool(BASE.search(before))
        told.append(_Told(figure, years[-1] if years else 0, of_before and not grew(before), base or grew(before)))
        since = figure.span.end
    for number, by in enumerate(found[2:], 2):
        second = told[number - 1]
        first = next((one for one in told[max(number - _BACK, 0) : number - 1][::-1] if _same_unit(one, second)), None)
        pair = _in_order(first, second) if first else None
        if (
            first is None
            or pair is None
            # 由…到… is read by changes.py
            or any(FROM.search(led_by(block, one.figure, _REACH)) for one in (first, second))
            or block.sentence_at(first.figure.span.start) != block.sentence_at(by.span.start)
        ):
            continue
        between = block.text[second.figure.span.end : by.span.start]
        if by.unit == "倍" and by.exact and TIMES.match(between):
            yield from multiple(block, *pair, by)
        match = _BY.match(between)
        if match and by.exact and is_bare(block, by) and by.unit in (second.figure.unit, *SHARED):
            at = second.figure.span.end + match.start("verb")
            yield from told_change(block, *pair, by, Span(at, at + len(match["verb"])))


def _same_unit(one: _Told, other: _Told) -> bool:
    return one.figure.unit == other.figure.unit


def _in_order(first: _Told, second: _Told) -> tuple[Figure, Figure] | None:
    """The figure before and the one after it, where the text says which is which."""
    if first.figure.unit in ("", "%") or first.base:
        return None
    if not (first.figure.exact and second.figure.exact):
        return None
    if first.year and second.year and first.year != second.year:
        one, other = (first, second) if first.year < second.year else (second, first)
        return one.figure, other.figure
    if first.earlier == second.earlier:
        return None
    return (first.figure, second.figure) if first.earlier else (second.figure, first.figure)
