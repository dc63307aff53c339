"""A share against its two numbers: 党员1000名，其中60岁以上470名，占52%; and shares above the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin_server.core.arithmetic.clash import Clash, is_alike, is_slip, plain, revalued
from addin_server.core.arithmetic.ratios import Ratio, ratios
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, led_by
from addin_server.core.language.han import HAN

# 占 with no other base named.
_SHARE = regex.compile(
    r"^(?:[^，。；\d]{0,6}|[^。；\d]{0,36}，)(?:约|共)?占(?:比|总数的?|总量的?|全部的?|其中的?|全[县市区镇乡村]的?)?(?:达到?|为|约)?$"
)
# 有105名，约三成: a share in words right behind what it is of.
_BEHIND = regex.compile(rf"^[{HAN}]{{0,4}}，$")
_AMONG = regex.compile(r"其中|中，|的有$|的$|，[^，。；\d]{0,8}(?:学历|女性|党员|以[上下])$")
# A rate named after what was counted: 办结96件，办结率; 整改到位52个，整改完成率.
_RATE = regex.compile(rf"，(?P<of>[{HAN}]{{2}})(?:完成|到位)?率(?:已?达到?|为|是)?$")
_DUE = regex.compile(rf"应[到参出发收缴交][{HAN}]{{0,6}}$")
_CAME = regex.compile(rf"实[到参出发收缴交][{HAN}]{{0,4}}$")
# What was taken up in the sentence before is what is done with in this one; who merely is there is not.
_TAKEN_UP = regex.compile(rf"(?:登记|受理|反馈|收到|收集|征集|梳理|查出|查找|摸排|排查|发现|交办|接)[{HAN}]{{0,8}}$")
# 全年计划发展200名。已发展168名，完成年度计划的84%
_PLANNED = regex.compile(rf"(?:计划|拟|目标|任务|下达)(?!书|外)[{HAN}]{{0,12}}$")
_OF_PLAN = regex.compile(
    r"^[^。；\d]{0,10}，(?:已)?(?:占|完成|达到|实现)(?:全年|年度|年初|季度|既定|总)?(?:计划|任务|目标)数?量?的$"
)
_ENDS = ("", *"，。；、")
_ALL = 99
"""Per cent of those that were to be done, which need not be the whole."""
_NEAR = 12
_REACH = 30
"""Characters before a percentage that say of what it is."""
_FEW = 40
"""Figures before a percentage that it may be a share of."""
# Rates of a whole; 完成率 and 增长率 may well exceed it.
_OF_A_WHOLE = regex.compile(
    r"(?:满意|覆盖|参与|参学|参会|到会|到岗|出勤|合格|知晓|办结|入户|普及|见面|回访|联系|收缴|排查|整改)(?:率|度|面)"
    r"(?:已?达到?|高达|均?为|是)?$|占(?:比|总数的?|全[县市区镇乡村]的?)?(?:达到?|为|约|超过|超)?$"
)


def check(block: Block) -> Iterator[Clash]:
    text = block.text
    found = figures(block)
    for percent in found:
        if (
            percent.unit == "%"
            and percent.value > 100
            and _OF_A_WHOLE.search(text, max(percent.span.start - _REACH, 0), percent.span.start)
        ):
            yield Clash("占比", percent.span, "这样的比例不会超过100%")
    for ratio in block.answer(ratios) if len(found) > 1 else ():
        earlier = [f for f in found if f.span.end <= ratio.span.start and f.unit not in ("", "%")][-_FEW:]
        pair = _pair(block, earlier, ratio) if earlier else None
        if pair is None:
            continue
        whole, part = pair
        share = part.value * 100 / whole.value
        if not ratio.low <= share <= ratio.high and _may_be_meant(ratio, share):
            right = f"{plain(part.value)}÷{plain(whole.value)}＝{plain(round(share, 1))}%"
            mended = revalued(block, ratio.percent, round(share, ratio.percent.decimals)) if ratio.percent else ()
            yield Clash("占比", ratio.span, f"{right}，写的是{ratio.written}", part.span, mended)


def _may_be_meant(ratio: Ratio, share: Decimal) -> bool:
    """Whether a percentage is near enough to what it should be to be of the same things."""
    percent = ratio.percent
    return percent is None or is_slip(percent.value, round(share, percent.decimals + 1))


def _pair(block: Block, earlier: list[Figure], ratio: Ratio) -> tuple[Figure, Figure] | None:
    """The whole and the part the ratio is of, where nothing else could be meant."""
    text = block.text
    part = earlier[-1]
    sentence = block.sentence_at(ratio.span.start).start
    if part.span.start < sentence or not part.exact or not part.value:
        return None
    start = block.sentence_at(sentence - 1).start if sentence else 0
    wholes = [f for f in earlier[:-1] if f.span.start >= start and is_alike(f, part) and f.value >= part.value]
    if not wholes or any(ratio.low <= part.value * 100 / f.value <= ratio.high for f in wholes):
        return None
    lead_in = text[part.span.end : ratio.span.start]
    due = [f for f in wholes if _DUE.search(led_by(block, f, _NEAR))]
    if due and _CAME.search(led_by(block, part, _NEAR)):
        return (due[-1], part)
    # 共328名，其中……209名，占63.7%；……87名，占26.5%: all of them are of what stands before 其中.
    named = text.rfind("其中", start, part.span.start)
    wholes = [f for f in wholes if f.span.end <= named] or wholes
    whole = wholes[-1]
    if len({f.value for f in wholes}) > 1 or not whole.exact:
        return None
    rate = _RATE.search(lead_in) if ratio.percent else None
    together = "。" not in text[whole.span.end : part.span.start]
    done = (
        rate
        and (together or _TAKEN_UP.search(led_by(block, whole, _NEAR)))
        and ratio.low < _ALL
        and rate["of"] in text[max(part.span.start - _NEAR, whole.span.end) : part.span.end + rate.start()]
    )
    among = together and _AMONG.search(text[whole.span.end : part.span.start])
    shared = _SHARE.search(lead_in) or (
        not ratio.percent and _BEHIND.search(lead_in) and text[ratio.span.end : ratio.span.end + 1] in _ENDS
    )
    of_plan = _OF_PLAN.match(lead_in) and _PLANNED.search(led_by(block, whole, _NEAR))
    return (whole, part) if done or of_plan or (among and shared) else None
