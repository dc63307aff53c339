"""Parts of a whole as they are written: 52%, 约三成, 过半, 三分之二; each with the shares it may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from re import Match
from typing import NamedTuple

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, chinese, figures
from addin_server.core.model import Span

_ABOUT = r"(?P<about>约|近|将近|接近|超过|超|逾|不到|不足)?"
_NUMERAL = "一二两三四五六七八九十"
_WORDS = regex.compile(
    rf"{_ABOUT}(?<![{_NUMERAL}])(?:(?P<tenths>[{_NUMERAL}])成(?P<half>半|[{_NUMERAL}])?|(?P<parts>[{_NUMERAL}]{{1,2}})分之(?P<share>[{_NUMERAL}]))"
    r"(?P<more>多|以上)?|(?P<most>过半|超过半数|半数以上|一半以上|大半)(?!年|个)"
)
_SAID = regex.compile(f"[{_NUMERAL}]成|分之|半")
"""What every share in words has."""
# 超过应到人数的五分之四: a bound, however far from it.
_BOUND = regex.compile(
    r"(?:(?P<under>(?:未|没有?)(?:达到|超过|到)|不足|不到|低于|不高于|不超过)|(?P<over>超过|超|达到|高于|不低于|不少于))"
    r"[^，。；\d]{1,12}的$"
)
_LOOSE = Decimal(5)
"""What a share in words may be off by: 三成 is said of 32 % too."""


class Ratio(NamedTuple):
    """A share as it is written, with the lowest and the highest per cent it may stand for."""

    span: Span
    written: str
    low: Decimal
    high: Decimal
    percent: Figure | None
    """The figure where it is written as one."""


def ratios(block: Block) -> list[Ratio]:
    """Return the shares of `block` in order; no percentage that is hedged or above the whole."""
    return sorted([*_percentages(block), *_in_words(block)])


def _percentages(block: Block) -> Iterator[Ratio]:
    for figure in figures(block):
        if figure.unit == "%" and figure.exact and 0 < figure.value <= 100:
            slack = Decimal("0.55") * Decimal(10) ** -figure.decimals + Decimal("0.05")
            written = block.text[slice(*figure.span)]
            yield Ratio(figure.span, written, figure.value - slack, figure.value + slack, figure)


def _in_words(block: Block) -> Iterator[Ratio]:
    for match in _WORDS.finditer(block.text) if _SAID.search(block.text) else ():
        if match["most"]:
            low, high = Decimal(50), Decimal(100)
        elif bound := _BOUND.search(block.text, block.clause_at(match.start()).start, match.start()):
            value = _value(match)
            low, high = (value, Decimal(100)) if bound["over"] else (Decimal(0), value)
        else:
            low, high = _around(_value(match), match["about"] or match["more"] or "")
        yield Ratio(Span(*match.span()), match[0], low, high, None)


def _value(match: Match[str]) -> Decimal:
    if match["tenths"]:
        value = (chinese(match["tenths"]) or Decimal(0)) * 10
        half = match["half"]
        return value + (5 if half == "半" else (chinese(half) or Decimal(0)) if half else 0)
    return 100 * (chinese(match["share"]) or Decimal(0)) / (chinese(match["parts"]) or Decimal(1))


def _around(value: Decimal, hedge: str) -> tuple[Decimal, Decimal]:
    if hedge in ("超过", "超", "逾", "多", "以上"):
        return value, value + 2 * _LOOSE
    if hedge in ("近", "将近", "接近", "不到", "不足"):
        return value - 2 * _LOOSE, value + 1
    return value - _LOOSE, value + _LOOSE
