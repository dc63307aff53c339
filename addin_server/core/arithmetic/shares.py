"""A percentage against its two numbers: 党员1000名，其中60岁以上470名，占52%; and shares above the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from re import Pattern

from addin_server.core.arithmetic.clash import Clash, plain, revalued
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
from addin_server.core.language.han import HAN

# 占 with no other base named, or a rate named after the verb that was counted.
_SHARE = regex.compile(r"占(?:比|总数的?|总量的?|全部的?)?(?:达到?|为|约)?$")
_NEAR = 12
_REACH = 30
"""Characters before a percentage that say of what it is."""
_FEW = 40
"""Figures before a percentage that it may be a share of."""
# Rates of a whole; 完成率 and 增长率 may well exceed it.
_OF_A_WHOLE = regex.compile(
    r"(?:满意|覆盖|参与|参学|参会|到会|到岗|出勤|合格|知晓|办结|入户|普及|见面|回访|联系|收缴|排查|整改|占比)率?"
    r"[^，。；\d]{0,6}$|占(?:比|总数的?|全[县市区镇乡村]的?)?(?:达到?|为|约|超过|超)?$"
)
_RATE = regex.compile(rf"([{HAN}]{{2}})率(?:达到?|为)?$")
# 79个完成整改，整改率: what the part has done gives the rate its name.
_DONE = regex.compile(rf"[{HAN}]{{0,6}}?([{HAN}]{{2}})[了，、]+\1率(?:已?达到?|为|是)?$")
# 应到46名，实到41名
_DUE = regex.compile(rf"应[到参出发收缴交][{HAN}]{{0,6}}$")
_CAME = regex.compile(rf"实[到参出发收缴交][{HAN}]{{0,6}}$")


def check(block: Block) -> Iterator[Clash]:
    text = block.text
    found = figures(block)
    for number, percent in enumerate(found):
        if (
            percent.unit == "%"
            and percent.value > 100
            and _OF_A_WHOLE.search(text, max(percent.span.start - _REACH, 0), percent.span.start)
        ):
            yield Clash("占比", percent.span, "这样的比例不会超过100%")
        if percent.unit != "%" or not percent.exact or not 0 < percent.value <= 100:
            continue
        start = text.rfind("。", 0, percent.span.start) + 1
        before = [f for f in found[max(number - _FEW, 0) : number] if f.span.start >= start]
        pair = _pair(text, before, percent)
        if pair is None:
            continue
        whole, part = pair
        share = part.value * 100 / whole.value
        if abs(share - percent.value) > _tolerance(percent):
            right = f"{plain(part.value)}÷{plain(whole.value)}＝{plain(round(share, 1))}%"
            because = f"{right}，写的是{plain(percent.value)}%"
            mended = revalued(block, percent, round(share, percent.decimals))
            yield Clash("占比", percent.span, because, part.span, mended)


def _pair(text: str, before: list[Figure], percent: Figure) -> tuple[Figure, Figure] | None:
    """The whole and the part just before the percentage, where nothing else could be meant."""
    if not before:
        return None
    part = before[-1]
    same = [f for f in before[:-1] if f.unit == part.unit and f.unit not in ("", "%")]
    if len(same) != 1 or not same[0].exact or not part.exact or not 0 < part.value <= same[0].value:
        return None
    whole = same[0]
    lead_in = text[part.span.end : percent.span.start]
    among = len(lead_in) <= _NEAR and _SHARE.search(lead_in) and "其中" in text[whole.span.end : part.span.start]
    rate = _RATE.search(lead_in)
    counted = rate and text.endswith((rate[1], f"{rate[1]}了"), 0, part.span.start)
    due = rate and _stands_before(_DUE, text, whole) and _stands_before(_CAME, text, part)
    return (whole, part) if among or counted or due or _DONE.fullmatch(lead_in) else None


def _stands_before(words: Pattern[str], text: str, figure: Figure) -> bool:
    start = figure.span.start
    return bool(words.search(text, max(start - _NEAR, 0), start))


def _tolerance(percent: Figure) -> Decimal:
    """Half a unit of the last digit, and a little: 98% may stand for 98.4."""
    return Decimal("0.55") * Decimal(10) ** -percent.decimals + Decimal("0.05")
