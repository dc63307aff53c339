"""This year against the last: 今年选派318名，去年285名，多派43名; 比上年的80名增加16名，达到98名.

What something grew by is no figure of the year before: 386.4万元，比上年增加16.8万元，增长4.5% is of 369.6.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from addin_server.core.arithmetic.change import (
    CONTRARY,
    DOWN,
    FROM,
    POINTS,
    SHARED,
    TIMES,
    UP,
    difference,
    direction,
    multiple,
)
from addin_server.core.arithmetic.clash import Clash, instead, is_slip, plain, revalued
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


_VERBS = "|".join((*UP, *DOWN))
_GREW = regex.compile(rf"(?:(?<!相)比|较|同比)[^，。；]{{0,10}}?(?P<verb>{_VERBS})了?$")
_SO_MUCH = regex.compile(
    r"^[^，。；\d]{0,4}，(?:同比)?(?P<verb>增长|增幅|上升|提高|下降|减少|降低|降幅)了?(?:达|为|约)?$"
)
# 比去年的47个增加12个，达到61个
_MORE = regex.compile(rf"^[^，。；\d]{{0,4}}(?P<verb>{_VERBS})了?$")
_REACHED = regex.compile(r"^[^，。；\d]{0,4}，?(?:达到|达|增至|减至|升至|降至)了?$")
# 360名，是2020年120名的3倍
_THAN = regex.compile(r"^[^，。；\d]{0,4}，[比较][^，。；\d]{1,8}的$")
_IS = regex.compile(
    r"^[^，。；\d]{0,6}，(?:整整)?(?:是|为|相当于)(?:(?:\d{4}|[去上前]|头一)年(?:同期)?[^，。；\d]{0,4})?$"
)

_REACH = 20
_BACK = 4
"""Figures before a change among which the two are that it is of."""
_BASE = regex.compile(r"[比较][^，。；]{0,12}$")


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
        grew = bool(_GREW.search(before))
        years = [int(match["year"]) for match in _YEAR.finditer(before)]
        of_before = bool(_BEFORE.search(before)) and not _PLAN.search(before)
        base = bool(_BASE.search(before))
        told.append(_Told(figure, years[-1] if years else 0, of_before and not grew, base or grew))
        since = figure.span.end
    for number, by in enumerate(found[2:], 2):
        second = told[number - 1]
        yield from _of_the_base(block, found[number - 2], second.figure, by)
        first = next((one for one in told[max(number - _BACK, 0) : number - 1][::-1] if _alike(one, second)), None)
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
            yield from _against(block, *pair, by, Span(at, at + len(match["verb"])))


def _of_the_base(block: Block, first: Figure, second: Figure, third: Figure) -> Iterator[Clash]:
    """Three figures in a row of which one is what another grew by, or a multiple of it."""
    if not (first.exact and second.exact and third.exact) or first.unit != second.unit or not first.unit:
        return
    before, between, behind = (
        led_by(block, first, _REACH),
        block.text[first.span.end : second.span.start],
        block.text[second.span.end : third.span.start],
    )
    if first.unit == "%":
        if _THAN.search(between) and (more := _MORE.match(behind)) and third.unit in POINTS:
            yield from _against(
                block, second, first, third, Span(third.span.start - len(more["verb"]), third.span.start)
            )
        return
    if (grew := _GREW.search(between)) and "。" not in between and (so_much := _SO_MUCH.match(behind)):
        old = first._replace(value=first.value - direction(grew["verb"]) * second.value)
        if third.unit == "%" and old.value > 0 and direction(grew["verb"]) == _way(so_much["verb"]):
            yield from _by(block, old, first, third)
    elif (
        third.unit == first.unit and _BASE.search(before) and (more := _MORE.match(between)) and _REACHED.match(behind)
    ):
        right = first.value + direction(more["verb"]) * second.value
        if right != third.value and is_slip(third.value, right):
            sign = "＋" if direction(more["verb"]) > 0 else "－"
            because = f"{plain(first.value)}{sign}{plain(second.value)}＝{plain(right)}，写的是{plain(third.value)}"
            yield Clash("差额", third.span, because, second.span, revalued(block, third, right))
    elif third.unit == "倍" and behind == "的" and _IS.match(between):
        yield from multiple(block, second, first, third)


def _way(verb: str) -> int:
    return -1 if verb in (*DOWN, "降幅") else 1


def _alike(one: _Told, other: _Told) -> bool:
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


def _against(block: Block, old: Figure, new: Figure, by: Figure, verb: Span) -> Iterator[Clash]:
    written = block.text[slice(*verb)]
    if old.value != new.value and direction(written) != (1 if new.value > old.value else -1):
        because = f"前面是{plain(old.value)}，后来是{plain(new.value)}，不是“{written}”"
        yield Clash("升降", verb, because, new.span, (instead(verb, CONTRARY[written]),))
    else:
        yield from _by(block, old, new, by)


def _by(block: Block, old: Figure, new: Figure, by: Figure) -> Iterator[Clash]:
    if wrong := difference(old, new, by):
        because, right = wrong
        yield Clash("差额", by.span, because, new.span, revalued(block, by, right))
