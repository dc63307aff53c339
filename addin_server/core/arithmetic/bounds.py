"""A rounded figure against the exact one before it: 党员4962名, and then 近4900名党员.

近 rounds up and 逾 rounds down; figures further apart than rounding explains are of different things.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin_server.core.arithmetic.clash import Clash, instead, plain
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
from addin_server.core.model import Span

_ROUNDED = regex.compile(r"(?P<up>将近|接近|近|不到|不足)$|(?P<down>超过|突破|逾|超)$")
_SAID = regex.compile("[近逾超]|不到|不足|突破")
_NEAR = Decimal("0.02")
_LEAST = 100
"""Smaller figures are not rounded."""
_REACH = 4


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if _SAID.search(block.text) else []
    for number, figure in enumerate(found):
        led = max(figure.span.start - _REACH, 0)
        match = _ROUNDED.search(block.text, led, figure.span.start)
        if match is None or figure.value < _LEAST or figure.unit in ("", "%"):
            continue
        for exact in found[:number]:
            if (
                exact.exact
                and exact.unit == figure.unit
                and _contradicts(exact, figure, up=bool(match["up"]))
                and _same_noun(block, exact, figure)
            ):
                turned = "逾" if match["up"] else "近"
                because = f"前面是{plain(exact.value)}，不是“{match[0]}{plain(figure.value)}”"
                at = Span(match.start(), figure.span.end)
                mended = (instead(Span(*match.span()), turned),)
                yield Clash("约数", at, because, exact.span, mended)
                break


def _contradicts(exact: Figure, rounded: Figure, *, up: bool) -> bool:
    near = abs(exact.value - rounded.value) <= rounded.value * _NEAR
    return near and (exact.value > rounded.value if up else exact.value < rounded.value)


def _same_noun(block: Block, one: Figure, other: Figure) -> bool:
    """Whether the same noun stands beside both: 党员4962名, 4900名党员."""
    return not _nouns(block, one).isdisjoint(_nouns(block, other))


def _nouns(block: Block, figure: Figure) -> set[str]:
    beside = block.token_before(figure.span.start), block.token_at(figure.span.end)
    return {token.text for token in beside if token and token.tag.startswith("n")}
