"""Figures in running text: what number, of what, and whether it is exact."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from addin_server.core.language import regex
from addin_server.core.language.block import SHIELD, Block
from addin_server.core.language.span_index import SpanIndex
from addin_server.core.model import Span

_UNITS = (
    "个百分点 百分点 % 人次 平方公里 平方米 公里 课时 学时 场次 小时 分钟 个月 乡镇 "
    "名 人 个 项 件 条 期 场 次 户 份 册 亩 元 篇 家 所 座 辆 台 吨 张 封 轮 天 周 年 月 日 支 批 类 种 间 处 村 镇 岁 "
    "倍 成 米 斤 公斤 分(?!之) 组 套 本 块 栋 盏 棵 头 只 字 节 门 部 对 步 届 号 道 笔 艘 位 桌 盒 瓶 顶 幅 根 段 "
    "卷 例 宗 枚"
).split()
_FIGURE = regex.compile(
    # What may not stand before the first character is asked after it: a search then leaps from one to the next.
    r"(?P<number>\d(?<![\d.]\d)[\d,]*(?:\.\d+)?"
    r"|[一二两三四五六七八九十百千零廿](?<![\d.].)[一二三四五六七八九十百千万亿零]*)"
    r"(?P<scale>[万亿千百]*)\s*(?P<more>[余多来几])?\s*"
    rf"(?P<unit>{'|'.join(_UNITS)})?(?P<after>左右|上下|以上|以下|以内|多)?"
)
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


_ABOUT = tuple("近 约 超过 超 逾 不到 不足 突破 将近 接近 至少 最多 多达 不少于 不低于 不高于 不超过".split())
"""What stands before a number that is not exact."""


class Figure(NamedTuple):
    """A number with its measure word. `value` counts in the unit itself: 3.5万元 is 35,000 of 元.

    `half_step` is what a number with decimals may be off by from being rounded: 500 for 3.5万元, 0 for whole numbers.
    """

    span: Span
    value: Decimal
    unit: str
    exact: bool
    decimals: int
    half_step: Decimal


def figures(block: Block) -> list[Figure]:
    """Every figure of `block` in order: no dates, no ordinals, no numbers inside names."""
    known: list[Figure] | None = block.memo.get(figures)
    if known is None:
        known = block.memo[figures] = list(_figures(block))
    return known


def _figures(block: Block) -> Iterator[Figure]:
    barred = SpanIndex([*block.find("@date"), *block.find("@ordinal"), *block.find(SHIELD)])
    text, since = block.text, 0
    for match in _FIGURE.finditer(text):
        about = text[since : match.start()].rstrip().endswith(_ABOUT)
        since = match.end()
        start, end = match.start("number"), match.end("unit") if match["unit"] else match.end("scale")
        if barred.holds(start, start + 1):
            continue
        arabic = match["number"][0].isascii()
        if not arabic and not match["unit"]:
            continue
        value = _arabic(match["number"]) if arabic else chinese(match["number"])
        if value is None:
            continue
        decimals = len(match["number"].partition(".")[2])
        half_step = _half_step(decimals)
        for scale in match["scale"]:
            value *= _SCALES[scale]
            half_step *= _SCALES[scale]
        exact = not (about or match["more"] or match["after"])
        yield Figure(Span(start, end), value, match["unit"] or "", exact, decimals, half_step)


@functools.lru_cache(maxsize=32)
def _half_step(decimals: int) -> Decimal:
    return Decimal(5) * Decimal(10) ** -(decimals + 1) if decimals else Decimal(0)


def led_by(block: Block, figure: Figure, most: int) -> str:
    """Return what stands before a figure, `most` characters of it."""
    return block.text[max(figure.span.start - most, 0) : figure.span.start]


def is_bare(block: Block, figure: Figure) -> bool:
    """Whether nothing is counted right behind a figure: 增加2项, but not 增加2项便民服务."""
    return block.text[figure.span.end : figure.span.end + 1] in _ENDS


def noun_of(block: Block, figure: Figure) -> str:
    """Return the noun that is counted, right behind a figure or, where nothing is, right before it; "" for none."""
    behind = block.token_at(figure.span.end)
    if behind is not None and behind.tag.startswith("n"):
        return behind.text
    before = block.token_before(figure.span.start)
    return before.text if before is not None and before.tag.startswith("n") and is_bare(block, figure) else ""


_ENDS = ("", *"，。；、）)：")


def rewritten(written: str, value: Decimal) -> str:
    """Return a figure with another value in its own dress: scale, unit, kind of numerals; "" where that cannot be."""
    match = _FIGURE.match(written)
    if match is None or match["more"] or match["after"] or value < 0:
        return ""
    scaled = value
    for scale in match["scale"]:
        scaled /= _SCALES[scale]
    number = match["number"]
    text = f"{scaled:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if "," in number and "." not in text:
        text = f"{int(text):,}"
    if not number[0].isascii():
        text = in_chinese(scaled)
    return text + written[match.end("number") :] if text else ""


def in_width_of(digits: str, written: str) -> str:
    """Return Arabic digits as wide as what is written: １２, 12."""
    return digits if written[0].isascii() else digits.translate(_WIDE)


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def in_chinese(value: Decimal) -> str:
    """Return a whole number in Chinese characters as it stands before a measure word: 两, 十二; "" for any other."""
    import cn2an

    if value != value.to_integral_value() or value < 1:
        return ""
    text: str = cn2an.an2cn(str(int(value)), "low")
    return "两" if text == "二" else text.removeprefix("一") if text.startswith("一十") else text


@functools.lru_cache(maxsize=4096)
def _arabic(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


@functools.lru_cache(maxsize=4096)
def chinese(text: str) -> Decimal | None:
    """The value of a number in Chinese characters; None when it is not one."""
    if len(text) == 1 and text not in "百千":
        return Decimal(int(unicodedata.numeric(text.replace("两", "二"))))

    import cn2an  # as long as a whole check to import, and most texts have no longer number

    try:
        return Decimal(str(cn2an.cn2an(text.replace("廿", "二十"), "smart")))
    except ValueError:
        return None
