"""Whether two facts are one."""

from __future__ import annotations

import difflib
import enum
from decimal import Decimal

from addin_server.core.facts.fact import Day, Fact, FactKind, Quantity
from addin_server.core.reading.statement import Measure


class Agreement(enum.IntEnum):
    """How two facts stand to each other; the higher, the more one bears the other out."""

    UNLIKE = 0
    ELSEWHERE = 1
    """The same figure or day, said of something else."""
    DIFFERENT = 2
    """One matter, told differently."""
    SAME = 3


_COUNTING = frozenset("个 家 户 所 座 处 条 项 件 类 种 支".split())
"""Measure words that stand for each other: 12个村, 12家企业, 12户企业."""
_COUNTS = frozenset({Measure.SIZE, Measure.ACTIVITY, Measure.OUTCOME})
_NEAR = Decimal("0.1")
_MATTER = 2
_ALIKE = 0.8
_LEAST_ALIKE = 6
_PLACE = 3
"""Characters of a place's name, its suffix among them."""


def bucket(fact: Fact) -> str:
    """Name the facts that alone can have to do with `fact`: figures only with those of their unit."""
    if not isinstance(fact.says, Quantity):
        return fact.kind
    return f"{fact.kind}:{'个' if fact.says.unit in _COUNTING else fact.says.unit}"


def nearness(one: Fact, other: Fact) -> float:
    """How near the values of two figures are, from 0 to 1."""
    if not isinstance(one.says, Quantity) or not isinstance(other.says, Quantity):
        return 0.0
    low, high = sorted((one.says.value, other.says.value))
    return float(low / high) if high else 1.0


def agreement(one: Fact, other: Fact) -> Agreement:
    """Say how `one`, of a draft, stands to `other`, of a source."""
    return _BY_KIND[one.kind](one, other) if one.kind is other.kind else Agreement.UNLIKE


def _figure(one: Fact, other: Fact) -> Agreement:
    if bucket(one) != bucket(other):
        return Agreement.UNLIKE
    if _one_value(one, other):
        return Agreement.SAME if _one_matter(one, other) and _one_measure(one, other) else Agreement.ELSEWHERE
    shared = len(one.about & other.about) + (one.head != "" and one.head == other.head)
    closely = shared >= _MATTER or (one.about and one.about <= other.about)
    alike = closely and one.exact and _one_head(one, other) and _one_measure(one, other)
    return Agreement.DIFFERENT if alike else Agreement.UNLIKE


def _one_value(one: Fact, other: Fact) -> bool:
    """Whether the values agree; a rounded one agrees with what it was rounded from."""
    assert isinstance(one.says, Quantity) and isinstance(other.says, Quantity)
    mine, theirs = one.says.value, other.says.value
    return mine == theirs or (not one.exact and abs(mine - theirs) <= max(mine, theirs) * _NEAR)


def _one_head(one: Fact, other: Fact) -> bool:
    """Whether what is counted has one name, as far as both give one: 第一书记, 驻村第一书记."""
    return not one.head or not other.head or one.head.endswith(other.head) or other.head.endswith(one.head)


def _one_matter(one: Fact, other: Fact) -> bool:
    named = one.head != "" and other.head != ""
    return _one_head(one, other) and (named or bool(one.about & other.about) or not (one.about and other.about))


def _one_measure(one: Fact, other: Fact) -> bool:
    """Whether both measure the same: 收集问题12件 does not bear out 解决问题12件."""
    if one.measure is other.measure or one.measure not in _COUNTS or other.measure not in _COUNTS:
        return True
    return any(word not in one.head for word in one.about & other.about)


def _name(one: Fact, other: Fact) -> Agreement:
    mine, theirs = str(one.says), str(other.says)
    if mine.endswith(theirs) or theirs.endswith(mine) or _within(mine, theirs):
        return Agreement.SAME
    return Agreement.DIFFERENT if mine.startswith(theirs) or _slipped(mine, theirs) else Agreement.UNLIKE


def _within(mine: str, theirs: str) -> bool:
    """Whether the place a name ends with begins the other: 清河县柳河镇, 柳河镇党委."""
    return len(mine) >= _PLACE and theirs.startswith(tuple(mine[start:] for start in range(len(mine) - _PLACE + 1)))


def _slipped(mine: str, theirs: str) -> bool:
    """Whether one name stands in the other with one character gone wrong, not the one that says what it is."""
    short, long = sorted((mine, theirs), key=len)
    if len(short) < _PLACE:
        return False
    windows = (long[start : start + len(short)] for start in (0, len(long) - len(short)))
    return any(w[-1] == short[-1] and sum(a != b for a, b in zip(w, short, strict=True)) == 1 for w in windows)


def _date(one: Fact, other: Fact) -> Agreement:
    assert isinstance(one.says, Day) and isinstance(other.says, Day)
    pairs = list(zip(one.says, other.says, strict=True))
    if any(mine is not None and theirs is not None and mine != theirs for mine, theirs in pairs):
        one_matter = (
            len(one.about & other.about) > _MATTER and one.says.month is not None and other.says.month is not None
        )
        return Agreement.DIFFERENT if one_matter else Agreement.UNLIKE
    given = [(mine, theirs) for mine, theirs in pairs if mine is not None]
    if given[-1][1] is None or all(theirs is None for _, theirs in given):
        return Agreement.UNLIKE
    return Agreement.SAME if one.about & other.about or not one.about else Agreement.ELSEWHERE


def _quotation(one: Fact, other: Fact) -> Agreement:
    mine, theirs = str(one.says), str(other.says)
    if mine == theirs or mine in theirs:
        return Agreement.SAME
    short, long = sorted((len(mine), len(theirs)))
    if short < _LEAST_ALIKE or 2 * short < _ALIKE * (short + long):  # then no comparison would find them alike
        return Agreement.UNLIKE
    alike = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).ratio()
    return Agreement.DIFFERENT if alike >= _ALIKE else Agreement.UNLIKE


_BY_KIND = {FactKind.FIGURE: _figure, FactKind.NAME: _name, FactKind.DATE: _date, FactKind.QUOTATION: _quotation}
