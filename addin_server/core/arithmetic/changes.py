"""From one figure to another: the direction must fit the verb, and the difference the figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from addin_server.core.arithmetic.change import CONTRARY, DOWN, FROM, SHARED, TIMES, UP, difference, multiple
from addin_server.core.arithmetic.clash import Clash, instead, is_alike, plain, revalued, swapped
from addin_server.core.arithmetic.ratios import Ratio, ratios
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, is_bare, led_by
from addin_server.core.model import Span

_UP, _DOWN = ("|".join(verb for verb in verbs if verb not in "多少") for verbs in (UP, DOWN))
_THAN = "[比较](?:上年同期|去年同期|上年|去年|原来|以前|过去|之前|此前|原先|先前)"
"""What the second figure is held against where that is the first."""
_TO = regex.compile(
    rf"^[^，。；、]{{0,10}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))?(?:到|至|为|成)(?:了)?(?:[^，。；、\d]{{0,6}}|(?:今年|\d{{4}}年)(?:\d{{1,2}}月)?[底末初份]?的?)$"
)
_BY = regex.compile(
    rf"^[^，。；\d]{{0,6}}，?(?:同比|{_THAN}|净|共|累计|新|[一两二三四五]年(?:间|来)?(?:累计)?|(?P<people>人数))?(?:(?P<up>{_UP}|增幅|涨幅)|(?P<down>{_DOWN}|降幅))了?(?:达到?|为)?$"
)
# 压减一半以上, 下降近三成
_SHARE = regex.compile(rf"^[^，。；\d]{{0,6}}，?(?:同比|{_THAN}|总体|累计)?(?:{_UP}|{_DOWN})(?:了|达)?$")
_DOUBLED = regex.compile(
    rf"^[^，。；\d]{{0,6}}，(?:[一两二三四五]年(?:间|来)?|{_THAN}|实现)?(?P<said>(?<!近)(?<!超)翻了?(?P<times>[一两])番)(?!还?多|以上|有余)"
)
_ABOUT_TWICE = Decimal("0.15")
_REACH = 20
# A number without its unit goes straight on: 由8毛 has one that is not known.
_BARE = regex.compile(rf"\s*(?:{_UP}|{_DOWN}|到|至)")
_STEPS = regex.compile("[到至][^，。；]{1,12}，(?:同比|较|比)?.{0,3}[增上提下减降]")
_CONTRARY = regex.compile(
    rf"(?:(?P<fell>{_DOWN})(?:到|至)(?P<low>[^，。；]{{1,12}})，(?:同比|较上年|比上年|比去年|较去年)?(?P<rise>增长|增加|提高|上升|提升)"
    rf"|(?P<rose>{_UP})(?:到|至)(?P<high>[^，。；]{{1,12}})，(?:同比|较上年|比上年|比去年|较去年)?(?P<fall>下降|减少|降低))"
    r"了?\s*\d[\d.]*(?:%|个百分点|[^，。；\d]{1,2})?(?=[，。；])"
)


def check(block: Block) -> Iterator[Clash]:
    text = block.text
    for match in _CONTRARY.finditer(text) if _STEPS.search(text) else ():
        verb = "rise" if match["rise"] else "fall"
        because = f"前面说{'降' if match['rise'] else '升'}，这里说“{match[verb]}”"
        before, here = (Span(*match.span(name)) for name in ("fell" if match["rise"] else "rose", verb))
        mended = instead(here, CONTRARY[match[verb]]), instead(before, CONTRARY[text[slice(*before)]])
        yield Clash("升降", here, because, before, mended)
    found = figures(block) if "由" in text or "从" in text else []
    for first, second, third in zip_longest(found, found[1:], found[2:]):
        if second is None or not FROM.search(led_by(block, first, _REACH)):
            continue
        step = _TO.match(text[first.span.end : second.span.start])
        if step is None or first.unit not in ("", second.unit) or not (first.exact and second.exact):
            continue
        if not first.unit and not _BARE.match(text, first.span.end):
            continue
        low, high = (second, first) if step["down"] else (first, second)
        if (step["up"] or step["down"]) and low.value > high.value:
            verb = step["up"] or step["down"]
            because = f"由{plain(first.value)}到{plain(second.value)}，不是“{verb}”"
            at = first.span.end + step.start("up" if step["up"] else "down")
            turned = instead(Span(at, at + len(verb)), CONTRARY[verb])
            yield Clash("升降", second.span, because, first.span, (turned, swapped(block, first, second)))
            continue
        yield from _in_words(block, first, second)
        if third is not None and third.exact:
            yield from _stated(block, first, second, third)


def _in_words(block: Block, old: Figure, new: Figure) -> Iterator[Clash]:
    """What is said of a change in words right behind it: 下降近三成, 翻了一番."""
    if not old.value or old.value == new.value or new.unit == "%":
        return
    share = abs(new.value - old.value) / old.value * 100
    said = f"由{plain(old.value)}到{plain(new.value)}，变动{plain(round(share, 1))}%"
    told: Sequence[Ratio] = block.answer(ratios)
    following = bisect_left(told, new.span.end, key=lambda ratio: ratio.span.start)
    ratio = told[following] if following < len(told) else None
    if ratio and ratio.percent is None and _SHARE.match(block.text[new.span.end : ratio.span.start]):
        if not ratio.low <= share <= ratio.high:
            mended = (instead(ratio.span, f"{plain(round(share, 1))}%"),)
            yield Clash("差额", ratio.span, f"{said}，写的是{ratio.written}", new.span, mended)
    elif doubled := _DOUBLED.match(block.text[new.span.end : block.sentence_at(new.span.start).end]):
        times = 2 if doubled["times"] == "一" else 4
        if abs(new.value / old.value - times) > times * _ABOUT_TWICE:
            at = Span(new.span.end + doubled.start("said"), new.span.end + doubled.end("said"))
            mended = (instead(at, f"{'增长' if new.value > old.value else '下降'}{plain(round(share, 1))}%"),)
            yield Clash("差额", at, f"{said}，不是“{doubled['said']}”", new.span, mended)


def _stated(block: Block, first: Figure, second: Figure, third: Figure) -> Iterator[Clash]:
    """What is said of a change from the first to the second by the third."""
    between = block.text[second.span.end : third.span.start]
    if by := _BY.match(between):
        verb = by["up"] or by["down"]
        if by["people"] and not is_alike(second, third._replace(unit="人")):
            return
        comparable = third.unit in (second.unit, *SHARED) and is_bare(block, third)
        if comparable and first.value != second.value and bool(by["up"]) != (second.value > first.value):
            because = f"由{plain(first.value)}到{plain(second.value)}，不是“{verb}”"
            at = second.span.end + by.start("up" if by["up"] else "down")
            mended = (instead(Span(at, at + len(verb)), CONTRARY[verb]),) if verb in CONTRARY else ()
            yield Clash("升降", third.span, because, second.span, mended)
        elif found_wrong := difference(first, second, third):
            because, right = found_wrong
            yield Clash("差额", third.span, because, second.span, revalued(block, third, right))
    elif third.unit == "倍" and TIMES.match(between):
        yield from multiple(block, first, second, third)
