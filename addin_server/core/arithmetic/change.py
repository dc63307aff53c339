"""A change from one figure to another: which way, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin_server.core.arithmetic.clash import Clash, instead, is_slip, plain, revalued, slack
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure
from addin_server.core.model import Span

UP = ("提高", "增加", "增长", "上升", "提升", "扩大", "升", "增", "涨", "多")
DOWN = ("下降", "减少", "降低", "压减", "缩短", "压缩", "降", "减", "缩", "少")

CONTRARY = {
    "提高": "降低",
    "增加": "减少",
    "增长": "下降",
    "上升": "下降",
    "提升": "降低",
    "扩大": "缩小",
    "升": "降",
    "增": "减",
    "涨": "跌",
    "多": "少",
    "下降": "上升",
    "减少": "增加",
    "降低": "提高",
    "压减": "增加",
    "缩短": "延长",
    "压缩": "增加",
    "降": "升",
    "减": "增",
    "缩": "增",
    "少": "多",
}
"""Verbs of change by their contrary."""

POINTS = ("个百分点", "百分点")
_POINT_SLACK = Decimal("0.051")


FROM = regex.compile(r"(?:由|从)[^，。；、]{0,14}$")
"""What stands before a figure that something changed from."""

SHARED = ("%", "倍", *POINTS)
"""Units in which a change of anything is told."""

TIMES = regex.compile(
    r"^[^，。；\d]{0,4}，(?:\d{4}年)?(?:整整)?(?:是|为)(?:原来|过去|去年|上年|之前|年初|头一年|\d{4}年)的$"
)
"""What stands between a figure and how many times another it is."""


def multiple(block: Block, old: Figure, new: Figure, times: Figure) -> Iterator[Clash]:
    """Yield what is wrong where `new` is said to be `times` `old`."""
    if not old.value:
        return
    right = round(new.value / old.value, times.decimals or 1)
    if abs(right - times.value) >= Decimal("0.5") * Decimal(10) ** -times.decimals:
        because = f"{plain(new.value)}÷{plain(old.value)}＝{plain(right)}，写的是{plain(times.value)}倍"
        yield Clash("差额", times.span, because, new.span, revalued(block, times, right))


def direction(verb: str) -> int:
    """Return 1 for a verb of growing, -1 for one of shrinking."""
    return 1 if verb in UP else -1


def difference(old: Figure, new: Figure, by: Figure) -> tuple[str, Decimal] | None:
    """Why `by` is not the change from `old` to `new`, and what is; None when it is or cannot be known."""
    change = abs(new.value - old.value)
    shift = f"由{plain(old.value)}到{plain(new.value)}"
    if by.unit in POINTS and new.unit == "%":
        if abs(change - by.value) > _POINT_SLACK:
            return (
                (f"{shift}，差{plain(change)}个百分点，写的是{plain(by.value)}", change)
                if is_slip(by.value, change)
                else None
            )
    elif by.unit == new.unit == "%":
        if change == by.value:
            return f"{shift}，是{plain(change)}个百分点，不是{plain(by.value)}%", change
    elif by.unit in ("%", "倍") and new.unit not in ("%", "") and old.value:
        whole = 100 if by.unit == "%" else 1
        share = change / old.value * whole
        # Two roundings are seldom both at their worst.
        off = (old.half_step + new.half_step) / 2 * (1 + change / old.value) / old.value * whole
        if (
            is_slip(by.value, round(share, 1))
            and abs(share - by.value) > Decimal("0.55") * Decimal(10) ** -by.decimals + Decimal("0.05") + off
        ):
            unit = by.unit
            told = f"{shift}，变动{plain(round(share, 1))}{unit}，写的是{plain(by.value)}{unit}"
            return told, round(share, by.decimals or int(share != int(share)))
    elif (
        by.unit == new.unit != "%"
        and by.unit
        and abs(change - by.value) > slack(by, old, new)
        and is_slip(by.value, change)
    ):
        return f"{shift}，差{plain(change)}，写的是{plain(by.value)}", change
    return None


def told_by(block: Block, old: Figure, new: Figure, by: Figure) -> Iterator[Clash]:
    """Yield what is wrong where the change from `old` to `new` is said to be `by`."""
    if wrong := difference(old, new, by):
        because, right = wrong
        yield Clash("差额", by.span, because, new.span, revalued(block, by, right))


def told_change(block: Block, old: Figure, new: Figure, by: Figure, verb: Span) -> Iterator[Clash]:
    """The same, with the verb it is said with: it may say the contrary."""
    written = block.text[slice(*verb)]
    if old.value != new.value and direction(written) != (1 if new.value > old.value else -1):
        because = f"前面是{plain(old.value)}，后来是{plain(new.value)}，不是“{written}”"
        yield Clash("升降", verb, because, new.span, (instead(verb, CONTRARY[written]),))
    else:
        yield from told_by(block, old, new, by)
