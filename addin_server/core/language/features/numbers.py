"""Numbers and what they count.

{@number} is evidence; {@count} is one that is no share, {@percent} and {@times} are shares.
{@date} {@month} {@old-year} tell when; {@ordinal} is first, second, 一是, 二是.
"""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import SHIELD, Block, feature
from addin_server.core.language.han import HAN
from addin_server.core.language.span_index import SpanIndex
from addin_server.core.language.spans import inside
from addin_server.core.model import Span

_DIGITS = "0-9一二三四五六七八九十百千万亿两零〇"
_DATE = regex.compile(
    r"(?:[12]\d{3}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年(?:\s*[\d一二三四五六七八九十]{1,3}\s*月(?:份|底|初)?(?:\s*[\d一二三四五六七八九十]{1,3}\s*[日号])?)?"
    r"|[\d一二三四五六七八九十]{1,3}\s*月(?:份|底|初|中旬|上旬|下旬)?(?:\s*[\d一二三四五六七八九十]{1,3}\s*[日号])?(?![内来])"
    r"|(?<!\d)\d{1,2}\s*[日号](?!线|楼|院|文|机)|[\d一二三四五六七八九十]{1,3}\s*[时点](?!\d)"
)
_ORDINAL = regex.compile(
    rf"第[{_DIGITS}]+|[一二三四五六七八九十]{{1,9}}是(?!个)|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]{{1,9}}、|其[一二三四五六]"
    r"|[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号|十[一二三四五]五"
)
_FIGURE = regex.compile(
    r"(?<![\d.])\d[\d,.]{0,30}(?:\s*[万亿千百])?\s*"
    rf"(?:%|‰|个百分点|个月|人次|场次|[个名人户件项亩笔份册篇](?!次)|[{HAN}]{{1,2}})"
    r"|[一二三四五六七八九十百千万两]{1,12}\s*+[余多来]?\s*+"
    r"(?:名|人次|人|件|期|场次|场|户|份|册|亩|公里|元|万元|亿元|篇|%|个百分点|成|倍|家|所|座|辆|台|吨|平方米|张|封|轮|天|小时|分钟|周|个月)"
    r"|百分之[一二三四五六七八九十百零点]+|\d+\.\d+|\d{2,}"
)
_WHOLE = regex.compile(r"^(?:一)(?:人|家|场|期|份|件|户|名|成|天|台|张|轮|篇|周)")


@feature("date")
def date(block: Block) -> list[Span]:
    return regex.matched(_DATE, block.text)


@feature("ordinal")
def ordinal(block: Block) -> list[Span]:
    return regex.matched(_ORDINAL, block.text)


@feature("number")
def number(block: Block) -> list[Span]:
    """Counted amounts. Dates, ordinals and the numbers inside names (三会一课) are not amounts; nor is 一场, 一批."""
    barred = SpanIndex([*block.find("@date"), *block.find("@ordinal"), *block.find(SHIELD)])
    return [
        span
        for span in regex.matched(_FIGURE, block.text)
        if not _WHOLE.match(block.text[span.start : span.end]) and not barred.holds(span.start, span.start + 1)
    ]


def amounts(block: Block, within: Span) -> list[Span]:
    """The numbers wholly in `within`."""
    return inside(block.find("@number"), within)


_PERCENT = regex.compile(r"(?<!\d)\d+(?:\.\d+)?\s*%|百分之[一二三四五六七八九十百零点]+")
_TIMES = regex.compile(r"(?:(?<!\d)\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,12})\s*+[余多]?\s*+倍|翻[一两二三]番")
_MONTH = regex.compile(r"(?<!\d)(?:1[0-2]|[1-9])\s*月")
_OLD_YEAR = regex.compile(r"(?:19\d{2}|20[01]\d)\s*年")


@feature("percent")
def percent(block: Block) -> list[Span]:
    return regex.matched(_PERCENT, block.text)


@feature("times")
def times(block: Block) -> list[Span]:
    return regex.matched(_TIMES, block.text)


@feature("count")
def count(block: Block) -> list[Span]:
    """Amounts that are no share: what a percentage may be of."""
    shares = SpanIndex([*block.find("@percent"), *block.find("@times")])
    return [span for span in block.find("@number") if not shares.touches(*span)]


@feature("month")
def month(block: Block) -> list[Span]:
    return regex.matched(_MONTH, block.text)


@feature("old-year")
def old_year(block: Block) -> list[Span]:
    """Years before 2020: figures from them are background."""
    return regex.matched(_OLD_YEAR, block.text)
