"""{@quoted} in quotation marks, {@book} in book-title marks, {@aside} in brackets; {@hole} 〔blanks〕 to fill;
{@coinage} slogans made of numbers: “三亮”, “四比五看”."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import SHIELD, Block, feature
from addin_server.core.language.han import HAN
from addin_server.core.language.spans import inside
from addin_server.core.model import Span

_QUOTED = regex.compile(r"“[^“”]{1,200}”|‘[^‘’]{1,60}’")
_BOOK = regex.compile(r"《[^《》]{1,120}》")
# 〔2024〕 is the year of a document number.
_HOLE = regex.compile(r"〔(?!\d{4}〕)[^〔〕]{1,80}〕")
_ASIDE = regex.compile(r"（[^（）]{1,120}）|\([^()]{1,120}\)")


@feature("quoted")
def quoted(block: Block) -> list[Span]:
    return regex.matched(_QUOTED, block.text) if "“" in block.text or "‘" in block.text else []


@feature("book")
def book(block: Block) -> list[Span]:
    return regex.matched(_BOOK, block.text) if "《" in block.text else []


@feature("aside")
def aside(block: Block) -> list[Span]:
    return regex.matched(_ASIDE, block.text)


@feature("hole")
def hole(block: Block) -> list[Span]:
    return regex.matched(_HOLE, block.text) if "〔" in block.text else []


def books(block: Block) -> list[Span]:
    """What is cited by name."""
    return block.find("@book")


def holes(block: Block) -> list[Span]:
    """What is still to be filled in."""
    return block.find("@hole")


_COINAGE = regex.compile(rf"“(?:[一二三四五六七八九十双两多][{HAN}]{{1,2}}){{1,4}}”")


@feature("coinage")
def coinage(block: Block) -> list[Span]:
    known = block.find(SHIELD)
    found = (Span(*m.span()) for m in _COINAGE.finditer(block.text)) if "“" in block.text else ()
    return [s for s in found if not inside(known, s)]
