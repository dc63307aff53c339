"""What is left of a whole: 总盘子1280万元，已拨付960万元，剩余420万元; 应到56名，实到47名，8名请假."""

from __future__ import annotations

from collections.abc import Iterator
from re import Pattern
from typing import NamedTuple

from addin_server.core.arithmetic.clash import Clash, plain, revalued
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, led_by
from addin_server.core.language.han import HAN


class _Kind(NamedTuple):
    """What stands before the whole, before what is gone of it, and before or behind the rest."""

    whole: str
    gone: str
    rest: str
    behind: str


_KINDS = (
    _Kind("", "", rf"(?:剩余|剩下|还剩|余下|其余|尚余|结余)[{HAN}]{{0,3}}$", ""),
    _Kind(
        rf"应[到参出][{HAN}]{{0,6}}$", rf"实[到参出][{HAN}]{{0,4}}$", "", rf"^[{HAN}]{{0,14}}(?:请假|缺席|缺勤|未到)"
    ),
    _Kind(rf"应[到参出][{HAN}]{{0,6}}$", rf"实[到参出][{HAN}]{{0,4}}$", r"(?:请假|缺席|缺勤|未到)的?$", ""),
    _Kind(rf"候选人[{HAN}]{{0,2}}$", rf"应选[{HAN}]{{0,6}}$", r"差额$", ""),
    _Kind(rf"发出[{HAN}]{{0,8}}$", rf"(?:收回|回收)[{HAN}]{{0,6}}$", rf"未(?:收回|回收)[{HAN}]{{0,4}}$", ""),
)
_PATTERNS = tuple(tuple(map(regex.compile, kind)) for kind in _KINDS)
_REACH = 24
"""Characters before and behind a figure that say what it is."""
_TOTAL = regex.compile(rf"(?:共|总)[{HAN}]{{0,6}}$")
_CHANGED = regex.compile(r"新增|又|另|追加|退出|取消|转出|转入")
"""What changes the whole meanwhile."""


def check(block: Block) -> Iterator[Clash]:
    found = figures(block)
    for number, rest in enumerate(found):
        if number < 2 or not rest.exact or rest.unit in ("", "%"):
            continue
        start, end = block.sentence_at(rest.span.start)
        if any(f.unit == rest.unit and f.span.start < end for f in found[number + 1 :]):
            continue  # the rest may fall into several
        for whole, gone, before, behind in _PATTERNS:
            after = block.text[rest.span.end : rest.span.end + _REACH]
            if not (before.search(led_by(block, rest, _REACH)) and behind.search(after)):
                continue
            earlier = [f for f in found[:number] if f.span.start >= start and f.unit == rest.unit and f.exact]
            if len(earlier) == 1:
                earlier = [*_total_before(block, found, start, rest.unit), *earlier]
            pair = _pair(block, earlier, whole, gone)
            if pair and not _CHANGED.search(block.text, pair[1].span.end, rest.span.start):
                yield from _against(block, *pair, rest)
            break


def _total_before(block: Block, found: list[Figure], start: int, unit: str) -> list[Figure]:
    """The last figure of the sentence that ends at `start`, where it is said to be a total."""
    since = block.sentence_at(start - 1).start if start else 0
    totals = [f for f in found if since <= f.span.start < start and f.unit == unit and f.exact]
    return totals if len(totals) == 1 and _TOTAL.search(led_by(block, totals[0], _REACH)) else []


def _pair(block: Block, earlier: list[Figure], whole: Pattern[str], gone: Pattern[str]) -> tuple[Figure, Figure] | None:
    """The whole and what is gone of it, where the figures before the rest are these two alone."""
    if len(earlier) != 2:
        return None
    for one, other in (earlier, earlier[::-1]):
        if (
            one.value > other.value
            and whole.search(led_by(block, one, _REACH))
            and gone.search(led_by(block, other, _REACH))
        ):
            return one, other
    return None


def _against(block: Block, whole: Figure, gone: Figure, rest: Figure) -> Iterator[Clash]:
    right = whole.value - gone.value
    if right != rest.value:
        because = f"{plain(whole.value)}－{plain(gone.value)}＝{plain(right)}，写的是{plain(rest.value)}"
        yield Clash("差额", rest.span, because, gone.span, revalued(block, rest, right))
