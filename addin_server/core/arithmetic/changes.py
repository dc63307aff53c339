"""From one figure to another: the direction must fit the verb, and the difference the figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from addin_server.core.arithmetic.clash import Clash, instead, plain, revalued, swapped
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
from addin_server.core.model import Span

_UP = "提高|增加|增长|上升|提升|扩大|升|增|涨"
_DOWN = "下降|减少|降低|压减|缩短|压缩|降|减|缩"
_FROM = regex.compile(r"(?:由|从)[^，。；、]{0,14}$")
_TO = regex.compile(
    rf"^[^，。；、]{{0,10}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))?(?:到|至|为|成)(?:了)?[^，。；、\d]{{0,6}}$"
)
_BY = regex.compile(rf"^[^，。；\d]{{0,6}}，?(?:同比|净|共|累计)?(?:{_UP}|{_DOWN})了?$")
_STEPS = regex.compile("[到至][^，。；]{1,12}，(?:同比|较|比)?.{0,3}[增上提下减降]")
_CONTRARY = regex.compile(
    rf"(?:(?P<fell>{_DOWN})(?:到|至)(?P<low>[^，。；]{{1,12}})，(?:同比|较上年|比上年|比去年|较去年)?(?P<rise>增长|增加|提高|上升|提升)"
    rf"|(?P<rose>{_UP})(?:到|至)(?P<high>[^，。；]{{1,12}})，(?:同比|较上年|比上年|比去年|较去年)?(?P<fall>下降|减少|降低))"
    r"了?\s*\d"
)


_OTHER_WAY = {
    "提高": "降低",
    "增加": "减少",
    "增长": "下降",
    "上升": "下降",
    "提升": "降低",
    "扩大": "缩小",
    "升": "降",
    "增": "减",
    "涨": "跌",
    "下降": "上升",
    "减少": "增加",
    "降低": "提高",
    "压减": "增加",
    "缩短": "延长",
    "压缩": "增加",
    "降": "升",
    "减": "增",
    "缩": "增",
}
"""Verbs of change by their contrary."""


def check(block: Block) -> Iterator[Clash]:
    text = block.text
    for match in _CONTRARY.finditer(text) if _STEPS.search(text) else ():
        verb = "rise" if match["rise"] else "fall"
        because = f"前面说{'降' if match['rise'] else '升'}，这里说“{match[verb]}”"
        before, here = (Span(*match.span(name)) for name in ("fell" if match["rise"] else "rose", verb))
        mended = instead(here, _OTHER_WAY[match[verb]]), instead(before, _OTHER_WAY[text[slice(*before)]])
        yield Clash("升降", here, because, before, mended)
    found = figures(block)
    for first, second, third in zip_longest(found, found[1:], found[2:]):
        if second is None or not _FROM.search(text[: first.span.start]):
            continue
        step = _TO.match(text[first.span.end : second.span.start])
        if step is None or first.unit not in ("", second.unit) or not (first.exact and second.exact):
            continue
        low, high = (second, first) if step["down"] else (first, second)
        if (step["up"] or step["down"]) and low.value > high.value:
            verb = step["up"] or step["down"]
            because = f"由{plain(first.value)}到{plain(second.value)}，不是“{verb}”"
            at = first.span.end + step.start("up" if step["up"] else "down")
            turned = instead(Span(at, at + len(verb)), _OTHER_WAY[verb])
            yield Clash("升降", second.span, because, first.span, (turned, swapped(block, first, second)))
            continue
        stated = third is not None and third.exact and _BY.match(text[second.span.end : third.span.start])
        if third and stated and (found_wrong := _difference(first, second, third)):
            because, right = found_wrong
            yield Clash("差额", third.span, because, second.span, revalued(block, third, right))


def _difference(first: Figure, second: Figure, third: Figure) -> tuple[str, Decimal] | None:
    """Why `third` is not the change from `first` to `second`, and what is; None when it is or cannot be known."""
    change = abs(second.value - first.value)
    shift = f"由{plain(first.value)}到{plain(second.value)}"
    if third.unit in ("个百分点", "百分点") and second.unit == "%":
        if abs(change - third.value) > Decimal("0.051"):
            return f"{shift}，差{plain(change)}个百分点，写的是{plain(third.value)}", change
    elif third.unit == "%" and second.unit != "%" and first.value:
        share = change * 100 / first.value
        if abs(share - third.value) > Decimal("0.55") * Decimal(10) ** -third.decimals + Decimal("0.05"):
            sentence = f"{shift}，变动{plain(round(share, 1))}%，写的是{plain(third.value)}%"
            return sentence, round(share, third.decimals or int(share != int(share)))
    elif third.unit == second.unit != "%" and third.unit and change != third.value:
        return f"{shift}，差{plain(change)}，写的是{plain(third.value)}", change
    return None
