"""What a computation found: two statements that cannot both be right."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, rewritten
from addin_server.core.model import Span
from addin_server.core.structure.article import Passage


class Correction(NamedTuple):
    """One way to bring both statements to agree: what is written instead, here or in the passage contradicted."""

    edits: tuple[tuple[Span, str], ...]
    label: str
    elsewhere: bool = False


class Clash(NamedTuple):
    """`span` contradicts `other` in the same paragraph; `because` is the sum a reader can redo.

    `corrections` are the ways out that can be computed: the right value, or one for each of the two statements.
    """

    case: str
    span: Span
    because: str
    other: Span | None = None
    corrections: tuple[Correction, ...] = ()


class ArticleClash(NamedTuple):
    """A clash that only the whole brief shows: `clash` stands in `passage`, what it contradicts in `against`."""

    passage: Passage
    clash: Clash
    against: Passage | None = None


def is_alike(one: Figure, other: Figure) -> bool:
    """Whether both count the same kind of thing by their units: 名 and 人 do."""
    return one.unit == other.unit or {one.unit, other.unit} <= _PEOPLE


_PEOPLE = frozenset("名人位")


def is_slip(said: Decimal | int, right: Decimal | int) -> bool:
    """Whether `said` is `right` written wrong: near it, or a digit away. What is further off is of something else."""
    low, high = sorted((Decimal(said), Decimal(right)))
    if low <= 0:
        return False
    if high - low <= max(_NEAR * high, Decimal(1)) or high / low in _PLACES:
        return True
    one, other = (_digits(value) for value in (said, right))
    return high <= _TWICE * low and max(len(one), len(other)) > 1 and _is_one_away(one, other)


def _digits(value: Decimal | int) -> str:
    return f"{Decimal(value).normalize():f}".replace(".", "")


def _is_one_away(one: str, other: str) -> bool:
    """Whether a digit was mistaken, left out, put in, or has changed places with its neighbour."""
    if len(one) == len(other):
        unlike = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
        turned = len(unlike) == _PAIR and unlike[1] == unlike[0] + 1 and sorted(one) == sorted(other)
        return len(unlike) == 1 or turned
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


_NEAR = Decimal("0.24")
"""A rise told of the wrong base is that far off: 29.9 % of what is 23.0 %."""
_PLACES = (10, 10_000)
"""How many times too much it is where a nought was mistaken, or 万."""
_TWICE = Decimal("2.3")
"""How many times the other one of two figures may be that differ in a digit: 18 for 8."""
_PAIR = 2


def slack(said: Figure, *of: Figure) -> Decimal:
    """What a sum or a difference may be off by because some of its figures are rounded and others are not."""
    steps = [figure.half_step for figure in (said, *of)]
    return sum(steps, Decimal(0)) if len(set(steps)) > 1 else Decimal(0)


def instead(span: Span, text: str, *, elsewhere: bool = False) -> Correction:
    """Return the correction that writes `text` at `span`."""
    return Correction(((span, text),), f"{'把另一处' if elsewhere else ''}改为“{text}”", elsewhere)


def revalued(block: Block, figure: Figure, value: Decimal, *, elsewhere: bool = False) -> tuple[Correction, ...]:
    """Return the correction that gives `figure` another value; none where it cannot be written the same way."""
    text = rewritten(block.text[slice(*figure.span)], value)
    return (instead(figure.span, text, elsewhere=elsewhere),) if text else ()


def swapped(block: Block, one: Figure, other: Figure) -> Correction:
    """Return the correction that puts each of two figures in the place of the other."""
    texts = block.text[slice(*one.span)], block.text[slice(*other.span)]
    return Correction(((one.span, texts[1]), (other.span, texts[0])), "两个数对调")


def plain(value: Decimal | int) -> str:
    """A number as a reader writes it: no exponent, no trailing zeros, large ones in 万 and 亿."""
    scale, name = next((pair for pair in _LARGE if value >= 10 * pair[0]), (1, ""))
    text = f"{Decimal(value) / scale:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + name


_LARGE = ((10**8, "亿"), (10**4, "万"))
