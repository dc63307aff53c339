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
