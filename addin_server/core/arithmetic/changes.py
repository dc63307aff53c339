"""From one figure to another: the direction must fit the verb, and the difference the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from addin_server.core.arithmetic.clash import Clash, plain
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
from addin_server.core.model import Span

_UP = "提高|增加|增长|上升|提升|扩大|升|增|涨"
_DOWN = "下降|减少|降低|压减|缩短|压缩|降|减|缩"
_FROM = re.compile(r"(?:由|从)[^，。；、]{0,14}$")
_TO = re.compile(
    rf"^[^，。；、]{{0,10}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))?(?:到|至|为|成)(?:了)?[^，。；、\d]{{0,6}}$"
)
_BY = re.compile(rf"^[^，。；\d]{{0,6}}，?(?:同比|净|共|累计)?(?:{_UP}|{_DOWN})了?$")
_STEPS = re.compile("[到至][^，。；]{1,12}，(?:同比|较|比)?.{0,3}[增上提下减降]")
_CONTRARY = re.compile(
    rf"(?:(?:{_DOWN})(?:到|至)(?P<low>[^，。；]{{1,12}})，(?:同比|较上年|比上年|比去年|较去年)?(?P<rise>增长|增加|提高|上升|提升)"
    rf"|(?:{_UP})(?:到|至)(?P<high>[^，。；]{{1,12}})，(?:同比|较上年|比上年|比去年|较去年)?(?P<fall>下降|减少|降低))"
    r"了?\s*\d"
)


def check(block: Block) -> Iterator[Clash]:
    text = block.text
    for match in _CONTRARY.finditer(text) if _STEPS.search(text) else ():
        verb = "rise" if match["rise"] else "fall"
        yield Clash("升降", Span(*match.span(verb)), f"前面说{'降' if match['rise'] else '升'}，这里说“{match[verb]}”")
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
            yield Clash("升降", second.span, because, first.span)
            continue
        stated = third is not None and third.exact and _BY.match(text[second.span.end : third.span.start])
        if third and stated and (because := _difference(first, second, third)):
            yield Clash("差额", third.span, because, second.span)


def _difference(first: Figure, second: Figure, third: Figure) -> str:
    """Why `third` is not the change from `first` to `second`; empty when it is or cannot be known."""
    change = abs(second.value - first.value)
    shift = f"由{plain(first.value)}到{plain(second.value)}"
    if third.unit in ("个百分点", "百分点") and second.unit == "%":
        wrong = abs(change - third.value) > Decimal("0.051")
        return f"{shift}，差{plain(change)}个百分点，写的是{plain(third.value)}" if wrong else ""
    if third.unit == "%" and second.unit != "%" and first.value:
        share = change * 100 / first.value
        wrong = abs(share - third.value) > Decimal("0.55") * Decimal(10) ** -third.decimals + Decimal("0.05")
        return f"{shift}，变动{plain(round(share, 1))}%，写的是{plain(third.value)}%" if wrong else ""
    if third.unit == second.unit != "%" and third.unit and change != third.value:
        return f"{shift}，差{plain(change)}，写的是{plain(third.value)}"
    return ""
